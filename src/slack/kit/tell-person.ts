import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { respondVia } from './respond.ts';

/** Where to reach the person, read from any kind of payload that Slack sends. */
const whereSchema = z.object({
  response_url: z.string().optional(),
  user: z.object({ id: z.string() }).optional(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  user_id: z.string().optional(),
  channel_id: z.string().optional(),
  event: z
    .object({
      user: z.string().optional(),
      channel: z.string().optional(),
      channel_type: z.string().optional(),
      thread_ts: z.string().optional(),
      ts: z.string().optional(),
      /** The message that somebody reacted to. */
      item: z.object({ channel: z.string().optional() }).optional(),
    })
    .optional(),
});

/**
 * Tells the person behind any request one sentence, in private where they acted; nobody, if no person is behind it.
 * @param body as Slack sent it
 */
export async function tellPerson(
  sender: { client: webApi.WebClient; log: Log },
  body: unknown,
  text: string,
): Promise<void> {
  const where = whereSchema.safeParse(body);
  if (!where.success) return;
  const { client } = sender;
  const { response_url: url, event } = where.data;
  const user = where.data.user?.id ?? where.data.user_id;
  if (url && user) {
    const channel = where.data.channel?.id ?? where.data.channel_id ?? '';
    const threadTs = where.data.message?.thread_ts;
    await respondVia(
      { url, user, channel, threadTs },
      sender,
    )({ response_type: 'ephemeral', replace_original: false, text });
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
  if (event?.user && event.item?.channel) {
    await client.chat.postEphemeral({ channel: event.item.channel, user: event.user, text });
    return;
  }
  // A shortcut, and a button in a modal or on the Home tab, have no conversation of their own to answer in.
  if (user) await client.chat.postMessage({ channel: user, text });
}
