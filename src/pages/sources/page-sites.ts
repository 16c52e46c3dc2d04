import type { PageSite } from '../reading/page-url.ts';
import type { PageAddress } from './page-root.ts';

/**
 * Where a page of a root is read: of all folders with an address of their own, the innermost one counts.
 * @returns the site of the whole root, and what turns its addresses into those of the folder; undefined if there is none
 */
export function siteFor(
  addresses: readonly PageAddress[],
  path: string,
): { site: PageSite; move(url: string | null): string | null } | undefined {
  const [nearest] = addresses
    .filter(({ under }) => under === '' || path.startsWith(`${under}/`))
    .toSorted((a, b) => b.under.length - a.under.length);
  if (!nearest) return undefined;
  const { base, style, under } = nearest;
  const folder = under === '' ? base : `${base}${under.split('/').map(encodeURIComponent).join('/')}/`;
  return {
    site: { style, baseUrl: base },
    move: (url) => (url?.startsWith(folder) ? `${base}${url.slice(folder.length)}` : url),
  };
}
