import type { App, Context, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';

/**
 * How long to hold back an acknowledgment, in ms. The database usually answers within milliseconds; while it is away,
 * people still get answers, and Slack must not deliver everything again: it waits three seconds.
 */
const HOLD_MS = 1000;

const messageSchema = z.object({
  type: z.literal('event_callback'),
  event: z.object({ type: z.enum(['message', 'app_mention']) }),
});

/**
 * Bolt acknowledges an event before it runs a listener, so a process that is killed right then loses the message: Slack
 * does not deliver it again. From now on, the app acknowledges a message when its listener says so (`acknowledge`), at
 * the latest when the listener is done or after `holdMs`.
 */
export function holdAcks(app: App, log: Log, holdMs = HOLD_MS): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (!messageSchema.safeParse(event.body).success) return process(event);
    await processHolding(event, process, log, holdMs);
  };
}

async function processHolding(
  event: ReceiverEvent,
  process: App['processEvent'],
  log: Log,
  holdMs: number,
): Promise<void> {
  let asked = false;
  let given: Promise<boolean> | undefined;
  const acknowledge = () => {
    // A message that is claimed is delivered once more if Slack does not hear of it, to be recognized.
    given ??= event.ack().then(
      () => true,
      (error: unknown) => {
        log.debug({ event: 'message.not_acknowledged', err: error }, 'could not acknowledge a message');
        return false;
      },
    );
    return given;
  };
  const limit = setTimeout(() => void acknowledge(), holdMs);
  try {
    await process({
      ...event,
      ack: async () => {
        asked = true;
      },
      customProperties: { ...event.customProperties, acknowledge },
    });
    if (asked) await acknowledge();
  } finally {
    clearTimeout(limit);
  }
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
