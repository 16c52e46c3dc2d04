import type { QuotedPage } from '../../answers/pipeline/decision.ts';
import type { Page } from '../../pages/page.ts';

/** A page and the part of it that is quoted: “On call › Handover”. Plain text. */
export function pageName({ hit: { page, passages }, quotes }: QuotedPage): string {
  const [first] = quotes;
  const quoted = passages.find(({ at }) => at === first?.at);
  const headings = quoted?.passage.headings ?? [];
  return [page.title, ...headings.filter((heading) => heading !== page.title)].join(' › ');
}

/** The address of what is quoted of a page; empty if it has none. */
export function pageAddress({ hit: { page }, quotes }: QuotedPage): string {
  return addressOf(page, quotes[0]?.anchor ?? '');
}

/** The address of a page, at a heading. @returns empty if it has none */
export function addressOf({ url }: Pick<Page, 'url'>, anchor = ''): string {
  if (!url) return '';
  return anchor && !url.includes('#') ? `${url}#${anchor}` : url;
}
