/**
 * Slack's timestamps: seconds with six decimals, unique and increasing, which identify a message within its channel.
 * The clock may stand still (in tests) or move back, so a timestamp is at least a microsecond later than the last
 * one.
 */
export class Timestamps {
  #lastMicroseconds = 0;
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  next(): string {
    this.#lastMicroseconds = Math.max(this.#now().getTime() * 1000, this.#lastMicroseconds + 1);
    return formatMicroseconds(this.#lastMicroseconds);
  }

  /** Follows the clock again, even backward. Only safe if the workspace has no messages left. */
  startOver(): void {
    this.#lastMicroseconds = 0;
  }

  /** Makes all further timestamps later than this one, for workspaces that come from a file. */
  startAfter(ts: string): void {
    this.#lastMicroseconds = Math.max(this.#lastMicroseconds, Math.round(Number(ts) * 1e6));
  }
}

/** Unix time in seconds, as events carry it. */
export function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/** True if the text looks like a message timestamp, e.g. `1712345678.000100`. */
export function isTimestamp(text: string): boolean {
  return /^\d{6,}\.\d{6}$/.test(text);
}

export function timestampOf(date: Date): string {
  return formatMicroseconds(date.getTime() * 1000);
}

function formatMicroseconds(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1e6);
  return `${seconds}.${String(microseconds - seconds * 1e6).padStart(6, '0')}`;
}
