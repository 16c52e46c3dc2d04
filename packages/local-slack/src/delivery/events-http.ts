import { createHmac, randomUUID } from 'node:crypto';
import { unixSeconds } from '../workspace/timestamps.ts';
import type { Delivery, DeliveryOutcome, EnvelopeType, Retry } from './delivery.ts';

export interface HttpDeliveryOptions {
  /** Where the app listens, e.g. `http://127.0.0.1:3000/slack/events`. */
  url: string;
  signingSecret: string;
  ackTimeoutMs: number;
  onConnectionChange: (connected: boolean) => void;
}

/** How often to check whether an unreachable app is back. */
const knockEveryMs = 300;

/** Signed HTTP: posts everything to the app's address, with Slack's v0 signature over the raw body. */
export class HttpDelivery implements Delivery {
  readonly #options: HttpDeliveryOptions;
  readonly #closing = new AbortController();
  #connected = false;
  #knocking: NodeJS.Timeout | undefined;

  constructor(options: HttpDeliveryOptions) {
    this.#options = options;
    void this.#knock();
  }

  get connected(): boolean {
    return this.#connected;
  }

  async deliver(type: EnvelopeType, body: Record<string, unknown>, retry?: Retry): Promise<DeliveryOutcome> {
    const [contentType, text] = encode(type, body);
    const retryHeaders: Record<string, string> =
      retry && retry.attempt > 0
        ? { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }
        : {};
    const outcome = await this.#post(contentType, text, retryHeaders);
    if (outcome.type === 'unreachable') this.#lost();
    return outcome;
  }

  drop(): void {
    this.#lost();
  }

  refresh(): void {
    // Signed HTTP has no connection to renew.
  }

  async close(): Promise<void> {
    clearTimeout(this.#knocking);
    this.#closing.abort();
  }

  /** Slack's handshake: the app is reachable if it answers the challenge. */
  async #knock(): Promise<void> {
    const challenge = randomUUID();
    const body = JSON.stringify({ type: 'url_verification', token: 'local-slack', challenge });
    const outcome = await this.#post('application/json', body, {});
    if (this.#closing.signal.aborted) return;
    if (outcome.type === 'acked' && challengeOf(outcome.payload) === challenge) {
      this.#connected = true;
      this.#options.onConnectionChange(true);
    } else {
      this.#knocking = setTimeout(() => void this.#knock(), knockEveryMs);
      this.#knocking.unref();
    }
  }

  #lost(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#options.onConnectionChange(false);
    void this.#knock();
  }

  async #post(contentType: string, body: string, extra: Record<string, string>): Promise<DeliveryOutcome> {
    // The real clock, even if the workspace's time was moved, because the app refuses stale signatures.
    const timestamp = String(unixSeconds(new Date()));
    try {
      const response = await fetch(this.#options.url, {
        method: 'POST',
        body,
        headers: {
          'content-type': contentType,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signatureOf(this.#options.signingSecret, timestamp, body),
          ...extra,
        },
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#options.ackTimeoutMs)]),
      });
      const text = await response.text();
      if (!response.ok) return { type: 'refused', status: response.status };
      return { type: 'acked', payload: answerOf(text, response.headers.get('content-type') ?? '') };
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      return { type: timedOut ? 'timeout' : 'unreachable' };
    }
  }
}

/**
 * Slack's request signature, version 0: HMAC-SHA256 over `v0:<timestamp>:<raw body>`.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function encode(type: EnvelopeType, body: Record<string, unknown>): [contentType: string, text: string] {
  if (type === 'events_api') return ['application/json', JSON.stringify(body)];
  const form = new URLSearchParams();
  if (type === 'interactive') form.set('payload', JSON.stringify(body));
  else for (const [name, value] of Object.entries(body)) form.set(name, String(value));
  return ['application/x-www-form-urlencoded', form.toString()];
}

function answerOf(text: string, contentType: string): unknown {
  if (text.trim() === '') return undefined;
  if (!contentType.includes('json')) return { text };
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

function challengeOf(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return undefined;
  if ('challenge' in payload) return payload.challenge;
  // An app may answer with just the challenge as text.
  return 'text' in payload ? payload.text : undefined;
}
