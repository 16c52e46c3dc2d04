import { z } from 'zod';

/** Who is behind a request of Slack, as far as the request says it. */
export interface Actor {
  userId: string;
  /** The workspace, or the organisation, that they belong to. */
  team: string | undefined;
  enterprise: string | undefined;
  /** Whether it happened in a channel that is shared with another company (Slack Connect). */
  sharedOutside: boolean;
  /** Where they can be told something in private; undefined when they did not turn to the bot. */
  answerAt:
    | { by: 'response'; url: string }
    | { by: 'channel'; channel: string; threadTs: string | undefined; direct: boolean }
    | { by: 'direct' }
    | undefined;
}

const id = z.string().min(1).optional().catch(undefined);
const named = z.object({ id }).nullish().catch(undefined);

/**
 * The fields that tell, by the shapes on docs.slack.dev: messages in shared channels carry `user_team` and
 * `source_team`, all messages `team`, and the envelope of an event whether its channel is shared; commands, buttons,
 * shortcuts and modals carry the person's `team_id`.
 */
const bodySchema = z.object({
  type: id,
  command: id,
  team_id: id,
  enterprise_id: id,
  user_id: id,
  response_url: id,
  is_ext_shared_channel: z.boolean().optional().catch(undefined),
  user: z.object({ id, team_id: id }).optional().catch(undefined),
  team: named,
  enterprise: named,
  event: z
    .object({
      type: id,
      user: id,
      bot_id: id,
      user_team: id,
      source_team: id,
      team: id,
      channel: id,
      channel_type: id,
      ts: id,
      thread_ts: id,
    })
    .optional()
    .catch(undefined),
});

/** Reads who did it; undefined where nobody did, such as for a message of an app or a channel that is renamed. */
export function readActor(body: unknown): Actor | undefined {
  const read = bodySchema.safeParse(body);
  if (!read.success) return undefined;
  const { event, command, user, response_url: url } = read.data;
  if (event) {
    if (!event.user || event.bot_id) return undefined;
    return {
      userId: event.user,
      team: event.user_team ?? event.source_team ?? event.team,
      enterprise: undefined,
      sharedOutside: read.data.is_ext_shared_channel === true,
      answerAt: turnsToBot(event),
    };
  }
  const userId = command ? read.data.user_id : user?.id;
  if (!userId) return undefined;
  return {
    userId,
    team: command ? read.data.team_id : (user?.team_id ?? read.data.team?.id),
    enterprise: command ? read.data.enterprise_id : read.data.enterprise?.id,
    sharedOutside: false,
    answerAt: url ? { by: 'response', url } : { by: 'direct' },
  };
}

/** Only a mention and a direct message are said to the bot; what else happens in a channel is none of its business. */
function turnsToBot(event: {
  type?: string | undefined;
  channel?: string | undefined;
  channel_type?: string | undefined;
  ts?: string | undefined;
  thread_ts?: string | undefined;
}): Actor['answerAt'] {
  const direct = event.type === 'message' && event.channel_type === 'im';
  if (!event.channel || !(direct || event.type === 'app_mention')) return undefined;
  return { by: 'channel', channel: event.channel, threadTs: event.thread_ts, direct };
}
