import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http/http-body.ts';
import type { LocalSlack } from '../local-slack.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { respond } from './respond.ts';

const maxBodyBytes = 1024 * 1024;

/**
 * Answers `POST /response/<secret>`. A URL that is used up or too old answers 404; a message that Slack would refuse
 * answers 400, so that Bolt's `respond()` throws.
 */
export async function serveResponseUrl(
  slack: LocalSlack,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fault = slack.faults.take('response_url');
  if (fault?.type === 'timeout' && !fault.done) return;
  if (fault?.type === 'dropped') {
    request.socket.destroy();
    return;
  }
  let args: Arguments = {};
  const finish = (status: number, error?: string, details: Record<string, unknown> = {}): void => {
    slack.calls.record({ method: 'response_url', args, ok: error === undefined, ...(error && { error }) });
    if (fault?.type === 'timeout') return;
    if (fault?.type === 'server_error' && fault.done) {
      response.writeHead(fault.status ?? 500, { 'content-type': 'text/plain' }).end('Internal Server Error');
      return;
    }
    if (fault?.type === 'answer_lost') {
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(error === undefined ? { ok: true } : { ok: false, error, ...details }));
  };
  const body = await readBody(request, maxBodyBytes);
  if (fault?.type === 'server_error' && !fault.done) return finish(fault.status ?? 500, 'internal_error');
  if (fault?.type === 'ratelimited') {
    response.setHeader('retry-after', String(fault.retryAfterSeconds ?? 1));
    return finish(429, 'ratelimited');
  }
  try {
    args = readArguments(request.headers['content-type'] ?? 'application/json', body, new URLSearchParams());
    if (fault?.type === 'error') throw new ApiError(fault.error);
    const use = slack.responseUrls.use(secret);
    if (!use.ok) return finish(404, use.error);
    respond(slack, use.target, args);
    finish(200);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    finish(400, error.code, error.details);
  }
}
