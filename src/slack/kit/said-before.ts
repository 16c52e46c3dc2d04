import { ACTIONS, type PostRef, unpackPost } from './ids.ts';
import { metadataOf, payloadOf } from './message-metadata.ts';
import { type NudgeBefore, nudgeIn } from './nudge-before.ts';
import { type QuestionBefore, questionIn } from './question-before.ts';
import { readThreadMessages, type SlackMessage } from './read-thread.ts';
import type { SaidLast } from './requests/request.ts';
import type { Workspace } from './workspace.ts';

/** What stands before a direct message, as far as “it”, “done” or “undo” may be about it. */
export interface SaidBefore {
  /** The nudge that it is written under: in its thread, or right after it. */
  nudge?: NudgeBefore | undefined;
  /** The question that it is written under, or what the bot said of its answer. */
  question?: QuestionBefore | undefined;
  /** What the bot said last. */
  last?: SaidLast | undefined;
  /** What takes back the change that the bot has just told of, packed. */
  undo?: string | undefined;
  /** The post in somebody's name that the bot has just told of. */
  post?: PostRef | undefined;
}

const ABOUT_NUDGES: readonly SaidLast[] = ['show', 'stop', 'pause', 'resume', 'times', 'noted', 'tried'];

/** Looks up what stands before a direct message, in its thread or right above it. */
export async function readSaidBefore(
  { client, botUserId }: Pick<Workspace, 'client' | 'botUserId'>,
  { channel, ts, threadTs }: { channel: string; ts: string; threadTs: string | null },
): Promise<SaidBefore> {
  const chat = threadTs ?? (await chatAbove(client, channel, ts));
  const messages = Array.isArray(chat)
    ? chat
    : await readThreadMessages(client, { channel, threadTs: chat, upTo: ts });
  const own = messages.filter((one) => one.user === botUserId && Number(one.ts) < Number(ts));
  return saidIn(own, channel, botUserId);
}

/** The message above, or the ts of its thread: in the agent view, the bot answers there. */
async function chatAbove(
  client: Workspace['client'],
  channel: string,
  ts: string,
): Promise<string | SlackMessage[]> {
  const asked = { channel, limit: 1, include_all_metadata: true, latest: ts };
  const { messages: [above] = [] } = await client.conversations.history(asked);
  if (!above) return [];
  return above.ts && above.reply_count ? above.ts : [above];
}

/** @param own the bot's messages, oldest first */
function saidIn(own: readonly SlackMessage[], channel: string, botUserId: string): SaidBefore {
  const last = own.at(-1);
  if (!last) return {};
  const nudge = nudgeUnder(own, channel, botUserId);
  const { nudges, undo } = payloadOf(last) ?? {};
  const about = ABOUT_NUDGES.find((one) => one === nudges);
  return {
    nudge,
    question: questionIn(last, channel) ?? (nudge && questionIn(nudge, channel)),
    last: about ?? (!nudge && showsCard(last) ? 'answer' : undefined),
    ...(about && typeof undo === 'string' && { undo }),
    post: postToldOf(last),
  };
}

/** The nudge, unless the bot has shown something else since: then a remark is about that. */
function nudgeUnder(own: readonly SlackMessage[], channel: string, botUserId: string) {
  const at = own.findLastIndex((one) => nudgeIn(one, channel, botUserId) !== undefined);
  const message = own[at];
  const nudge = message && nudgeIn(message, channel, botUserId);
  const isElsewhere = own.slice(at + 1).some((one) => {
    const { answerId, cardId } = metadataOf(one);
    return answerId !== undefined || (cardId !== undefined && cardId !== nudge?.cardId);
  });
  return isElsewhere ? undefined : nudge;
}

function showsCard(message: SlackMessage): boolean {
  const { answerId, cardId } = metadataOf(message);
  return answerId !== undefined || cardId !== undefined;
}

/** From the button that takes the post back. */
function postToldOf({ blocks = [] }: SlackMessage): PostRef | undefined {
  const buttons = blocks.flatMap((block) => ('accessory' in block ? [block.accessory] : []));
  const undo = buttons.find((one) => one?.action_id === ACTIONS.undoPost);
  return unpackPost(undo && 'value' in undo && typeof undo.value === 'string' ? undo.value : undefined);
}
