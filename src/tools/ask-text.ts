import { answerParts } from '../cards/answer-parts.ts';
import type { Library } from '../cards/library.ts';
import { plainText } from '../cards/plain-text.ts';
import type { Reason, SearchResult } from '../search/search-types.ts';

/** The answer to one question, for people at a terminal. */
export function forPeople({ answered, near, hits, query }: SearchResult, library: Library): string {
  const [best, ...others] = hits;
  if (!answered || !best) {
    const nearest = (near ? hits : []).slice(0, 3).map(({ card }) => `  ${card.id}  ${card.title}`);
    return [
      query.trim() === '' ? 'No question was asked.' : 'No card fits with confidence.',
      ...(nearest.length > 0 ? ['The nearest cards:', ...nearest] : []),
      'Try to name the thing itself, or say in a sentence what hurts.',
      '',
    ].join('\n');
  }
  const { card, reasons } = best;
  const kind = library.kind(card.kind);
  return [
    `${card.title}  (${kind?.one ?? card.kind}, ${card.id})`,
    '',
    card.summary,
    ...answerParts(card, kind).flatMap((part) => ['', `${part.label}`, plainText(part.markdown)]),
    '',
    ...(reasons.length > 0 ? [`Found by: ${reasons.map(describeReason).join('; ')}`] : []),
    ...(others.length > 0
      ? ['See also:', ...others.slice(0, 2).map((hit) => `  ${hit.card.id}  ${hit.card.title}`)]
      : []),
    '',
  ].join('\n');
}

/** A reason in words. */
export function describeReason(reason: Reason): string {
  switch (reason.type) {
    case 'term':
      return reason.term;
    case 'spelling':
      return `"${reason.typed}" read as ${reason.readAs}`;
    case 'concept':
      return `"${reason.typed}" as ${reason.concept}`;
    case 'meaning':
      return `"${reason.typed}" is close to ${reason.near}`;
    case 'named-kind':
      return `asked for ${reason.cardKind}`;
    case 'found-helpful':
      return `${reason.people} people found it helpful for that question`;
  }
}
