import { sectionSlug } from '../../cards/section-slug.ts';
import type { SiteStyle } from './page-url.ts';

/** Gives each heading of a page, in order, what leads to it: two headings with the same words differ by a number. */
export type AnchorOf = (heading: string, explicit?: string) => string;

/**
 * The anchors of a page as its site makes them.
 * @param style of the site; as GitHub does it unless given
 */
export function anchorsOf(style: SiteStyle = 'github'): AnchorOf {
  const [slug, between] = style === 'mkdocs' ? [pythonSlug, '_'] : [gitHubSlug, '-'];
  const used = new Map<string, number>();
  return (heading, explicit) => {
    if (explicit) return explicit;
    const own = slug(heading);
    const times = used.get(own) ?? 0;
    used.set(own, times + 1);
    return times === 0 ? own : `${own}${between}${times}`;
  };
}

const gitHubSlug = (heading: string) => sectionSlug(heading.trim());

/** As Python-Markdown does it: only ASCII is left, and spaces become one hyphen. */
function pythonSlug(heading: string): string {
  return heading
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[-\s]+/g, '-');
}
