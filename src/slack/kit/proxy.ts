import http from 'node:http';
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { StartError } from '../../start-error.ts';

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/**
 * Sends everything that this process asks of the web through the proxy that the environment names, as most programs do:
 * HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in either case. The connection to PostgreSQL is none of it.
 * @returns what a WebSocket needs to go the same way; undefined if there is no proxy
 * @throws StartError if the address of the proxy is none
 */
export function useProxy(env: Record<string, string | undefined>): Dispatcher | undefined {
  const set = VARIABLES.filter((name) => env[name]?.trim());
  for (const name of set) {
    // Never repeat the value: it may hold a password.
    if (!URL.canParse(env[name] ?? '') || !/^https?:/i.test(env[name] ?? ''))
      throw new StartError(
        `${name} is not the http(s) address of a proxy. It should look like http://user:password@proxy.example:3128.`,
      );
  }
  if (set.length === 0) return undefined;
  http.setGlobalProxyFromEnv(env);
  return new EnvHttpProxyAgent();
}
