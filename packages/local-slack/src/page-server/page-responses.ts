import type { ServerResponse } from 'node:http';
import type { PageFiles } from './page-build.mjs';
import type { PageBundle } from './page-bundle.ts';

/** The page loads nothing from elsewhere and talks only to this server. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every response to the page. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const contentTypes: Record<keyof PageFiles, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Sends one of the page's files, or the reason why they can't be built. */
export async function sendPageFile(
  response: ServerResponse,
  bundle: PageBundle,
  name: keyof PageFiles,
): Promise<void> {
  try {
    const { [name]: body } = await bundle.files({ fresh: name === 'html' });
    response.writeHead(200, { ...securityHeaders, 'content-type': contentTypes[name] }).end(body);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    response.writeHead(500, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' });
    response.end(`The page can’t be built: ${reason}\n`);
  }
}

/** The response to a refused request; `message` is one sentence for the person. */
export function refusal(error: string, message: string) {
  return { ok: false, error, message };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
