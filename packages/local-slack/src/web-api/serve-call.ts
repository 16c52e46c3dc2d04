import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, readBody } from '../http/http-body.ts';
import type { LocalSlack } from '../local-slack.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, readArguments, text } from './arguments.ts';
import type { Method } from './method.ts';
import { methods } from './methods.ts';
import { requireScope } from './scopes.ts';

/** Slack accepts larger calls only for files. */
const maxBodyBytes = 1024 * 1024;

/** Answers `POST /api/<method>` as Slack does: always with HTTP 200, and `ok` says how it went. */
export async function serveCall(
  slack: LocalSlack,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let args: Arguments = {};
  let answer: Record<string, unknown>;
  const fault = slack.faults.take(name);
  if (fault?.type === 'timeout' && !fault.done) return;
  if (fault?.type === 'dropped') {
    request.socket.destroy();
    return;
  }
  if (fault?.type === 'ratelimited')
    return rateLimited(slack, name, response, fault.unsaid ? undefined : (fault.retryAfterSeconds ?? 1));
  if (fault?.type === 'server_error' && !fault.done) {
    slack.calls.record({ method: name, args, ok: false, error: `http_${fault.status ?? 500}` });
    return serverError(response, fault.status);
  }
  try {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const body = await readBody(request, maxBodyBytes);
    args = readArguments(request.headers['content-type'] ?? '', body, query);
    if (fault?.type === 'error') throw new ApiError(fault.error);
    answer = { ok: true, ...call(slack, name, args, request.headers.authorization) };
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      response.writeHead(413, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: false, error: 'request_too_large' }));
      return;
    }
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'ratelimited')
      return rateLimited(slack, name, response, Number(error.details.retryAfterSeconds ?? 1));
    answer = { ok: false, error: error.code, ...error.details };
  }
  const { token: _secret, ...visible } = args;
  slack.calls.record({
    method: name,
    args: visible,
    ok: answer.ok === true,
    ...(typeof answer.error === 'string' && { error: answer.error }),
  });
  if (fault?.type === 'timeout') return;
  if (fault?.type === 'server_error') return serverError(response, fault.status);
  if (fault?.type === 'answer_lost') {
    request.socket.destroy();
    return;
  }
  if (fault?.type === 'web_page') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
    return;
  }
  const accepted = methods[name]?.scopes ?? [];
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': slack.manifest.botScopes.join(','),
    ...(accepted.length > 0 && { 'x-accepted-oauth-scopes': accepted.join(',') }),
  });
  response.end(JSON.stringify(answer));
}

function call(
  slack: LocalSlack,
  name: string,
  args: Arguments,
  authorization: string | undefined,
): Record<string, unknown> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new ApiError('unknown_method', { req_method: name });
  if (method.token !== 'none') authenticate(slack, method, text(args, 'token') ?? bearer(authorization));
  requireScope(slack, method.scopes);
  return method.run(slack, args);
}

function authenticate(slack: LocalSlack, method: Method, token: string | undefined): void {
  if (token === undefined) throw new ApiError('not_authed');
  if (slack.faults.tokenError !== undefined) throw new ApiError(slack.faults.tokenError);
  const isBot = token === slack.tokens.bot || slack.stepRuns.knowsToken(token);
  const kind = isBot ? 'bot' : token === slack.tokens.app ? 'app' : undefined;
  if (kind === undefined) throw new ApiError('invalid_auth');
  if (method.token !== 'any' && method.token !== kind) throw new ApiError('not_allowed_token_type');
}

function bearer(authorization: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
}

function serverError(response: ServerResponse, status = 500): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end('Internal Server Error');
}

function rateLimited(slack: LocalSlack, name: string, response: ServerResponse, seconds?: number): void {
  slack.calls.record({ method: name, args: {}, ok: false, error: 'ratelimited' });
  const wait = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  response.writeHead(429, { 'content-type': 'application/json', ...wait });
  response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
}
