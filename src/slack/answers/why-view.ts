import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Reason, SearchHit } from '../../search/search-types.ts';
import { cardActions } from '../cards/card-buttons.ts';
import { whyFound } from '../cards/words.ts';
import { context, type Reply, reply, section } from '../kit/blocks.ts';
import {
  NO_MODEL_CHOSE,
  NO_REASONS,
  REASONS,
  runnerUp as runnerUpText,
  THREAD_WAS_READ,
  whyTitle,
  wordsOnCard,
} from './words.ts';

export interface Explanation {
  question: string;
  reasons: readonly Reason[];
  /** Whether the thread was read, because the question alone said too little. */
  fromThread: boolean;
  runnerUp: SearchHit | undefined;
}

/** Says why a card was chosen, in words that a person can check against the card. */
export function whyView(
  card: Card,
  answerId: string,
  { question, reasons, fromThread, runnerUp }: Explanation,
  library: Library,
): Reply {
  const title = whyTitle(card.title, question);
  const lines = [...(fromThread ? [THREAD_WAS_READ] : []), ...reasonLines(reasons, library, fromThread)];
  const why = lines.length > 0 ? lines.map((line) => `• ${line}`).join('\n') : NO_REASONS;
  const next = runnerUp && runnerUpText(runnerUp.card.title, whyFound(runnerUp.reasons));
  const view = reply([title, why, next].filter(Boolean).join('\n').replaceAll('*', ''), () => [
    section(title),
    section(why),
    ...(next ? [context(next)] : []),
    context(NO_MODEL_CHOSE),
    cardActions(card, answerId, false),
  ]);
  return { ...view, cardId: card.id, answerId, aside: true };
}

function reasonLines(reasons: readonly Reason[], library: Library, fromThread: boolean): string[] {
  const words = reasons.flatMap((reason) => (reason.type === 'term' ? [reason.term] : []));
  const others = reasons.flatMap((reason) => (reason.type === 'term' ? [] : [reasonLine(reason, library)]));
  return [...(words.length > 0 ? [wordsOnCard(words, fromThread)] : []), ...others];
}

function reasonLine(reason: Exclude<Reason, { type: 'term' }>, library: Library): string {
  switch (reason.type) {
    case 'spelling':
      return REASONS.spelling(reason.typed, reason.readAs);
    case 'concept':
      return REASONS.concept(reason.typed, reason.concept);
    case 'meaning':
      return REASONS.meaning(reason.typed, reason.near);
    case 'named-kind':
      return REASONS.namedKind(library.kind(reason.cardKind)?.name ?? reason.cardKind);
    case 'found-helpful':
      return REASONS.foundHelpful(reason.people);
  }
}
