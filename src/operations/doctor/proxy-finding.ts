import type { Finding } from '../../finding.ts';
import { useProxy } from '../../slack/kit/proxy.ts';
import { StartError } from '../../start-error.ts';

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** Checks the proxy settings, and uses them for whatever this process asks of the web from now on. */
export function proxyFinding(env: Record<string, string | undefined>): Finding {
  const check = 'Proxy';
  const fix = 'Set HTTPS_PROXY to an address like http://proxy.example:3128, or unset it.';
  try {
    if (!useProxy(env)) return { check, status: 'ok', says: 'None is set; the bot reaches Slack directly.' };
  } catch (error) {
    return {
      check,
      status: 'failing',
      says: error instanceof StartError ? error.message : 'It can’t be used.',
      fix,
    };
  }
  const hosts = VARIABLES.flatMap((name) => {
    const value = env[name]?.trim();
    return value ? [`${name} is ${new URL(value).host}`] : [];
  });
  const without = (env.NO_PROXY ?? env.no_proxy)?.trim();
  return {
    check,
    status: 'ok',
    says: `${hosts.join(', ')}${without ? `; without it: ${without}` : ''}. PostgreSQL is reached without it.`,
  };
}
