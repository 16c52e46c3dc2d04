import { seededRandom } from './seeded-random.ts';

/** What goes wrong with a call. */
export type Fault =
  /** HTTP 429 with `Retry-After`, or without it, as some proxies answer. */
  | { type: 'ratelimited'; retryAfterSeconds?: number; unsaid?: boolean }
  /** HTTP 500 or another status. With `done`, the call takes effect anyway. */
  | { type: 'server_error'; status?: number; done?: boolean }
  /** The call is never answered. With `done`, it takes effect anyway. */
  | { type: 'timeout'; done?: boolean }
  /** The connection drops before an answer. */
  | { type: 'dropped' }
  /** The call takes effect, but the connection drops before the answer, so the app can't know. */
  | { type: 'answer_lost' }
  /** The call takes effect, but a proxy answers in Slack's place: HTTP 200 with a web page. */
  | { type: 'web_page' }
  /** Slack answers `{ok: false}` with this error code. */
  | { type: 'error'; error: string };

export interface BlockRefusal {
  /** Only calls to this method (or `response_url`). Default: all. */
  method?: string;
  blockTypes: readonly string[];
}

/** Random faults: always the same ones for the same seed and order of calls. */
export interface RandomFaults {
  seed: number;
  /** How many of the calls fail, from 0 to 1. */
  rate: number;
  /** Only calls to these methods. Default: all. */
  methods?: readonly string[];
  /** All equally likely. */
  faults: readonly Fault[];
}

/** Faults that tests and curious people turn on. The workspace's data always stays correct. */
export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #refusals = new Set<BlockRefusal>();
  readonly #random = new Set<{ plan: RandomFaults; draw: () => number }>();
  readonly #counts = new Map<string, number>();
  /** If set, all tokens are refused with this error code, e.g. `token_revoked`. */
  tokenError: string | undefined;
  /** Limits apps to about one message per second in each channel, as Slack does. */
  limitMessageRate = false;

  /** Makes the next `times` calls to the method (or `response_url`) fail like this. */
  failNext(method: string, fault: Fault, times = 1): void {
    const queued = this.#next.get(method) ?? [];
    for (let i = 0; i < times; i += 1) queued.push(fault);
    this.#next.set(method, queued);
  }

  /** Answers `invalid_blocks` to every message with a block of these types. Call the returned function to stop it. */
  refuseBlocks(refusal: BlockRefusal): () => void {
    this.#refusals.add(refusal);
    return () => this.#refusals.delete(refusal);
  }

  /**
   * Makes some calls fail at random; call the returned function to stop it. Throws RangeError if the rate is not from
   * 0 to 1.
   */
  failAtRandom(plan: RandomFaults): () => void {
    if (!(plan.rate >= 0 && plan.rate <= 1))
      throw new RangeError(`A rate is between 0 and 1, not ${plan.rate}.`);
    if (plan.faults.length === 0) throw new RangeError('There is no fault to choose from.');
    const running = { plan, draw: seededRandom(plan.seed) };
    this.#random.add(running);
    return () => this.#random.delete(running);
  }

  /** The fault for this call to the method, if any: the next one in line, or a random one. */
  take(method: string): Fault | undefined {
    const fault = this.#next.get(method)?.shift() ?? this.#byChance(method);
    if (fault) {
      const name = 'done' in fault && fault.done ? `${fault.type}, done` : fault.type;
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
    return fault;
  }

  /** How many calls have failed, by type of fault; `server_error, done` if the call took effect anyway. */
  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  #byChance(method: string): Fault | undefined {
    for (const { plan, draw } of this.#random) {
      if (plan.methods && !plan.methods.includes(method)) continue;
      if (draw() < plan.rate) return plan.faults[Math.floor(draw() * plan.faults.length)];
    }
    return undefined;
  }

  refusesBlock(method: string, blockType: string): boolean {
    return [...this.#refusals].some(
      (refusal) =>
        (refusal.method === undefined || refusal.method === method) && refusal.blockTypes.includes(blockType),
    );
  }

  clear(): void {
    this.#next.clear();
    this.#refusals.clear();
    this.#random.clear();
    this.tokenError = undefined;
    this.limitMessageRate = false;
  }
}
