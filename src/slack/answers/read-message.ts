import type { AnswerService } from '../../answers/answer-service.ts';
import type { IncomingMessage } from '../../answers/incoming-message.ts';
import { readChoiceInWords } from '../kit/choice-words.ts';
import { eitherNamed, readEitherWords } from '../kit/either-words.ts';
import { type BotMessageMetadata, metadataOf } from '../kit/message-metadata.ts';
import { withoutMention, withoutName } from '../kit/message-text.ts';
import { readThread } from '../kit/read-thread.ts';
import { readRequest } from '../kit/requests/read-request.ts';
import type { PlainRequest, RequestPlace, SaidLast } from '../kit/requests/request.ts';
import { asksToUndo } from '../kit/requests/undo-words.ts';
import { readSaidBefore, type SaidBefore } from '../kit/said-before.ts';
import { lastAnswerOfBot, type ThreadMessage } from '../kit/thread.ts';
import type { Workspace } from '../kit/workspace.ts';
import { findOwnPost } from './find-own-post.ts';
import type { FollowUp } from './follow-up.ts';
import { readFollowUp } from './follow-up-text.ts';
import { goesOnFromAnswer } from './goes-on-text.ts';

/** Everything that deciding on a reply takes. */
export interface MessageFacts {
  message: IncomingMessage;
  /** Without the mention and the name of the bot. */
  text: string;
  /** What stands before a direct message, if the text may be about that. */
  before?: SaidBefore | undefined;
  /** The request that the text makes about the bot's last answer, if it makes one. */
  followUp: FollowUp | undefined;
  /**
   * The thread up to the message, oldest first. Empty outside of threads; in a direct message only what the text goes on from.
   */
  thread: readonly ThreadMessage[];
  /** The bot's last answer in the same thread or direct message, and when it was given. */
  lastAnswer: (BotMessageMetadata & { ts: string }) | undefined;
}

/** Reads what a message says and what came before it. */
export async function readMessage(
  workspace: Workspace,
  message: IncomingMessage,
  answers: Pick<AnswerService, 'library' | 'lastAnswerIn' | 'givenAnswer'>,
): Promise<MessageFacts> {
  const { client, botUserId, botName } = workspace;
  const { channel, ts, threadTs, source } = message;
  const direct = source === 'direct';
  const thread =
    threadTs && !direct ? await readThread(client, { channel, threadTs, botUserId, upTo: ts }) : [];
  const text = withoutName(withoutMention(message.text, botUserId), botName);
  const { request, before } = await readAsRequest(workspace, message, text, thread);
  const asked = readFollowUp(text, answers.library().kinds);
  const isRequest = request === 'sure' || (request === 'guessed' && !asked);
  // “Stop” is about the nudges, whatever was answered last.
  const followUp = isRequest ? undefined : asked;
  const goesOn = direct && !followUp && !isRequest && goesOnFromAnswer(text);
  const lastAnswer =
    direct && (followUp || goesOn)
      ? await lastInDirectMessage(workspace, message, answers)
      : lastAnswerOfBot(thread, ts);
  if (!goesOn) return { message, text, before, followUp, thread, lastAnswer };
  const goneOnFrom = await saidBefore(message, lastAnswer, answers);
  const isGoingOn = goneOnFrom.length > 0;
  return { message, text, followUp, thread: goneOnFrom, lastAnswer: isGoingOn ? lastAnswer : undefined };
}

/** What the bot may have said last, as far as a text reads differently after it. */
const MAY_HAVE_SAID: readonly (SaidLast | undefined)[] = [
  undefined,
  'answer',
  'show',
  'pause',
  'stop',
  'noted',
  'tried',
];

/** A request about what the bot sends and keeps; a guess where no pattern reads it. */
type AsRequest = 'sure' | 'guessed' | undefined;

