import { parse } from 'yaml';
import { type FolderInfo, isMap, textOf } from './nav-entries.ts';

/**
 * `_category_.json` or `_category_.yml` of Docusaurus.
 * @throws if it can't be read
 */
export function readCategory(text: string): FolderInfo {
  const value: unknown = parse(text, { logLevel: 'silent' });
  if (!isMap(value)) return {};
  const title = textOf(value.label);
  return { ...(title && { title }), ...(typeof value.position === 'number' && { order: value.position }) };
}

/**
 * `.pages` of the awesome-pages plugin.
 * @throws if it can't be read
 */
export function readAwesomePages(text: string): FolderInfo {
  const value: unknown = parse(text, { logLevel: 'silent' });
  if (!isMap(value)) return {};
  const title = textOf(value.title);
  const nav = value.nav ?? value.arrange;
  const items = !Array.isArray(nav)
    ? undefined
    : nav.flatMap((item) => {
        const [name, target] = isMap(item) ? (Object.entries(item)[0] ?? []) : [undefined, item];
        const path = textOf(target)?.replace(/\/$/, '');
        return path && path !== '...' ? [{ name: path, ...(name && { title: name }) }] : [];
      });
  return { ...(title && { title }), ...(items && { items }) };
}
