import { randomBytes } from 'node:crypto';

/** What an interaction's `response_url` refers to. */
export interface ResponseTarget {
  channel: string;
  userId: string;
  /** The message with the pressed button, which can be replaced or deleted. */
  messageTs?: string;
}

/** Works five times within thirty minutes: https://docs.slack.dev/interactivity/handling-user-interaction */
const usesAllowed = 5;
const lifeMs = 30 * 60 * 1000;

export type ResponseUse =
  | { ok: true; target: ResponseTarget }
  | { ok: false; error: 'used_url' | 'expired_url' };

/** The `response_url`s that have been issued. */
export class ResponseUrls {
  readonly #issued = new Map<string, { target: ResponseTarget; issuedAt: number; uses: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** A new secret for the last part of the URL. */
  issue(target: ResponseTarget): string {
    const secret = randomBytes(18).toString('base64url');
    this.#issued.set(secret, { target, issuedAt: this.#now().getTime(), uses: 0 });
    const [oldest] = this.#issued.keys();
    if (this.#issued.size > 1000 && oldest !== undefined) this.#issued.delete(oldest);
    return secret;
  }

  use(secret: string): ResponseUse {
    const issued = this.#issued.get(secret);
    if (!issued || this.#now().getTime() - issued.issuedAt > lifeMs)
      return { ok: false, error: 'expired_url' };
    if (issued.uses >= usesAllowed) return { ok: false, error: 'used_url' };
    issued.uses += 1;
    return { ok: true, target: issued.target };
  }
}
