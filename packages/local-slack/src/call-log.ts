/** One call of the app, as it came in and as it was answered. */
export interface RecordedCall {
  /** Web API method, or `response_url`. */
  method: string;
  args: Record<string, unknown>;
  ok: boolean;
  /** Slack's word for what was wrong. */
  error?: string;
}

const callsKept = 2000;

/** What the app has called, newest last: a test can hold that something was done once, or not at all. */
export class CallLog {
  #calls: RecordedCall[] = [];

  record(call: RecordedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > callsKept) this.#calls.shift();
  }

  /** Copies of the calls of one method, or of all. */
  of(method?: string): RecordedCall[] {
    return this.#calls.filter((call) => method === undefined || call.method === method);
  }
}
