import { seededRandom } from './seeded-random.ts';

/** What goes wrong on the next calls of a method. */
export type Fault =
  /** HTTP 429 with `Retry-After`. */
  | { type: 'ratelimited'; retryAfterSeconds?: number }
  /** HTTP 500, or another status; `done`: the call is done all the same. */
  | { type: 'server_error'; status?: number; done?: boolean }
  /** The call is never answered; `done`: it is done all the same. */
  | { type: 'timeout'; done?: boolean }
  /** The connection breaks before an answer. */
  | { type: 'dropped' }
  /** The call is done, but the connection breaks before its answer: the app cannot know. */
  | { type: 'answer_lost' }
  /** Slack answers `{ok: false}` with this word. */
  | { type: 'error'; error: string };

export interface BlockRefusal {
  /** Only calls of this method (`response_url` is one too); all when it is left out. */
  method?: string;
  blockTypes: readonly string[];
}

/** Faults that come by chance, the same ones for the same seed and order of calls. */
export interface RandomFaults {
  seed: number;
  /** How many of the calls fail, from 0 to 1. */
  rate: number;
  /** Only calls of these methods; all when it is left out. */
  methods?: readonly string[];
  /** Each as likely as the others. */
  faults: readonly Fault[];
}

/** Faults that tests and curious people switch on. The workspace itself is never faulty. */
export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #refusals = new Set<BlockRefusal>();
  readonly #random = new Set<{ plan: RandomFaults; draw: () => number }>();
  readonly #counts = new Map<string, number>();
  /** All tokens are refused with this word while it is set, e.g. `token_revoked`. */
  tokenError: string | undefined;
  /** Holds apps to about one message a second in each channel, as Slack does. */
  limitMessageRate = false;

  /** Lets the next `times` calls of the method (`response_url` is one too) fail so. */
  failNext(method: string, fault: Fault, times = 1): void {
    const queued = this.#next.get(method) ?? [];
    for (let i = 0; i < times; i += 1) queued.push(fault);
    this.#next.set(method, queued);
  }

  /** Answers `invalid_blocks` to every message with a block of these types, until the answer is called. */
  refuseBlocks(refusal: BlockRefusal): () => void {
    this.#refusals.add(refusal);
    return () => this.#refusals.delete(refusal);
  }

  /** Lets some calls fail by chance, until the answer is called. Throws RangeError for a rate that is none. */
  failAtRandom(plan: RandomFaults): () => void {
    if (!(plan.rate >= 0 && plan.rate <= 1))
      throw new RangeError(`A rate is between 0 and 1, not ${plan.rate}.`);
    if (plan.faults.length === 0) throw new RangeError('There is no fault to choose from.');
    const running = { plan, draw: seededRandom(plan.seed) };
    this.#random.add(running);
    return () => this.#random.delete(running);
  }

  /** The fault that this call of the method meets, if any: the next one told, or one by chance. */
  take(method: string): Fault | undefined {
    const fault = this.#next.get(method)?.shift() ?? this.#byChance(method);
    if (fault) {
      const name = 'done' in fault && fault.done ? `${fault.type}, done` : fault.type;
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
    return fault;
  }

  /** How many calls have met a fault, by its kind; `server_error, done` where the call was done all the same. */
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
