/** What goes wrong on the next calls of a method. */
export type Fault =
  /** HTTP 429 with `Retry-After`. */
  | { kind: 'ratelimited'; retryAfterSeconds?: number }
  /** HTTP 500, or another status. */
  | { kind: 'server_error'; status?: number }
  /** The call is never answered. */
  | { kind: 'timeout' }
  /** The connection breaks before an answer. */
  | { kind: 'dropped' }
  /** The call is done, but the connection breaks before its answer: the app cannot know. */
  | { kind: 'answer_lost' }
  /** Slack answers `{ok: false}` with this word. */
  | { kind: 'error'; error: string };

export interface BlockRefusal {
  /** Only calls of this method (`response_url` is one too); all when it is left out. */
  method?: string;
  blockTypes: readonly string[];
}

/** Faults that tests and curious people switch on. The workspace itself is never faulty. */
export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #refusals = new Set<BlockRefusal>();
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

  /** Takes the next fault of this method, if there is one. */
  take(method: string): Fault | undefined {
    return this.#next.get(method)?.shift();
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
    this.tokenError = undefined;
    this.limitMessageRate = false;
  }
}
