import type { types } from '@slack/bolt';
import { type Answer, hitsOf } from '../../answers/answer.ts';
import type { Library } from '../../cards/library.ts';
import type { ShownRoot } from '../../pages/shown-root.ts';
import type { SearchHit } from '../../search/search-types.ts';
import { answerView } from '../cards/answer-view.ts';
import { kindButtons } from '../cards/card-buttons.ts';
import { shareButton } from '../cards/card-modal-view.ts';
import { overdueNotes } from '../cards/checked-text.ts';
import { definitionBlocks } from '../cards/definition-view.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { otherLanguageText } from '../cards/other-language-words.ts';
import { pageAnswerView } from '../cards/page-answer-view.ts';
import { readButton } from '../cards/read-button.ts';
import { OR_BROWSE, whyFound } from '../cards/words.ts';
import { actions, type Block, context, divider, modal, type Reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { VIEWS } from '../kit/ids.ts';
import type { ModalState } from '../kit/modal-state.ts';
import {
  CAN_NOT_POST_HERE,
  GUIDANCE_TITLE,
  ONLY_YOU_SEE_THIS,
  OPENINGS,
  onMarkedMessage,
  READING_MESSAGE,
  SHARED_IN_YOUR_NAME,
} from './words.ts';

/** What a view of what fits needs to know. */
export interface FoundFacts {
  library: Library;
  /** What the team's own pages come from. */
  roots: ReadonlyMap<string, ShownRoot>;
  now: Date;
}

/** Shown while the message is read, because the modal must open within the three seconds that its trigger lives. */
export function readingModal(state: ModalState): types.ModalView {
  return modal(VIEWS.answer, GUIDANCE_TITLE, [section(READING_MESSAGE)], JSON.stringify(state));
}

/**
 * The cards that fit a message, for the person who used the shortcut on it.
 * @param state where a card can be shared; no channel where there is nobody to share with
 * @param whyNot why the card can't be shared there and what to do about it, mrkdwn
 */
export function foundModal(
  answer: Answer,
  { library, roots, now }: FoundFacts,
  state: ModalState,
  whyNot = CAN_NOT_POST_HERE,
): types.ModalView {
  const hits = hitsOf(answer);
  const blocks: Block[] = [
    ...(answer.type === 'definition' ? definitionBlocks(answer, library) : [section(openingOf(answer))]),
    context(state.channel ? SHARED_IN_YOUR_NAME : `${ONLY_YOU_SEE_THIS} ${whyNot}`),
    ...(answer.type === 'from-page' ? pageAnswerBlocks(answer, roots) : []),
    ...hits.flatMap((hit, index) => [divider, ...hitBlocks(hit, index, answer.id, { library, now }, state)]),
    ...(answer.type === 'answered' || answer.type === 'from-page' ? [] : browse(library)),
  ];
  return modal(VIEWS.answer, GUIDANCE_TITLE, blocks, JSON.stringify(state));
}

/** What a page says, in the plainest blocks, as a modal shows it. */
function pageAnswerBlocks(
  answer: Extract<Answer, { type: 'from-page' }>,
  roots: FoundFacts['roots'],
): Block[] {
  return [divider, ...pageAnswerView(answer, { roots, shareable: false }).plain];
}

function browse(library: Library): Block[] {
  const buttons = kindButtons(library);
  return buttons.length > 0 ? [divider, section(OR_BROWSE), ...buttons] : [];
}

function openingOf(answer: Answer): string {
  if (answer.type === 'from-page') return OPENINGS.oneFits;
  if (answer.type === 'answered') return answer.others.length > 0 ? OPENINGS.someFit : OPENINGS.oneFits;
  if (answer.type === 'other-language') return escapeText(otherLanguageText(answer.language, undefined));
  if (!answer.question.trim()) return OPENINGS.noText;
  return hitsOf(answer).length > 0 ? OPENINGS.nearest : OPENINGS.noneFits;
}

function hitBlocks(
  { card, reasons }: SearchHit,
  index: number,
  answerId: string,
  { library, now }: { library: Library; now: Date },
  state: ModalState,
): Block[] {
  const why = whyFound(reasons);
  const below = [...(why ? [why] : []), ...overdueNotes([card], now)];
  return [
    section(
      `*${escapeText(card.title)}*\n${kindLabel(card, library.kind(card.kind))}\n${escapeText(card.summary)}`,
    ),
    ...(below.length > 0 ? [context(...below)] : []),
    actions(
      ...(state.channel ? [shareButton(card, answerId, state, index)] : []),
      readButton(card, answerId, { index }),
    ),
  ];
}

/** The cards that fit a message, for the person who marked it with an emoji. */
export function markedView(
  answer: Answer,
  library: Library,
  {
    text,
    reaction,
    roots,
    shareable,
    now,
  }: Omit<FoundFacts, 'library'> & {
    text: string;
    reaction: string;
    shareable: boolean;
  },
): Reply {
  const intro = context(onMarkedMessage(reaction, text));
  // The intro shows the question already.
  const view = answerView(answer, { library, roots, now, shareable });
  return { ...view, blocks: [intro, ...view.blocks], plain: [intro, ...view.plain] };
}
