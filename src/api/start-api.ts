import type { ApiSettings } from '../config.ts';
import type { Log } from '../log.ts';
import { isPortInUse, StartError } from '../start-error.ts';
import type { ApiServer } from './api-server.ts';
import type { GuidanceDeps } from './guidance.ts';

export interface ApiOptions extends GuidanceDeps {
  /** Undefined for none. */
  listen: ApiSettings | undefined;
  version: string;
  log: Log;
}

/**
 * Lets programs ask over HTTP, if somebody chose a port for it. Loaded only then: the packages are large.
 * @returns undefined if nobody did
 * @throws StartError if the port can't be used
 */
export async function startApi({
  listen,
  version,
  log,
  ...deps
}: ApiOptions): Promise<ApiServer | undefined> {
  if (!listen) return undefined;
  const [{ serveApi }, { createGuidance }] = await Promise.all([
    import('./api-server.ts'),
    import('./guidance.ts'),
  ]);
  const { port, address } = listen;
  const guidance = createGuidance(deps);
  try {
    const server = await serveApi({ ...listen, guidance, version, log, now: deps.now });
    log.info(
      { event: 'api.listening', port: server.port, address, tokens: listen.tokens.map(({ name }) => name) },
      `programs may ask at port ${server.port} of ${address}: /mcp, /api/openapi.json`,
    );
    return server;
  } catch (error) {
    const why = isPortInUse(error)
      ? `port ${port} of ${address} is in use by another program`
      : `port ${port} of ${address} can't be used (${error instanceof Error && 'code' in error ? error.code : 'unknown'})`;
    throw new StartError(
      `API_PORT: ${why}. Set API_PORT to a free one, or to "off", and API_ADDRESS to one of this machine.`,
    );
  }
}
