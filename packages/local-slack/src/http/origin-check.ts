import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** True if the Host header is localhost or a loopback address, on any port. */
export function isLocalHost(header: string | undefined): boolean {
  return header !== undefined && /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(header);
}

/**
 * True if a page of another site, or of another port of this machine, sends the request. Browsers say so, and programs send
 * neither header. A link that somebody follows is not such a request.
 */
export function isFromForeignPage({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && URL.parse(origin)?.host !== host) return true;
  const site = headers['sec-fetch-site'];
  const isLink = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  return (site === 'cross-site' || site === 'same-site') && !isLink;
}

/** True if the body is JSON by its type's essence; whatever stands in a parameter says nothing about the body. */
export function isJson({ 'content-type': type = '' }: IncomingHttpHeaders): boolean {
  return type.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}
