import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { RecordedAnswer } from '../../answers/follow-up.ts';
import type { AnswerSource } from '../../answers/question.ts';
import type { FeedbackReason } from '../../answers/records/feedback-records.ts';
import type { Card } from '../../cards/card.ts';
import { goneCard } from '../cards/words.ts';
import type { Reply } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { noteView } from '../kit/note-view.ts';
import { type ActionContext, type ActionPlace, isForOneOnly, onAction } from '../kit/on-action.ts';
import { postInDm } from '../kit/post-in-dm.ts';
import { readThreadIfAllowed } from '../kit/read-thread.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showReply } from '../kit/show.ts';
import { threadOfQuestion } from './asked-thread.ts';
import { closerReply, concreteReply } from './closer-reply.ts';
import { nextCard } from './next-card.ts';
import { CONTINUED_TITLE, NOTHING_TO_REPLACE, REASON_NOTED } from './words.ts';

export interface ReasonDeps {
  answers: AnswerService;
}

const REASONS = {
  [ACTIONS.wrongTopic]: 'wrong-topic',
  [ACTIONS.tooLong]: 'too-long',
  [ACTIONS.notConcrete]: 'not-concrete',
} as const;

/** The reasons why a card did not help: each is stored, and goes on with what would have been better. */
export function registerReasonActions(app: App, deps: ReasonDeps): void {
  for (const id of [ACTIONS.wrongTopic, ACTIONS.tooLong, ACTIONS.notConcrete] as const) {
    onAction(app, id, deps, (action) => goOn(action, REASONS[id], deps));
  }
}

async function goOn(action: ActionContext, reason: FeedbackReason, { answers }: ReasonDeps): Promise<void> {
  const { place, person, ref } = action;
  const card = ref && answers.library().card(ref.cardId);
  if (!ref || !card) return sayBriefly(action, goneCard(ref?.cardId ?? '?'));
  await answers.giveFeedback(person, ref.answerId, card.id, false, reason);
  const make = async () => {
    const given = ref.answerId ? await answers.givenAnswer(ref.answerId) : undefined;
    const thread = given ? await threadBehind(action, given, answers) : [];
    return better(reason, { action, card, given, thread }, answers);
  };
  if (place.type === 'message' && (place.direct || isForOneOnly(action))) {
    const reply = await make();
    return putAwayReasons(action, (await postInDm(action, reply)) ? noteView(REASON_NOTED) : reply);
  }
  await showReply(action, CONTINUED_TITLE, make);
}

/** What would have been better. */
async function better(
  reason: FeedbackReason,
  {
    action: { person, place, workspace },
    card,
    given,
    thread,
  }: { action: ActionContext; card: Card; given: RecordedAnswer | undefined; thread: readonly string[] },
  answers: AnswerService,
): Promise<Reply> {
  if (reason !== 'wrong-topic') {
    const hit = given && (await answers.foundAgain(given, card.id, thread));
    const found = {
      hit: hit ?? { card, score: 0, reasons: [], passages: [] },
      question: given?.question ?? '',
      answerId: given?.id ?? '',
      where: place.type === 'home' || !place.channel ? undefined : place,
    };
    return reason === 'too-long' ? closerReply('shorter', found, answers) : concreteReply(found, answers);
  }
  // Of somebody else's message, the text is not kept, so there is nothing to search for again.
  if (!given || (!given.question && thread.length === 0)) return noteView(NOTHING_TO_REPLACE);
  return nextCard(
    {
      last: given,
      thread,
      missing: '',
      ofKind: given.ofKind,
      asker: person,
      place: { channel: place.type === 'home' ? '' : place.channel },
      source: sourceOf(place),
    },
    { noted: true, shareable: place.type === 'message' && !place.direct, now: workspace.now() },
    answers,
  );
}

/** The thread of the answer's question; empty if the answer is not in a thread. */
async function threadBehind(
  { place, workspace }: ActionContext,
  { id }: RecordedAnswer,
  answers: Pick<AnswerService, 'library'>,
): Promise<string[]> {
  if (place.type === 'home' || !place.threadTs || (place.type === 'message' && place.direct)) return [];
  const { retryingClient: client, botUserId, botName } = workspace;
  const { channel, threadTs } = place;
  const thread = await readThreadIfAllowed(client, { channel, threadTs, botUserId });
  const answer = thread.find(({ fromBot, answerId }) => fromBot && answerId === id);
  return threadOfQuestion(thread, answer?.answers, { botName, kinds: answers.library().kinds });
}

/** Puts something in the place of the question what was wrong, which only this person sees. */
async function putAwayReasons({ respond, workspace, place }: ActionContext, reply: Reply): Promise<void> {
  const threadTs = place.type === 'message' ? place.threadTs : undefined;
  await respondWith(respond, reply, workspace.log, {
    replace_original: true,
    ...(threadTs && { thread_ts: threadTs }),
  });
}

/** Only this person sees what follows, as with a command. */
function sourceOf(place: ActionPlace): AnswerSource {
  if (place.type === 'home') return 'home';
  return place.type === 'message' && place.direct ? 'direct' : 'command';
}
