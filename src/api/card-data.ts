import type { Card } from '../cards/card.ts';
import type { Library } from '../cards/library.ts';
import { type Passage, passagesOf } from '../cards/passages.ts';
import { daysOverdue } from '../cards/review.ts';
import { sectionSlug } from '../cards/section-slug.ts';
import type { SearchHit } from '../search/search-types.ts';
import { passageId } from './passage-ids.ts';
import { reasonsInWords } from './reasons.ts';
import type { CardOutput, PassageOutput, SearchOutput } from './schemas.ts';

/** A card that was found. @param guideUrl where the guide's outline is read; undefined if nowhere */
export function foundCard(
  { card, score, reasons, passages }: SearchHit,
  guideUrl: string | undefined,
): SearchOutput['results'][number] {
  const passage = passages[0]?.passage;
  return {
    id: card.id,
    title: card.title,
    summary: card.summary,
    score: Number(score.toFixed(4)),
    why: reasonsInWords(reasons),
    address: cardAddress(card, guideUrl),
    cite: citeCard(card, passage?.heading),
    passage: passage ? { id: idOf(passage), heading: passage.heading, text: passage.text.trim() } : null,
  };
}

/** A whole card. @param now decides whether its review is overdue */
export function wholeCard(
  card: Card,
  { library, guideUrl, now }: { library: Library; guideUrl: string | undefined; now: Date },
): CardOutput {
  return {
    id: card.id,
    title: card.title,
    kind: library.kind(card.kind)?.one ?? card.kind,
    summary: card.summary,
    sections: card.sections.map(({ heading, body }) => ({ heading, markdown: body.trim() })),
    related: library.related(card).map(({ id, title }) => ({ id, title })),
    references: card.references.map(({ title, url }) => ({ title, url })),
    guide: card.guide && `${card.guide.section} › ${card.guide.item}`,
    owner: library.role(card.owner)?.name ?? card.owner,
    reviewed: card.reviewed,
    overdue: daysOverdue(card, now) > 0,
    startingValues: card.startingValues,
    address: cardAddress(card, guideUrl),
    cite: citeCard(card),
  };
}

/** One passage of a card; undefined if there is none at this place. @param at from 0 */
export function cardPassage(card: Card, at: number, guideUrl: string | undefined): PassageOutput | undefined {
  const passages = passagesOf(card);
  const passage = passages[at];
  if (!passage) return undefined;
  const neighbor = (other: Passage | undefined) => (other ? idOf(other) : null);
  return {
    id: idOf(passage),
    type: 'card',
    source: card.id,
    title: card.title,
    heading: passage.heading,
    step: passage.number ?? null,
    markdown: passage.markdown,
    text: passage.text.trim(),
    before: neighbor(passages[at - 1]),
    after: neighbor(passages[at + 1]),
    address: cardAddress(card, guideUrl),
    cite: citeCard(card, passage.heading),
  };
}

/** The place in the guide that a card comes from. */
export function cardAddress({ guide }: Card, guideUrl: string | undefined): string | null {
  return guide && guideUrl ? `${guideUrl}#${sectionSlug(guide.section)}` : null;
}

/** How to name a card as a source. */
export function citeCard({ id, title }: Card, heading?: string): string {
  return `“${title}”${heading ? `, ${heading}` : ''} (Guidepost card ${id})`;
}

function idOf({ cardId, at }: Passage): string {
  return passageId({ type: 'card', source: cardId, at });
}
