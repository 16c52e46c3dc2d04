import { APP_ID, BOT_USER_ID, newId, TEAM } from '../workspace/ids.ts';
import { unixSeconds } from '../workspace/timestamps.ts';
import type { Organization } from '../workspace/workspace.ts';
import type { Delivery, DeliveryOutcome } from './delivery.ts';

/** An event in Slack's shape, without the envelope around it. */
export type SlackEvent = { type: string } & Record<string, unknown>;

interface Waiting {
  body: Record<string, unknown>;
  attempt: number;
  reason: string;
}

export interface EventsOptions {
  delivery: Delivery;
  now: () => Date;
  /** The organization that the workspace belongs to. */
  organization: Organization | undefined;
  /** How long to wait before the first, second, and third retry, in milliseconds. */
  retryDelaysMs: readonly number[];
  /** Whether this channel is shared with another workspace. */
  isShared: (channelId: string | undefined) => boolean;
  /** Called when an event is dropped for good. */
  onLost: (text: string) => void;
}

/** Slack retries immediately, after one minute, and after five: https://docs.slack.dev/apis/events-api/#retries */
export const eventRetryDelaysMs = [0, 60_000, 300_000] as const;

/** How many events to keep for an app that isn't connected; the oldest are dropped. */
const queueLimit = 1000;

/** Sends events to the app, retries the ones it doesn't acknowledge, and keeps the ones that can't be sent. */
export class Events {
  readonly #options: EventsOptions;
  #queue: Waiting[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #closed = false;
  /** How many events found no connection when they came, or one that broke before the answer. */
  missed = 0;

  constructor(options: EventsOptions) {
    this.#options = options;
  }

  /** Sends the event with a new event id. Resolves when the app has answered or can't be reached. */
  async send(event: SlackEvent): Promise<void> {
    const enterprise = this.#options.organization?.id ?? null;
    const body = {
      token: 'local-slack',
      team_id: TEAM.id,
      context_team_id: TEAM.id,
      ...(enterprise && { enterprise_id: enterprise }),
      context_enterprise_id: enterprise,
      api_app_id: APP_ID,
      event,
      type: 'event_callback',
      event_id: newId('Ev'),
      event_time: unixSeconds(this.#options.now()),
      authorizations: [
        {
          enterprise_id: enterprise,
          team_id: TEAM.id,
          user_id: BOT_USER_ID,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: this.#options.isShared(channelOf(event)),
      event_context: `4-${newId('')}`,
    };
    await this.#try({ body, attempt: 0, reason: '' });
  }

  /** Sends the events that waited for the app, oldest first. */
  flush(): void {
    const waiting = this.#queue;
    this.#queue = [];
    for (const one of waiting) void this.#try(one);
  }

  close(): void {
    this.#closed = true;
    this.#queue = [];
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #try(waiting: Waiting): Promise<void> {
    if (!this.#options.delivery.connected) {
      this.missed += 1;
      this.#enqueue(waiting);
      return;
    }
    const { body, attempt, reason } = waiting;
    const outcome = await this.#options.delivery.deliver('events_api', body, { attempt, reason });
    if (this.#closed || outcome.type === 'acked') return;
    const delay = this.#options.retryDelaysMs[attempt];
    if (delay === undefined) {
      this.#options.onLost(`An event was given up after ${attempt} repetitions without an acknowledgement.`);
      return;
    }
    const next = { body, attempt: attempt + 1, reason: reasonOf(outcome) };
    if (outcome.type === 'unreachable') {
      this.missed += 1;
      this.#enqueue(next);
      // Another connection, or a new one, may be open already.
      if (this.#options.delivery.connected) this.flush();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#try(next);
    }, delay);
    this.#timers.add(timer);
  }

  #enqueue(waiting: Waiting): void {
    this.#queue.push(waiting);
    if (this.#queue.length <= queueLimit) return;
    this.#queue.shift();
    this.#options.onLost(`More than ${queueLimit} events wait for the app; the oldest was given up.`);
  }
}

/** Slack's codes for why an event is retried. */
function reasonOf(outcome: DeliveryOutcome): string {
  if (outcome.type === 'timeout') return 'http_timeout';
  return outcome.type === 'refused' ? 'http_error' : 'connection_failed';
}

/** The channel that an event is about, or the channel of the message that it is about. */
function channelOf(event: SlackEvent): string | undefined {
  if (typeof event.channel === 'string') return event.channel;
  const { item } = event;
  return typeof item === 'object' && item !== null && 'channel' in item ? String(item.channel) : undefined;
}
