/** How requests get from Slack to the app. Socket Mode and signed HTTP look the same from here. */

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

export interface Retry {
  /** 0 for the first try. */
  attempt: number;
  /** Slack's code for what went wrong before, e.g. `http_timeout`. */
  reason: string;
}

export type DeliveryOutcome =
  /** The app answered in time. `payload` is its answer, or undefined if it was empty. */
  | { type: 'acked'; payload: unknown }
  /** No answer within three seconds. */
  | { type: 'timeout' }
  /** No app is connected, or the connection dropped before the answer. */
  | { type: 'unreachable' }
  /** HTTP only: the app answered with an error status. */
  | { type: 'refused'; status: number };

/** How Slack asks for a new connection in the place of an old one. */
export interface Refresh {
  /** Default: `refresh_requested`. */
  reason?: 'warning' | 'refresh_requested';
  /** When Slack closes the old connection, if the app has not, in milliseconds. Default: after ten seconds. */
  closesAfterMs?: number;
}

export interface Delivery {
  readonly connected: boolean;
  deliver(type: EnvelopeType, body: Record<string, unknown>, retry?: Retry): Promise<DeliveryOutcome>;
  /** Drops every connection without warning. */
  drop(): void;
  /** Asks the app for new connections, as Slack does every few hours. The old ones still work until they are closed. */
  refresh(how?: Refresh): void;
  /** Disconnects from the app. Resolves when that is done. */
  close(): Promise<void>;
}

/** Slack waits three seconds for an answer: https://docs.slack.dev/apis/events-api/ */
export const ackTimeoutMs = 3000;
