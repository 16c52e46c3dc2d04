import type { IncomingMessage } from 'node:http';

/** The body is longer than this route accepts. */
export class BodyTooLarge extends Error {
  readonly limitBytes: number;

  constructor(limitBytes: number) {
    super(`The body is longer than ${limitBytes} bytes.`);
    this.name = 'BodyTooLarge';
    this.limitBytes = limitBytes;
  }
}

/** The request's body as text. Throws BodyTooLarge if it exceeds the limit. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > limitBytes) throw new BodyTooLarge(limitBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
