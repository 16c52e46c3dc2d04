import type { AnswerService } from '../../answers/answer-service.ts';
import type { Reason } from '../../search/search-types.ts';
import { answerView } from '../cards/answer-view.ts';
import type { Reply } from '../kit/blocks.ts';
import type { CommandTable, TextRequest } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import type { PageAccess } from '../kit/page-access.ts';
import { claimsDone } from '../kit/requests/nudge-answer-words.ts';
import { didYouMeanView } from './help-view.ts';
import { withUnread } from './unread-view.ts';
import { COULD_NOT_READ, DONE_WHAT } from './words.ts';

export interface ReplyDeps {
  answers: AnswerService;
  pageAccess: PageAccess;
  commands: CommandTable;
}

/** Replies to any text that a person writes to the bot, wherever it comes from: runs a command, or answers a question. */
export async function replyTo(
  request: TextRequest,
  { answers, commands, pageAccess }: ReplyDeps,
): Promise<Reply> {
  const {
    text,
    asker,
    place,
    source,
    shareable,
    lastCardId,
    thread = [],
    unread,
    inIncident = false,
  } = request;
  // Nothing else was said, so that is what the mention is about.
  if (unread && text.trim() === '' && thread.length === 0) return noteView(COULD_NOT_READ[unread]);
  const run = commands.find(text, request);
  if (run) return run(request);
  const roots = await pageAccess.rootsFor(request.workspace, {
    person: asker,
    channel: place.channel,
    alone: shareable || (source !== 'mention' && source !== 'thread'),
  });
  const question = { text, asker, place, source, inIncident, roots };
  const answer =
    thread.length > 0 ? await answers.answerInThread(question, thread) : await answers.answer(question);
  // A word that is almost a command and fits no card is a typo, not a question.
  const likely = commands.nearest(text);
  if (
    likely &&
    answer.type !== 'from-page' &&
    (answer.type !== 'answered' || namesOnlyKind(answer.best.reasons))
  )
    return didYouMeanView(likely);
  // Nothing that could be done stands above it.
  if (answer.type === 'small-talk' && source === 'direct' && claimsDone(text)) {
    return { ...noteView(DONE_WHAT), leavesNudge: true };
  }
  const view = answerView(answer, {
    library: answers.library(),
    roots: answers.pages().roots,
    now: request.workspace.now(),
    shareable,
    lastCardId,
  });
  return unread ? withUnread(view, text, answer.type, unread) : view;
}

/** Whether the text only named the card's kind, so that any other card of its kind would fit as well. */
function namesOnlyKind(reasons: readonly Reason[]): boolean {
  return (
    reasons.some(({ type }) => type === 'named-kind') &&
    reasons.every(({ type }) => type === 'named-kind' || type === 'spelling')
  );
}
