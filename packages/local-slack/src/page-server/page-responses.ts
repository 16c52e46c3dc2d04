import type { ServerResponse } from 'node:http';
import type { PageFiles } from './page-build.mjs';
import type { PageBundle } from './page-bundle.ts';

/** The page loads nothing from elsewhere and talks to nobody but this server. */
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

/** What every answer to the page carries. */
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

/** Answers with one of the page's files; when they cannot be built, with the reason. */
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
    response.end(`The page cannot be built: ${reason}\n`);
  }
}

/** What a refused request is answered; `message` is one sentence for the person. */
export function refusal(error: string, message: string) {
  return { ok: false, error, message };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
