import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../page-server/page-responses.ts';

/** How often to send something, so that proxies and browsers don't close a silent stream. */
const heartbeatMs = 15_000;

export interface EventStream {
  /** Sends a value as one event, in JSON. */
  send: (data: unknown) => void;
  /** Calls back once, when the page is gone. */
  onClose: (listener: () => void) => void;
}

/** Answers a request with a stream of server-sent events. */
export function openEventStream(request: IncomingMessage, response: ServerResponse): EventStream {
  response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
  // This tells the page that it is connected, even before there is anything to send.
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  heartbeat.unref();
  request.on('close', () => clearInterval(heartbeat));
  return {
    send: (data) => void response.write(`data: ${JSON.stringify(data)}\n\n`),
    onClose: (listener) => void request.on('close', listener),
  };
}
