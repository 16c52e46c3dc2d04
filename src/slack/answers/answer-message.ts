import type { AnswerService } from '../../answers/answer-service.ts';
import type { Given } from '../../answers/inbox-processor.ts';
import type { IncomingMessage } from '../../answers/incoming-message.ts';
import type { Turns } from '../../people/turns.ts';
import type { CardFactsDeps } from '../cards/card-facts.ts';
import { alreadyHereNote, type ShareRequest, shareOnce } from '../cards/share-card.ts';
import { POSTED_FOR_YOU, SAY_IN_CHANNEL } from '../cards/words.ts';
import type { Audiences } from '../kit/audience.ts';
import { context, type Reply } from '../kit/blocks.ts';
import type { CommandTable } from '../kit/command.ts';
import { shorten } from '../kit/escape.ts';
import type { PostRef } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { noteView } from '../kit/note-view.ts';
import type { PageAccess } from '../kit/page-access.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import { postPrivately, postReply } from '../kit/send.ts';
import { postedNote } from '../kit/undo-view.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { BEING_DONE } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import type { AgentChats } from './agent-chats.ts';
import { decideReply, type ReplyDecision } from './decide-reply.ts';
import { replyToFollowUp } from './follow-up-reply.ts';
import type { FollowUpDeps, FollowUpReply } from './follow-up-request.ts';
import { type MessageFacts, readMessage } from './read-message.ts';
import { replyTo } from './reply-to.ts';
import { NO_ANSWER_YET, noCardFits } from './words.ts';

export interface AnswerMessageDeps extends CardFactsDeps {
  answers: AnswerService;
  reasonOfChoice: FollowUpDeps['reasonOfChoice'];
  turns: Turns;
  pageAccess: PageAccess;
  commands: CommandTable;
  agentChats: AgentChats;
  audiences: Audiences;
}

/**
 * Answers a message where it was written: in its thread (a mention at the top of a channel starts one, and so does a direct
 * message in the agent view), or as an ordinary direct message. Whoever deletes the message meanwhile wants no answer.
 * @param options.withoutAnswer does what the message asks for, and says nothing
 */
export async function answerMessage(
  workspace: Workspace,
  message: IncomingMessage,
  deps: AnswerMessageDeps,
  { withoutAnswer = false }: { withoutAnswer?: boolean } = {},
): Promise<Given> {
  try {
    return await answerWhereWritten(workspace, message, deps, withoutAnswer);
  } catch (error) {
    if (!isPlatformError(error, 'thread_not_found')) throw error;
    noteDeleted(workspace);
    return 'answer';
  }
}

/** Whoever deletes their message wants no answer. */
export function noteDeleted({ log }: Workspace): void {
  log.info({ event: 'message.deleted_before_answer' }, 'a message was deleted before it was answered');
}

/** Reads the facts, decides, then acts. */
async function answerWhereWritten(
  workspace: Workspace,
  message: IncomingMessage,
  deps: AnswerMessageDeps,
  withoutAnswer: boolean,
): Promise<Given> {
  const { answers, agentChats } = deps;
  const facts = await readMessage(workspace, message, answers);
  const { botName } = workspace;
  const decision = decideReply(facts, { botName, kinds: answers.library().kinds });
  if (decision.type === 'stay-silent') return 'nothing';

  const { channel, ts, threadTs, source } = message;
  if (withoutAnswer) {
    await makeReply(decision, facts, threadTs ?? ts, workspace, deps);
    return 'answer';
  }
  const chat =
    source === 'direct'
      ? await agentChats.start(workspace, { channel, ts, threadTs, text: facts.text })
      : undefined;
  const answersIn = threadTs ?? (chat && !chat.isChat ? undefined : ts);
  let given: Reply | undefined;
  try {
    const made = await makeReply(decision, facts, answersIn, workspace, deps);
    await give(made, message, answersIn, workspace);
    given = made.reply;
    const onlyNo = decision.type === 'reply' && decision.onlyIfFound && made.privately;
    return onlyNo ? 'nothing' : 'answer';
  } finally {
    chat?.finish(given);
  }
}

