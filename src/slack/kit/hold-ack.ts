import type { App, Context, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';

/**
 * How long to hold back the acknowledgment of an event, in ms. The database usually answers within milliseconds; while it
 * is away, people still get answers, and Slack must not deliver everything again: it waits three seconds.
 */
const HOLD_EVENT_MS = 1000;

/**
 * The same for a message, which should be claimed first: a process that is killed before that loses it. A database that does
 * not answer at all is known to be away sooner (store/outage.ts), and Slack waits no longer than three seconds.
 */
const HOLD_MESSAGE_MS = 2500;

/**
 * The same for a command, a click or a shortcut. Slack delivers none of them again, so the answer should be out first. It
 * usually is after a fraction of a second.
 */
const HOLD_INTERACTION_MS = 2000;

const messageSchema = z.object({
  type: z.literal('event_callback'),
  event: z.object({ type: z.enum(['message', 'app_mention']) }),
});

const eventSchema = z.object({ type: z.literal('event_callback') });

/** What is acknowledged with its outcome has an outcome by then: on-submit.ts says how long that may take. */
const outcomeSchema = z.object({ type: z.enum(['view_submission', 'block_suggestion']) });

/** The acknowledgments that wait for an answer. */
export interface HeldAcks {
  /** Gives them now, and holds back none from now on: this process ends, but finishes what it has begun. */
  release(): void;
}

/**
 * Bolt acknowledges an event before it runs a listener, and listeners acknowledge everything else before they do what it
 * asks for. Slack takes that as done, so a process that is killed right then loses it. From now on, the app acknowledges
 * once its listeners are done, or a message once its listener says so (`acknowledge`), or after `holdMs`. What Slack hears
 * nothing of, it delivers again or tells the person that it failed.
 */
export function holdAcks(app: App, log: Log, holdMs?: number): HeldAcks {
  const process = app.processEvent.bind(app);
  const held = new Set<() => void>();
  let ending = false;
  app.processEvent = async (event) => {
    if (outcomeSchema.safeParse(event.body).success) return process(event);
    // A message that is not claimed yet is delivered again, to the next process.
    const isMessage = messageSchema.safeParse(event.body).success;
    if (ending && !isMessage) return process(event);
    const isEvent = eventSchema.safeParse(event.body).success;
    const limitMs = isMessage ? HOLD_MESSAGE_MS : isEvent ? HOLD_EVENT_MS : HOLD_INTERACTION_MS;
    const hold = holdAck(event, log, holdMs ?? limitMs);
    if (!isMessage) held.add(hold.give);
    try {
      await process(hold.event);
    } finally {
      held.delete(hold.give);
      await hold.end();
    }
  };
  return {
    release() {
      ending = true;
      for (const give of held) give();
    },
  };
}

interface Hold {
  /** What Bolt is to process. */
  event: ReceiverEvent;
  /** Holds back no longer. */
  give(): void;
  end(): Promise<void>;
}

function holdAck(event: ReceiverEvent, log: Log, limitMs: number): Hold {
  let asked = false;
  let over = false;
  let given: Promise<boolean> | undefined;
  const acknowledge = () => {
    // A message is claimed by now. If Slack does not hear of it, it delivers it once more, to be recognized.
    given ??= event.ack().then(
      () => true,
      (error: unknown) => {
        log.debug({ event: 'request.not_acknowledged', err: error }, 'could not acknowledge a request');
        return false;
      },
    );
    return given;
  };
  const give = () => {
    over = true;
    if (asked) void acknowledge();
  };
  const limit = setTimeout(give, limitMs);
  return {
    event: {
      ...event,
      ack: async (response) => {
        if (response !== undefined) return event.ack(response);
        asked = true;
        if (over) await acknowledge();
      },
      customProperties: { ...event.customProperties, acknowledge },
    },
    give,
    async end() {
      clearTimeout(limit);
      if (asked) await acknowledge();
    },
  };
}

/**
 * What acknowledges the message that a listener got, at once; calling it again does nothing.
 * It resolves with whether Slack has been told; otherwise, it delivers the message again. Never rejects.
 */
export function acknowledgmentOf(context: Context): () => Promise<boolean> {
  const { acknowledge } = context as { acknowledge?: () => Promise<boolean> };
  return async () => (await acknowledge?.()) ?? true;
}

/** The same once a message is claimed. If it is stored, somebody will try again to answer it. */
export function claimedIn(context: Context): (claimed: { stored: boolean }) => Promise<boolean> {
  const acknowledge = acknowledgmentOf(context);
  return ({ stored }) => {
    if (stored) Object.assign(context, { willRetry: true });
    return acknowledge();
  };
}

/** Whether a request that failed is a message that the inbox processes again: nobody has to write it twice. */
export function willRetry(context: Context): boolean {
  return (context as { willRetry?: boolean }).willRetry === true;
}
