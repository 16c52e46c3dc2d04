import { type EitherBefore, eitherIn } from './either-before.ts';
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
  /** The two changes that the bot has just asked about, one of which the text may name. */
  either?: EitherBefore | undefined;
  /** What the bot said last. */
  last?: SaidLast | undefined;
  /** What takes back the change that the bot has just told of, packed. */
  undo?: string | undefined;
  /** The post in somebody's name that the bot has just told of. */
  post?: PostRef | undefined;
}

const ABOUT_NUDGES: readonly SaidLast[] = ['show', 'stop', 'pause', 'resume', 'times', 'noted', 'tried'];

/** How many messages to look at, above the one that is read, for a nudge that is still open. */
const ABOVE = 8;

/** Looks up what stands before a direct message, in its thread or right above it. */
export async function readSaidBefore(
  { client, botUserId }: Pick<Workspace, 'client' | 'botUserId'>,
  { channel, ts, threadTs }: { channel: string; ts: string; threadTs: string | null },
): Promise<SaidBefore> {
  const isEarlier = (one: SlackMessage) => Number(one.ts) < Number(ts) || answersBefore(one, ts);
  const read = async (thread: string) =>
    (await readThreadMessages(client, { channel, threadTs: thread })).filter(
      (one) => one.user === botUserId && isEarlier(one),
    );
  /** What the bot said in a message and in its thread: in the agent view, it answers there. */
  const saidAt = (one: SlackMessage) =>
    one.ts && one.reply_count ? read(one.ts) : [one].filter(({ user }) => user === botUserId);
  const inThread = threadTs ? await read(threadTs) : [];
  const before = asOf(saidIn(inThread, channel, botUserId), inThread.at(-1), ts);
  if (threadTs && (before.nudge || !inThread.every(leavesNudge))) return before;
  const above = threadTs
    ? await readAbove(client, { channel, latest: threadTs, limit: ABOVE })
    : await readEarlier(client, { channel, ts }, isEarlier);
  let found = before;
  for (const [index, message] of above.entries()) {
    const said = await saidAt(message);
    const here = asOf(saidIn(said, channel, botUserId), said.at(-1), ts);
    const isRightAbove = index === 0 && !threadTs;
    if (isRightAbove) found = here;
    if (here.nudge && isRightAbove) return found;
    if (here.nudge) return isOpen(here.nudge) ? { ...found, ...further(here.nudge, found, channel) } : found;
    if (!said.every(leavesNudge)) return found;
  }
  return found;
}

/** For so many seconds after a change, words that may be about anything else, like “go back”, are about that. */
const RIGHT_AFTER_S = 24 * 3600;
const CHANGES: readonly SaidLast[] = ['stop', 'pause', 'resume', 'times'];

/** Later, only a plain “undo” takes the change back. */
function asOf(before: SaidBefore, last: SlackMessage | undefined, ts: string): SaidBefore {
  const isChange = before.last !== undefined && CHANGES.includes(before.last);
  const isLongAgo = Number(ts) - Number(last?.ts ?? ts) > RIGHT_AFTER_S;
  return isChange && isLongAgo ? { ...before, last: undefined } : before;
}

/** The latest messages outside of threads, the newest first. */
async function readAbove(
  client: Workspace['client'],
  asked: { channel: string; limit: number; latest?: string },
): Promise<SlackMessage[]> {
  const { messages = [] } = await client.conversations.history({ ...asked, include_all_metadata: true });
  return messages;
}

/** How many messages that came in the meantime to look beyond. */
const MEANTIME = 12;

/** What was said before a message, which may have had to wait: then the answers to earlier ones stand below it. */
async function readEarlier(
  client: Workspace['client'],
  { channel, ts }: { channel: string; ts: string },
  isEarlier: (one: SlackMessage) => boolean,
): Promise<SlackMessage[]> {
  const latest = await readAbove(client, { channel, limit: ABOVE + MEANTIME });
  const earlier = latest.filter(isEarlier);
  const isEnough = earlier.length >= ABOVE || latest.length < ABOVE + MEANTIME;
  const all = isEnough
    ? earlier
    : [
        ...earlier.filter((one) => Number(one.ts) > Number(ts)),
        ...(await readAbove(client, { channel, limit: ABOVE, latest: ts })),
      ];
  return all.slice(0, ABOVE);
}

/** Whether the bot answers an earlier message with it. */
function answersBefore(message: SlackMessage, ts: string): boolean {
  const answers = payloadOf(message)?.message_ts;
  return typeof answers === 'string' && Number(answers) < Number(ts);
}

/** A nudge above what the bot has said since. */
function further(nudge: NudgeBefore, { question }: SaidBefore, channel: string): SaidBefore {
  return { nudge: { ...nudge, isFurtherUp: true }, question: question ?? questionIn(nudge, channel) };
}

/** What can still be answered has its buttons. */
const ANSWERS: readonly string[] = [
  ACTIONS.nudgeGotIt,
  ACTIONS.nudgeDidIt,
  ACTIONS.nudgeLater,
  ACTIONS.nudgeNotForMe,
  ACTIONS.nudgeReveal,
];

function isOpen({ blocks }: NudgeBefore): boolean {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.some((one) => one.type === 'button' && ANSWERS.includes(one.action_id ?? ''));
}

const leavesNudge = (message: SlackMessage) => metadataOf(message).leavesNudge === true;

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
    either: eitherIn(last),
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
    if (leavesNudge(one)) return false;
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
