import type { types } from '@slack/bolt';
import { type Answer, hitsOf } from '../../answers/answer.ts';
import type { Library } from '../../cards/library.ts';
import type { ShownRoot } from '../../pages/shown-root.ts';
import type { SearchHit } from '../../search/search-types.ts';
import { actions, button, context, overflowMenu, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS } from '../kit/ids.ts';
import { feedbackButtons, otherCardButtons, shareHereButton } from './card-buttons.ts';
import { overdueNotes } from './checked-text.ts';
import { definitionView } from './definition-view.ts';
import { noCardText, noStepText } from './no-card-text.ts';
import { nowView } from './now-view.ts';
import { openButton } from './open-button.ts';
import { otherLanguageView } from './other-language-view.ts';
import { pageAnswerView, pagesBelow } from './page-answer-view.ts';
import { quotedText, spokenQuotes } from './quote-view.ts';
import { readButton } from './read-button.ts';
import { saveButton } from './save-button.ts';
import { smallTalkView } from './small-talk-view.ts';
import { alsoFitting, foundHelpful, HOW_DO_I_ASK, SIREN } from './words.ts';

export interface AnswerOptions {
  library: Library;
  /** What the team's own pages come from. */
  roots?: ReadonlyMap<string, ShownRoot>;
  /** The moment of the answer: a card that is overdue for a review says how long ago it was checked. */
  now: Date;
  /** Whether only the asker sees the reply, so that sharing it makes sense. */
  shareable: boolean;
  /** The card of the bot's last answer in the same thread; there is no need to say all of it again. */
  lastCardId?: string | undefined;
  /** What stands before it, mrkdwn; for an answer that replaces another one. */
  lead?: string | undefined;
}

/** The reply to a message: the passage that answers, a term's meaning, an honest no, or a word of small talk. */
export function answerView(answer: Answer, options: AnswerOptions): Reply {
  switch (answer.type) {
    case 'answered':
      return { ...foundView(answer, options), cardId: answer.best.card.id, answerId: answer.id };
    case 'from-page':
      return pageAnswerView(answer, { roots: new Map(), ...options });
    case 'definition':
      return definitionView(answer, options.library);
    case 'small-talk':
      return smallTalkView(answer.topic);
    case 'other-language':
      return otherLanguageView(answer, options.library);
    case 'unanswered':
      return { ...notFoundView(answer), answerId: answer.id, unanswered: true };
  }
}

function foundView(answer: Extract<Answer, { type: 'answered' }>, options: AnswerOptions): Reply {
  const { best, also, others, excerpt, noStep, id, pages = [] } = answer;
  const { shareable, lastCardId, lead, now } = options;
  if (excerpt.now) return nowView(answer, options);
  // If the thread's last answer was this card, people know it: a pointer and the passage, not how to begin once more.
  const again = best.card.id === lastCardId;
  const said = again ? { quotes: excerpt.quotes.filter(({ at }) => at >= 0) } : excerpt;
  const quoted = best.passages.find(({ passage }) => said.quotes.some(({ at }) => at === passage.at));
  const named = others.filter(({ card }) => !also.some(({ hit }) => hit.card.id === card.id));
  const titles = named.map(({ card }) => escapeText(card.title));
  const helped = foundHelpful(best.reasons);
  const below = [
    ...(titles.length > 0 ? [alsoFitting(titles)] : []),
    ...(helped ? [helped] : []),
    ...overdueNotes([best.card, ...also.map(({ hit }) => hit.card)], now),
  ];
  const missing = noStep && escapeText(noStepText(noStep));
  const spoken = [lead, missing].filter((one) => one !== undefined);
  const alternatives = also.map((one) => `\n${spokenQuotes(one.hit.card, one.excerpt)}`).join('');
  return reply(
    [...spoken, spokenQuotes(best.card, said, again)].join(missing ? '\n' : ' ') + alternatives,
    () => [
      ...(lead ? [context(lead)] : []),
      ...(missing ? [section(`${SIREN} ${missing}`)] : []),
      section(quotedText(best.card, said, again)),
      ...also.map((one) => section(quotedText(one.hit.card, one.excerpt))),
      quoteActions(best, hitsOf(answer).slice(1), { answerId: id, shareable, passage: quoted?.passage.at }),
      ...(below.length > 0 ? [context(...below)] : []),
      ...pagesBelow(pages, id),
    ],
  );
}

/** At most three controls: the card, what is most useful next, and a menu with the rest. */
function quoteActions(
  { card }: SearchHit,
  others: readonly SearchHit[],
  { answerId, shareable, passage }: { answerId: string; shareable: boolean; passage: number | undefined },
): types.ActionsBlock {
  const open = readButton(card, answerId, { style: 'primary', passage });
  const save = saveButton(card, answerId);
  const second = shareable ? shareHereButton(card, answerId) : save;
  const rest = [
    ...feedbackButtons(card, answerId),
    ...(shareable ? [save] : []),
    ...otherCardButtons(others, answerId),
  ];
  return actions(open, second, ...overflowMenu(...rest));
}

/** One sentence that says what is missing, the closest cards, and one button. */
function notFoundView(answer: Extract<Answer, { type: 'unanswered' }>): Reply {
  const { nearest, id, pages = [] } = answer;
  const said = escapeText(noCardText(answer));
  return reply(said, () => [
    section(said),
    actions(
      ...nearest.map(({ card }, index) => openButton(card, id, index)),
      button(HOW_DO_I_ASK, { action: ACTIONS.askExample, value: 'help', index: nearest.length }),
    ),
    ...pagesBelow(pages, id),
  ]);
}
