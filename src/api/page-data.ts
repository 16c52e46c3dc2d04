import type { CurrentPages } from '../catalog/current-pages.ts';
import type { Page, PagePassage } from '../pages/page.ts';
import type { PageHit } from '../search/pages/page-search.ts';
import { addressOf } from '../slack/cards/page-text.ts';
import { passageId } from './passage-ids.ts';
import { reasonsInWords } from './reasons.ts';
import type { PageOutput, PassageOutput, SearchOutput } from './schemas.ts';

/** The roots of pages by their ids. */
export type Roots = CurrentPages['roots'];

/** A page that was found. */
export function foundPage(
  { page, score, reasons, passages }: PageHit,
  roots: Roots,
): SearchOutput['pages'][number] {
  const [best] = passages;
  return {
    id: page.id,
    title: page.title,
    root: rootName(page, roots),
    score: Number(score.toFixed(4)),
    why: reasonsInWords(reasons),
    updated: page.updated,
    address: addressOf(page, best?.passage.anchor) || null,
    cite: citePage(page, roots, best?.passage),
    passage: best
      ? { id: idOf(page, best.at), heading: headingOf(best.passage), text: best.passage.text.trim() }
      : null,
  };
}

/** A whole page. */
export function wholePage(page: Page, roots: Roots): PageOutput {
  return {
    id: page.id,
    title: page.title,
    root: rootName(page, roots),
    trail: [...page.trail],
    language: page.language,
    updated: page.updated,
    owner: page.owner,
    passages: page.passages.map((passage, at) => ({
      id: idOf(page, at),
      heading: headingOf(passage),
      markdown: passage.markdown,
    })),
    address: addressOf(page) || null,
    cite: citePage(page, roots),
  };
}

/** One passage of a page; undefined if there is none at this place. @param at from 0 */
export function pagePassage(page: Page, at: number, roots: Roots): PassageOutput | undefined {
  const passage = page.passages[at];
  if (!passage) return undefined;
  return {
    id: idOf(page, at),
    type: 'page',
    source: page.id,
    title: page.title,
    heading: headingOf(passage),
    step: passage.number ?? null,
    markdown: passage.markdown,
    text: passage.text.trim(),
    before: at > 0 ? idOf(page, at - 1) : null,
    after: at + 1 < page.passages.length ? idOf(page, at + 1) : null,
    address: addressOf(page, passage.anchor) || null,
    cite: citePage(page, roots, passage),
  };
}

/** How to name a page as a source. @param passage the part of it that is meant */
export function citePage(
  page: Page,
  roots: Roots,
  passage?: Pick<PagePassage, 'headings' | 'anchor'>,
): string {
  const heading = passage && headingOf(passage);
  const where = addressOf(page, passage?.anchor) || page.path;
  return `“${page.title}”${heading ? `, ${heading}` : ''} (${rootName(page, roots)}, ${where})`;
}

/** The headings above a passage, as one text. */
export function headingOf({ headings }: Pick<PagePassage, 'headings'>): string {
  return headings.join(' › ');
}

function rootName({ root }: Page, roots: Roots): string {
  return roots.get(root)?.name ?? root;
}

function idOf({ id }: Page, at: number): string {
  return passageId({ type: 'page', source: id, at });
}
