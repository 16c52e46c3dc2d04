/** One call from the app: what it asked for and how it was answered. */
export interface RecordedCall {
  /** A Web API method, or `response_url`. */
  method: string;
  args: Record<string, unknown>;
  ok: boolean;
  /** Slack's error code. */
  error?: string;
}

const callsKept = 2000;

/** The app's calls, newest last, so that a test can check that something was done exactly once, or never. */
export class CallLog {
  #calls: RecordedCall[] = [];

  record(call: RecordedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > callsKept) this.#calls.shift();
  }

  /** The calls to one method, or all of them. */
  of(method?: string): RecordedCall[] {
    return this.#calls.filter((call) => method === undefined || call.method === method);
  }
}
