import type { Why } from '../../answers/why.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { SearchHit } from '../../search/search-types.ts';
import { cardActions } from '../cards/card-buttons.ts';
import { whyFound } from '../cards/words.ts';
import { context, type Reply, reply, section } from '../kit/blocks.ts';
import {
  askedBySaying,
  NO_MODEL_CHOSE,
  NO_REASONS,
  passageMatched,
  REASONS,
  runnerUp as runnerUpText,
  THREAD_WAS_READ,
  whyTitle,
  wordsOnCard,
} from './words.ts';

export interface Explanation {
  question: string;
  /** Undefined where the card no longer fits the question. */
  why: Why | undefined;
  /** Whether the thread was read, because the question alone said too little. */
  fromThread: boolean;
  runnerUp: SearchHit | undefined;
}

/** Says why a card was chosen, in words that a person can check against the card. */
export function whyView(
  card: Card,
  answerId: string,
  { question, why: reasons, fromThread, runnerUp }: Explanation,
  library: Library,
): Reply {
  const title = whyTitle(card.title, question);
  const said = reasons ? whyLines(reasons, { library, fromThread }) : [];
  const lines = [...(fromThread ? [THREAD_WAS_READ] : []), ...said];
  const why =
    said.length > 0
      ? lines.map((line) => `• ${line}`).join('\n')
      : reasons
        ? NO_REASONS.none
        : NO_REASONS.changed;
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

/** The reasons in sentences, as mrkdwn; none where there is nothing to say. */
export function whyLines(
  { inPassage, onCard, others, nearest }: Why,
  { library, fromThread }: { library: Library; fromThread: boolean },
): string[] {
  return [
    ...(inPassage.length > 0 ? [passageMatched(inPassage)] : []),
    ...(onCard.length > 0 ? [wordsOnCard(onCard, fromThread)] : []),
    ...others.map((reason) => reasonLine(reason, library)),
    ...(nearest === undefined ? [] : [askedBySaying(nearest)]),
  ];
}

function reasonLine(reason: Why['others'][number], library: Library): string {
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
