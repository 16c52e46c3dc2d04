import type { LinkTo } from './clean-tree.ts';
import { pageUrl } from './page-url.ts';
import type { PageFile } from './read-options.ts';

const PAGE = /\.(?:md|mdx|markdown|adoc|asciidoc|html?|erb)$/i;

/**
 * Makes the links of a page absolute: those to other pages of the root by their paths, others by the address of the
 * page itself. Only http, https and mailto remain.
 * @param url of the page; null if it has none
 */
export function linksFrom({ path, site, urlOf }: PageFile, url: string | null): LinkTo {
  return (link) => {
    const to = link.trim();
    if (/^(?:https?:\/\/|mailto:)/i.test(to)) return URL.canParse(to) ? to : undefined;
    if (/^\/\//.test(to)) return URL.canParse(`https:${to}`) ? `https:${to}` : undefined;
    if (/^[a-z][a-z0-9+.-]*:/i.test(to) || to === '') return undefined;
    if (to.startsWith('#')) return url ? `${url}${to}` : undefined;
    const [target = '', rest = ''] = split(to);
    const below = target.startsWith('/') ? target.slice(1) : pathFrom(path, target);
    if (below !== undefined && PAGE.test(target)) {
      const known = urlOf ? urlOf(below) : pageUrl(site, below);
      if (known) return known + rest;
    }
    return url && URL.canParse(to, url) ? new URL(to, url).href : undefined;
  };
}

/** A path, and what stands after it: `a.md` and `#b`. */
function split(url: string): [path: string, rest: string] {
  const at = url.search(/[?#]/);
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}

/**
 * Where a relative path leads, seen from a file.
 * @returns undefined if it leads out of the root
 */
export function pathFrom(file: string, relative: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.map(decoded).join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
