import type { types } from '@slack/bolt';
import type { Answer } from '../../answers/answer.ts';
import type { Library } from '../../cards/library.ts';
import type { SearchHit } from '../../search/search-types.ts';
import { answerView, kindButtons } from '../cards/answer-view.ts';
import { shareButton } from '../cards/card-modal.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { whyFound } from '../cards/words.ts';
import { actions, type Block, button, context, divider, modal, type Reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, packRef, VIEWS } from '../kit/ids.ts';
import type { ModalState } from '../kit/modal-state.ts';
import { quoted } from '../kit/words.ts';

const TITLE = 'Guidance';

/** Shown while a message is read: the modal must open within the three seconds that its trigger lives. */
export function readingModal(state: ModalState): types.ModalView {
  return modal(VIEWS.answer, TITLE, [section('Reading the message…')], JSON.stringify(state));
}

/**
 * The cards that fit a message somebody pointed at, seen by them alone.
 * @param state where a card can be shared; no channel where there is nobody to share with
 * @param whyNot why it can't be shared there, and what to do about it, mrkdwn
 */
export function foundModal(
  answer: Answer,
  library: Library,
  state: ModalState,
  whyNot = 'I can’t post in this conversation.',
): types.ModalView {
  const hits = answer.type === 'answered' ? [answer.best, ...answer.others] : answer.nearest;
  const blocks: Block[] = [
    section(opening(answer)),
    context(
      state.channel
        ? 'Only you see this. What you share is posted in your name.'
        : `Only you see this. ${whyNot}`,
    ),
    ...hits.flatMap((hit, index) => [divider, ...hitBlocks(hit, index, answer.id, library, state)]),
    ...(answer.type === 'answered' ? [] : [divider, section('*Or browse*'), kindButtons(library)]),
  ];
  return modal(VIEWS.answer, TITLE, blocks, JSON.stringify(state));
}

function opening(answer: Answer): string {
  if (answer.type === 'answered') {
    return answer.others.length > 0 ? '*These cards fit that message*' : '*This card fits that message*';
  }
  if (!answer.question.trim()) return ':mag: That message has no text that I could read.';
  return answer.nearest.length > 0
    ? ':mag: No card fits that message with confidence. The nearest I have:'
    : ':mag: No card fits that message.';
}

function hitBlocks(
  { card, reasons }: SearchHit,
  index: number,
  answerId: string,
  library: Library,
  state: ModalState,
): Block[] {
  const why = whyFound(reasons);
  return [
    section(
      `*${escapeText(card.title)}*\n${kindLabel(card, library.kind(card.kind))}\n${escapeText(card.summary)}`,
    ),
    ...(why ? [context(why)] : []),
    actions(
      ...(state.channel ? [shareButton(card, answerId, state, index)] : []),
      button('Read the whole card', {
        action: ACTIONS.openCard,
        value: packRef({ cardId: card.id, answerId }),
        index,
        label: `Read the whole card: ${card.title}`,
      }),
    ),
  ];
}

/** The cards that fit a message somebody marked with an emoji, seen by them alone. */
export function markedView(
  answer: Answer,
  library: Library,
  { text, reaction, shareable }: { text: string; reaction: string; shareable: boolean },
): Reply {
  const marked = text.trim() ? `the message ${quoted(text)}` : 'that message';
  const intro = context(`:${reaction}: On ${marked}. Only you see this.`);
  // The question stands in the intro already.
  const view = answerView(answer.type === 'answered' ? answer : { ...answer, question: '' }, {
    library,
    shareable,
  });
  return { ...view, blocks: [intro, ...view.blocks], plain: [intro, ...view.plain] };
}
