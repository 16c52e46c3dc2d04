import { z } from 'zod';
import type { AskedAt } from '../kit/message-limit.ts';
import type { Requester } from '../kit/standing.ts';
import { isWritten } from '../kit/written.ts';

/** Who is behind a request from Slack, as far as the request says. */
export interface Actor extends Requester {
  /** Where to tell them something in private; undefined if they did not address the bot. */
  answerAt: AskedAt | undefined;
}

const id = z.string().min(1).optional().catch(undefined);
const named = z.object({ id }).nullish().catch(undefined);

/**
 * The fields that say who it was, from the payloads on docs.slack.dev: messages in shared channels have `user_team`
 * and `source_team`, and all messages have `team`.
 * Commands, buttons, shortcuts and modals have the person's `team_id`.
 */
const bodySchema = z.object({
  type: id,
  command: id,
  team_id: id,
  enterprise_id: id,
  user_id: id,
  response_url: id,
  user: z.object({ id, team_id: id }).optional().catch(undefined),
  team: named,
  enterprise: named,
  event: z
    .object({
      type: id,
      subtype: id,
      user: id,
      bot_id: id,
      user_team: id,
      source_team: id,
      team: id,
      channel: id,
      channel_type: id,
      ts: id,
      thread_ts: id,
      text: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** Reads who did it; undefined if nobody did, for example for an app's message or a renamed channel. */
export function readActor(body: unknown): Actor | undefined {
  const read = bodySchema.safeParse(body);
  if (!read.success) return undefined;
  const { event, command, user, response_url: url } = read.data;
  if (event) {
    if (!event.user || event.bot_id) return undefined;
    // Slack writes the line about somebody who joins, and some of its lines name people who don't exist.
    if (event.type === 'message' && !isWritten(event)) return undefined;
    return {
      userId: event.user,
      team: event.user_team ?? event.source_team ?? event.team,
      enterprise: undefined,
      answerAt: privateAnswerAt(event),
    };
  }
  const userId = command ? read.data.user_id : user?.id;
  if (!userId) return undefined;
  return {
    userId,
    team: command ? read.data.team_id : (user?.team_id ?? read.data.team?.id),
    enterprise: command ? read.data.enterprise_id : read.data.enterprise?.id,
    answerAt: url ? { type: 'response', url } : { type: 'direct' },
  };
}

/** Only mentions and direct messages address the bot; whatever else happens in a channel is none of its business. */
function privateAnswerAt(event: {
  type?: string | undefined;
  channel?: string | undefined;
  channel_type?: string | undefined;
  ts?: string | undefined;
  thread_ts?: string | undefined;
  text?: string | undefined;
}): Actor['answerAt'] {
  const direct = event.type === 'message' && event.channel_type === 'im';
  if (!event.channel || !event.ts || !(direct || event.type === 'app_mention')) return undefined;
  const { channel, ts, thread_ts: threadTs, text = '' } = event;
  return { type: 'channel', channel, ts, threadTs, text, direct };
}
