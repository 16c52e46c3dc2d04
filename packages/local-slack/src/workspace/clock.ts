/** The workspace's time: the real time plus an offset. It always runs at the normal pace. */
export class Clock {
  readonly #real: () => Date;
  #aheadMs: number;

  /** @param aheadMs the offset from the last run */
  constructor(real: () => Date, aheadMs = 0) {
    this.#real = real;
    this.#aheadMs = aheadMs;
  }

  readonly now = (): Date => new Date(this.#real().getTime() + this.#aheadMs);

  /** Milliseconds ahead of the real time; negative if it was moved back. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Sets the time. @returns whether that is later than before */
  moveTo(time: Date): boolean {
    const forward = time.getTime() > this.now().getTime();
    this.#aheadMs = time.getTime() - this.#real().getTime();
    return forward;
  }

  backToReal(): void {
    this.#aheadMs = 0;
  }
}
