import type { QuotedPage } from '../../answers/pipeline/decision.ts';
import type { Page } from '../../pages/page.ts';

/** One passage of a page, as an answer quotes it. */
export function quotedPassage(page: Page, at: number): QuotedPage {
  const place = at in page.passages ? at : 0;
  const passage = page.passages[place];
  if (!passage) throw new Error(`the page ${page.id} has no passages`);
  const { markdown, anchor, headings, type, number } = passage;
  return {
    hit: { page, score: 1, passages: [{ passage, at: place, score: 1 }], reasons: [] },
    quotes: [
      {
        heading: headings.at(-1) ?? '',
        markdown,
        anchor,
        at: place,
        isCode: type === 'code',
        isItem: type === 'item',
        ...(number !== undefined && { step: number }),
      },
    ],
  };
}