/** Whether a text is about what the bot sends and keeps, and what stands before it if that matters. */
async function readAsRequest(
  workspace: Workspace,
  message: IncomingMessage,
  text: string,
  thread: readonly ThreadMessage[],
): Promise<{ request: AsRequest; before?: SaidBefore | undefined }> {
  if (message.source === 'thread') return { request: undefined };
  const today = workspace.now().toTemporalInstant().toZonedDateTimeISO('UTC').toPlainDate();
  const at = (place: RequestPlace, last?: SaidLast) => readRequest(text, place, today, last);
  if (message.source === 'mention') {
    const post =
      asksToUndo(text) && thread.length > 0 ? await findOwnPost(workspace, message, thread) : undefined;
    if (post) return { request: 'sure', before: { post } };
    return { request: asRequest(at(thread.length > 0 ? 'thread' : 'mention')) };
  }
  const anywhere = message.attached ? 'thread' : 'direct';
  const mayBe = [at('nudge'), ...MAY_HAVE_SAID.map((last) => at(anywhere, last))];
  const isAlwaysTheSame = new Set(mayBe.map((one) => JSON.stringify(one))).size === 1;
  const mayChoose = readChoiceInWords(text) !== undefined;
  const mayBeEither = readEitherWords(text) !== undefined;
  if (isAlwaysTheSame && !asksToUndo(text) && !mayChoose && !mayBeEither)
    return { request: asRequest(mayBe[0]) };
  const before = await readSaidBefore(workspace, message);
  if (mayChoose && before.question) return { request: 'sure', before };
  const names = before.either?.map(({ name }) => name) ?? [];
  if (mayBeEither && eitherNamed(text, names) !== undefined) return { request: 'sure', before };
  if (before.post !== undefined && asksToUndo(text)) return { request: 'sure', before };
  return { request: asRequest(at(before.nudge ? 'nudge' : anywhere, before.last)), before };
}

function asRequest(read: PlainRequest | undefined): AsRequest {
  if (!read) return undefined;
  return read.guessed ? 'guessed' : 'sure';
}

/** A question goes on from an answer for so many seconds; after that, “that” is something else. */
const GOES_ON_S = 3600;

/**
 * In a direct message nothing stands around a question but the answer before it. What that was about takes the place of a thread:
 * its question, and its card if the question went on from another one.
 */
async function saidBefore(
  { ts, userId }: IncomingMessage,
  last: MessageFacts['lastAnswer'],
  answers: Pick<AnswerService, 'library' | 'givenAnswer'>,
): Promise<ThreadMessage[]> {
  if (!last || Number(ts) - Number(last.ts) >= GOES_ON_S) return [];
  const given = last.answerId ? await answers.givenAnswer(last.answerId) : undefined;
  const card = answers.library().card(last.cardId ?? given?.cardIds[0] ?? '');
  const said = given?.question ?? '';
  const texts = [...(said === '' || goesOnFromAnswer(said) ? [card?.title ?? ''] : []), said];
  return texts.flatMap((text) => (text === '' ? [] : [{ ts: last.ts, userId, fromBot: false, text }]));
}

/** How many messages outside of threads to look at, in a direct message, for the latest ones. */
const RECENT = 20;
/** How many of those to read, with their threads, to find the bot's last answer. */
const LATEST = 6;

/** The bot's last answer in a direct message: in the message's thread or, outside of threads, anywhere. */
async function lastInDirectMessage(
  { client, botUserId }: Workspace,
  message: IncomingMessage,
  answers: Pick<AnswerService, 'lastAnswerIn'>,
): Promise<MessageFacts['lastAnswer']> {
  const { team, channel, ts, threadTs } = message;
  if (threadTs) {
    return lastAnswerOfBot(await readThread(client, { channel, threadTs, botUserId, upTo: ts }), ts);
  }
  const [seen, given] = await Promise.all([
    lastSeenInDirectMessage(client, message, botUserId),
    answers.lastAnswerIn(team, channel),
  ]);
  if (!given || given.id === seen?.answerId) return seen;
  // The recorded answer is newer, or in a chat too far back to see.
  return !seen || given.at.getTime() > Number(seen.ts) * 1000
    ? { answerId: given.id, ts: String(given.at.getTime() / 1000) }
    : seen;
}

/** The bot's latest message with a card or an answer, in threads as well: in the agent view, each question starts one. */
async function lastSeenInDirectMessage(
  client: Workspace['client'],
  { channel, ts }: IncomingMessage,
  botUserId: string,
): Promise<MessageFacts['lastAnswer']> {
  const { messages = [] } = await client.conversations.history({
    channel,
    latest: ts,
    limit: RECENT,
    include_all_metadata: true,
  });
  const latestFirst = messages
    .flatMap((one) => (one.ts ? [{ ...one, ts: one.ts, until: Number(one.latest_reply ?? one.ts) }] : []))
    .toSorted((a, b) => b.until - a.until)
    .slice(0, LATEST);
  let last: MessageFacts['lastAnswer'];
  for (const one of latestFirst) {
    if (last && Number(last.ts) > one.until) break;
    const thread = one.reply_count
      ? await readThread(client, { channel, threadTs: one.ts, botUserId, upTo: ts })
      : [{ ts: one.ts, userId: one.user, fromBot: one.user === botUserId, text: '', ...metadataOf(one) }];
    const found = lastAnswerOfBot(thread, ts);
    if (found && (!last || Number(found.ts) > Number(last.ts))) last = found;
  }
  return last;
}
