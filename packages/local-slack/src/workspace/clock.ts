/** The playground's time: the real one, or so much ahead of it or behind. Moved, it goes on at its usual pace. */
export class Clock {
  readonly #real: () => Date;
  #aheadMs: number;

  /** @param aheadMs how far it was moved before, from the last start */
  constructor(real: () => Date, aheadMs = 0) {
    this.#real = real;
    this.#aheadMs = aheadMs;
  }

  readonly now = (): Date => new Date(this.#real().getTime() + this.#aheadMs);

  /** Milliseconds ahead of the real time; negative when it was moved back. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Makes it this time now. @returns whether that is later than it was */
  moveTo(time: Date): boolean {
    const forward = time.getTime() > this.now().getTime();
    this.#aheadMs = time.getTime() - this.#real().getTime();
    return forward;
  }

  backToReal(): void {
    this.#aheadMs = 0;
  }
}
