import { randomBytes } from 'node:crypto';
import { actingWindow } from './acting-window.ts';

interface Trigger {
  userId: string;
  /** The modal in which the interaction happened, on which a new one may be pushed. */
  viewId: string | undefined;
  /** The window of the page in which it happened. */
  window: string | undefined;
  issuedAt: number;
  exchanged: boolean;
}

/** A trigger works once, within three seconds: https://docs.slack.dev/interactivity/handling-user-interaction */
const triggerLifeMs = 3000;

export type Exchange =
  | { ok: true; userId: string; viewId: string | undefined; window: string | undefined; spend(): void }
  | { ok: false; error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' };

/** The `trigger_id`s of interactions, and what they can still be used for. */
export class Triggers {
  readonly #triggers = new Map<string, Trigger>();
  readonly #now: () => Date;
  #count = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  issue(userId: string, viewId?: string): string {
    this.#count += 1;
    const id = `${1_000_000 + this.#count}.${this.#now().getTime()}.${randomBytes(16).toString('hex')}`;
    this.#triggers.set(id, {
      userId,
      viewId,
      window: actingWindow(),
      issuedAt: this.#now().getTime(),
      exchanged: false,
    });
    this.#forgetOld();
    return id;
  }

  /** Looks at a trigger without using it up, because a call that fails for another reason may try again. */
  exchange(id: string): Exchange {
    const trigger = this.#triggers.get(id);
    if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
    if (trigger.exchanged) return { ok: false, error: 'exchanged_trigger_id' };
    if (this.#now().getTime() - trigger.issuedAt > triggerLifeMs) {
      return { ok: false, error: 'expired_trigger_id' };
    }
    return {
      ok: true,
      userId: trigger.userId,
      viewId: trigger.viewId,
      window: trigger.window,
      spend: () => {
        trigger.exchanged = true;
      },
    };
  }

  #forgetOld(): void {
    const [oldest] = this.#triggers.keys();
    if (this.#triggers.size > 1000 && oldest !== undefined) this.#triggers.delete(oldest);
  }
}
