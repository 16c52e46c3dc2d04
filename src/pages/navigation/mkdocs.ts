import { parseDocument } from 'yaml';
import { DEEPEST_NAVIGATION, type FoundEntry, isMap, pageAt, textOf } from './nav-entries.ts';

/**
 * The pages in the `nav` of a `mkdocs.yml`, with or without TechDocs.
 * @throws if it can't be read
 */
export function mkDocsEntries(text: string, folder: string, pages: readonly string[]): FoundEntry[] {
  // MkDocs has tags of its own, such as `!!python/name:…`, which only warn here.
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) throw document.errors[0];
  const config: unknown = document.toJS();
  if (!isMap(config)) return [];
  const docs = `${folder}${textOf(config.docs_dir) ?? 'docs'}/`;
  const known = new Set(pages);
  const entries = (items: unknown, trail: readonly string[]): FoundEntry[] => {
    if (!Array.isArray(items) || trail.length > DEEPEST_NAVIGATION) return [];
    return items.flatMap((item): FoundEntry[] => {
      const named: [string | undefined, unknown][] = isMap(item) ? Object.entries(item) : [[undefined, item]];
      return named.flatMap(([title, target]) => {
        if (Array.isArray(target)) return entries(target, title ? [...trail, title] : trail);
        const path = textOf(target);
        const page = path && pageAt(path, [docs, folder, ''], known);
        return page ? [{ path: page, trail, ...(title && { title }) }] : [];
      });
    });
  };
  return entries(config.nav, []);
}