/** Posts a reply where it belongs; where the bot may not post, the person gets it in a direct message, which says so. */
async function give(
  { reply, privately, share }: FollowUpReply,
  { channel, ts, threadTs, source, userId }: IncomingMessage,
  answersIn: string | undefined,
  workspace: Workspace,
): Promise<void> {
  try {
    if (privately && source !== 'direct') {
      // In a thread that nobody has begun, people would hardly find it.
      const at = reply.privately ? (threadTs ?? undefined) : answersIn;
      await postPrivately(workspace, { channel, threadTs: at, user: userId }, reply);
      return;
    }
    if (share) {
      await giveShared({ ...share, answers: ts });
      return;
    }
    const posted = await postReply(workspace, { channel, threadTs: answersIn, answers: ts }, reply);
    if (reply.postedFor) {
      await offerUndo(workspace, reply.postedFor, { channel, ts: posted, threadTs: answersIn });
    }
  } catch (error) {
    if (reply.tellsWhatIsDone) return tellInDirectMessage(workspace, userId, reply, error);
    const refused = whyNotPosted(error, channel, workspace.botName);
    if (!refused || source === 'direct') throw error;
    // What is posted in somebody's name belongs in the channel or nowhere.
    const instead = reply.postedFor ? noteView(refused) : withLead(refused, reply);
    await postReply(workspace, { channel: userId }, instead);
  }
}

/** Shares a card; whoever comes second, at the same moment too, is told that it is there. */
async function giveShared(request: ShareRequest): Promise<void> {
  const { where, sharedBy: user, workspace } = request;
  const outcome = await shareOnce(request);
  if (outcome.type === 'posted') return offerUndo(workspace, user, outcome.post);
  const note =
    outcome.type === 'busy'
      ? noteView(BEING_DONE)
      : await alreadyHereNote(outcome.standing, user, workspace, SAY_IN_CHANNEL);
  await postPrivately(workspace, { ...where, user }, note);
}

/** What the note tells is done. The message that asked for it must not run again, whatever becomes of the note. */
async function tellInDirectMessage(
  workspace: Workspace,
  userId: string,
  note: Reply,
  error: unknown,
): Promise<void> {
  const { log } = workspace;
  log.warn({ event: 'note.not_sent', err: error }, 'could not tell what was done; sending a direct message');
  try {
    await postReply(workspace, { channel: userId }, note);
  } catch (failure) {
    log.warn({ event: 'note.given_up', err: failure }, 'could not tell in a direct message what was done');
  }
}

function withLead(lead: string, { text, blocks, plain, ...more }: Reply): Reply {
  const first = context(lead);
  return {
    ...more,
    text: shorten(`${lead} ${text}`, LIMITS.messageText),
    blocks: [first, ...blocks].slice(0, LIMITS.messageBlocks),
    plain: [first, ...plain].slice(0, LIMITS.messageBlocks),
  };
}

/** The post is out, whatever becomes of this note; its own menu offers the same. */
async function offerUndo(workspace: Workspace, user: string, post: PostRef): Promise<void> {
  const { channel, threadTs } = post;
  try {
    await postPrivately(workspace, { channel, threadTs, user }, postedNote(POSTED_FOR_YOU, post));
  } catch (error) {
    workspace.log.warn({ event: 'undo.not_offered', err: error }, 'could not offer to take a post back');
  }
}

/** @param answersIn the thread that the reply goes into, if any */
async function makeReply(
  decision: Exclude<ReplyDecision, { type: 'stay-silent' }>,
  { message, text, before }: MessageFacts,
  answersIn: string | undefined,
  workspace: Workspace,
  deps: AnswerMessageDeps,
): Promise<FollowUpReply> {
  const { channel } = message;
  const audience = message.source === 'direct' ? 'direct' : await deps.audiences.of(workspace, channel);
  const request = {
    asker: { team: message.team, userId: message.userId },
    place: { channel, threadTs: answersIn, audience },
    source: message.source,
    workspace,
  };
  switch (decision.type) {
    case 'follow-up': {
      const { followUp, last, thread } = decision;
      return replyToFollowUp({ ...request, ts: message.ts, followUp, last, thread }, deps);
    }
    case 'no-answer-yet':
      return { reply: noteView(NO_ANSWER_YET) };
    case 'reply': {
      const { thread, lastCardId, onlyIfFound, inIncident, unread } = decision;
      const asked = { ...request, text, shareable: false, thread, lastCardId, inIncident, unread, before };
      const reply = await replyTo(asked, deps);
      if (reply.privately) return { reply, privately: true };
      if (!onlyIfFound || !reply.unanswered) return { reply };
      const no = reply.inTheirLanguage ? reply : noteView(noCardFits(workspace.botUserId));
      return { reply: no, privately: true };
    }
  }
}
