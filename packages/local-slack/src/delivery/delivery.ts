/** How things get from Slack to the app. The two ways, Socket Mode and signed HTTP, look the same from here. */

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

export interface Retry {
  /** 0 for the first try. */
  attempt: number;
  /** Slack's word for what went wrong before, e.g. `http_timeout`. */
  reason: string;
}

export type DeliveryOutcome =
  /** The app answered in time. `payload` is what it said in its answer, undefined when it said nothing. */
  | { type: 'acked'; payload: unknown }
  /** No answer within three seconds. */
  | { type: 'timeout' }
  /** No app is connected, or the connection broke before the answer. */
  | { type: 'unreachable' }
  /** Over HTTP: the app answered, but not with success. */
  | { type: 'refused'; status: number };

export interface Delivery {
  readonly connected: boolean;
  deliver(type: EnvelopeType, body: Record<string, unknown>, retry?: Retry): Promise<DeliveryOutcome>;
  /** Breaks every connection at once, without a goodbye. */
  drop(): void;
  /** Asks the app to connect anew, as Slack does every few hours. */
  refresh(): void;
  /** Says goodbye to the app and resolves when it is gone. */
  close(): Promise<void>;
}

/** Slack waits three seconds for an answer: https://docs.slack.dev/apis/events-api/ */
export const ackTimeoutMs = 3000;
