import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** What a call says, as far as it is made of texts. */
type Said = Partial<Record<string, string>>;

/** The error code to answer with; undefined lets the call through. */
export type OnCall = (method: string, said: Said) => Promise<string | undefined> | string | undefined;

/**
 * Stands between the bot and Slack, to hold up or refuse single calls by what they say.
 * @returns the address for the bot
 */
export async function standBetween(apiUrl: string, onCall: OnCall): Promise<string> {
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace(/^\/api\/|\?.*$/g, '');
    const sent = await text(request);
    const { 'content-type': contentType = '', authorization = '' } = request.headers;
    const refused = await onCall(method, saidIn(contentType, sent));
    const headers = { 'content-type': contentType, authorization };
    const answer = refused
      ? JSON.stringify({ ok: false, error: refused })
      : await (await fetch(new URL(method, apiUrl), { method: 'POST', headers, body: sent })).text();
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

/** Holds up the first call that `isIt` picks, until it may go on. */
export function holdFirst(isIt: (method: string, said: Said) => boolean) {
  const arrived = Promise.withResolvers<void>();
  const goingOn = Promise.withResolvers<undefined>();
  let held = false;
  const onCall: OnCall = (method, said) => {
    if (held || !isIt(method, said)) return undefined;
    held = true;
    arrived.resolve();
    return goingOn.promise;
  };
  return { onCall, arrived: arrived.promise, goOn: () => goingOn.resolve(undefined) };
}

function saidIn(contentType: string, sent: string): Said {
  return contentType.includes('json') ? JSON.parse(sent) : Object.fromEntries(new URLSearchParams(sent));
}
