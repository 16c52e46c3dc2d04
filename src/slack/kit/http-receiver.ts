import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver, type Logger } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { createCooldown } from './cooldown.ts';

/** Where Slack sends its requests in HTTP mode; an HTTP app's manifest names the same path. */
const EVENTS_PATH = '/slack/events';

/** Anybody can send unsigned requests: one line a minute says so, in ms. */
const REFUSALS_EVERY_MS = 60_000;

export interface HttpReceiverOptions {
  signingSecret: string;
  /** For Bolt's own lines. */
  logger: Logger;
  log: Log;
  now: () => Date;
}

/**
 * Bolt's receiver behind a check of its own. Bolt reads properties of whatever a body parses to, and for `null` that ends the
 * process.
 */
export function createHttpReceiver({ signingSecret, logger, log, now }: HttpReceiverOptions): HTTPReceiver {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: EVENTS_PATH, logger });
  const lines = createCooldown(REFUSALS_EVERY_MS, now);
  const passOn = receiver.requestListener;

  const check = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const status = await statusFor(request, signingSecret);
    if (status === undefined) return void passOn(request, response);
    // Nothing more of a body that is too long is read.
    response.writeHead(status, { connection: 'close' }).end();
    if (!lines.start(String(status))) return;
    log.warn(
      { event: 'request.refused', status },
      `${REFUSED[status]} Further ones within a minute are not logged`,
    );
  };
  receiver.requestListener = (request, response) => {
    // Bolt would log each of these, and anybody can send them.
    if (!isEvent(request)) return void response.writeHead(404, { connection: 'close' }).end();
    check(request, response).catch((error: unknown) => {
      log.error({ event: 'request.not_read', err: error }, 'could not read a request');
      response.destroy();
    });
  };
  return receiver;
}

const REFUSED = {
  400: 'refused a request whose body is no object; Slack sends none of these.',
  401: 'refused a request without a valid signature; if it came from Slack, check SLACK_SIGNING_SECRET and the clock.',
  413: `refused a request of more than ${HTTPModuleFunctions.defaultBodyLimit} bytes.`,
} as const;

function isEvent({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && URL.parse(url, 'http://localhost')?.pathname === EVENTS_PATH;
}

/** Why a request can't be passed on, as a status; undefined if it can. Its body is read then, and Bolt uses what was read. */
async function statusFor(
  request: IncomingMessage,
  signingSecret: string,
): Promise<keyof typeof REFUSED | undefined> {
  try {
    const limit = HTTPModuleFunctions.defaultBodyLimit;
    const read = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
      { signingSecret, bodyLimit: limit },
      request,
    );
    const body: unknown = parsed(() => HTTPModuleFunctions.parseHTTPRequestBody(read));
    return body !== null && typeof body === 'object' && !Array.isArray(body) ? undefined : 400;
  } catch (error) {
    return HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
  }
}

function parsed(parse: () => unknown): unknown {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
