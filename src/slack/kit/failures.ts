import { randomBytes } from 'node:crypto';
import { type App, type Context, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';

/** Where a person can be told, from any kind of payload that Slack sends. */
const whereSchema = z.object({
  response_url: z.string().optional(),
  user: z.object({ id: z.string() }).optional(),
  view: z.object({ id: z.string() }).optional(),
  event: z
    .object({
      user: z.string().optional(),
      channel: z.string().optional(),
      channel_type: z.string().optional(),
      thread_ts: z.string().optional(),
      ts: z.string().optional(),
    })
    .optional(),
});

/**
 * What was not expected: it is logged with a reference, and the person is told one sentence with the same reference,
 * never the words of the error, which may hold anything.
 */
export function registerFailures(app: App, log: Log): void {
  app.error(async ({ error, body, context }: { error: Error; body: unknown; context: Context }) => {
    const reference = randomBytes(4).toString('hex');
    log.error({ err: error, reference }, 'a request failed');
    const next = isMessage(body) ? 'I will try again in a few minutes' : 'Please try again';
    const text = `Something went wrong on my side, and I could not finish that. ${next}; if it stays so, tell whoever runs me this reference: ${reference}.`;
    try {
      await tell(new webApi.WebClient(context.botToken, app.webClientOptions), body, text);
    } catch (failure) {
      log.warn({ err: failure, reference }, 'the person could not be told of a failure');
    }
  });
}

/** A message stays open and is taken up again by itself (asking/answered-once.ts): nobody need write it twice. */
function isMessage(body: unknown): boolean {
  const where = whereSchema.safeParse(body);
  return where.success && where.data.event?.ts !== undefined;
}

async function tell(client: webApi.WebClient, body: unknown, text: string): Promise<void> {
  const where = whereSchema.safeParse(body);
  if (!where.success) return;
  const { response_url: responseUrl, event, user, view } = where.data;
  if (responseUrl) {
    await fetch(responseUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
    });
    return;
  }
  if (event?.user && event.channel && event.channel_type === 'im') {
    await client.chat.postMessage({ channel: event.channel, text });
    return;
  }
  if (event?.user && event.channel && event.ts) {
    await client.chat.postEphemeral({
      channel: event.channel,
      user: event.user,
      text,
      ...(event.thread_ts && { thread_ts: event.thread_ts }),
    });
    return;
  }
  // A button in a modal or on the Home tab has no place of its own to answer in.
  if (view && user) await client.chat.postMessage({ channel: user.id, text });
}
