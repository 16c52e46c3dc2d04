import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../page-server/page-responses.ts';

/** Keeps proxies and browsers from closing a silent stream. */
const heartbeatMs = 15_000;

export interface EventStream {
  /** Sends something as one event, as JSON. */
  send: (data: unknown) => void;
  /** Called once, when the page has gone. */
  onClose: (listener: () => void) => void;
}

/** Answers a request with server-sent events. */
export function openEventStream(request: IncomingMessage, response: ServerResponse): EventStream {
  response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
  // The page counts as connected before there is anything to send.
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  heartbeat.unref();
  request.on('close', () => clearInterval(heartbeat));
  return {
    send: (data) => void response.write(`data: ${JSON.stringify(data)}\n\n`),
    onClose: (listener) => void request.on('close', listener),
  };
}
