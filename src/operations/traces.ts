/** Follows requests through the bot, for operators who collect traces. */
export interface Traces {
  /** Does the work for one request; what is recorded meanwhile belongs to it. @param type such as `event` or `command` */
  around<Result>(type: string, work: () => Promise<Result>): Promise<Result>;
  /**
   * Records something that has just ended, as a part of the request that it was done for. Outside of requests, nothing is
   * recorded.
   * @param seconds how long it took
   * @param attributes never what people wrote, nor who they are
   */
  ended(name: string, seconds: number, attributes: Readonly<Record<string, string>>, ok: boolean): void;
  /** Sends what has not been sent. Never rejects. */
  close(): Promise<void>;
}

/** Where nobody collects any. */
export const NO_TRACES: Traces = {
  around: (_, work) => work(),
  ended: () => {},
  close: async () => {},
};
