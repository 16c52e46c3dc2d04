import { parse } from 'yaml';
import { withoutEnding, withoutNumber } from '../reading/page-url.ts';
import { DEEPEST_NAVIGATION, type FoundEntry, isMap, textOf } from './nav-entries.ts';

/**
 * The pages in the sidebars of Docusaurus, as far as they are plain data.
 * @throws if the file is a program
 */
export function sidebarEntries(text: string, folder: string, pages: readonly string[]): FoundEntry[] {
  const sidebars = dataIn(text);
  if (!isMap(sidebars)) return [];
  const byId = new Map<string, string>();
  for (const path of pages) {
    const id = withoutEnding(path).split('/').map(withoutNumber).join('/');
    byId.set(id, path);
    for (const docs of [`${folder}docs/`, 'docs/', folder]) {
      if (docs !== '' && id.startsWith(docs)) byId.set(id.slice(docs.length), path);
    }
  }
  const entry = (id: unknown, label: unknown, trail: readonly string[]): FoundEntry[] => {
    const path = byId.get(textOf(id) ?? '');
    const title = textOf(label);
    return path ? [{ path, trail, ...(title && { title }) }] : [];
  };
  const entries = (items: unknown, trail: readonly string[]): FoundEntry[] => {
    if (trail.length > DEEPEST_NAVIGATION) return [];
    if (!Array.isArray(items)) return isMap(items) ? named(items, trail) : [];
    return items.flatMap((item): FoundEntry[] => {
      if (!isMap(item)) return entry(item, undefined, trail);
      if (item.type === undefined) return named(item, trail);
      if (item.type === 'doc' || item.type === 'ref') return entry(item.id, item.label, trail);
      if (item.type !== 'category') return [];
      const label = textOf(item.label);
      const own = isMap(item.link) ? entry(item.link.id, label, trail) : [];
      return [...own, ...entries(item.items, label ? [...trail, label] : trail)];
    });
  };
  /** `{ 'Getting started': [...] }` */
  const named = (items: Record<string, unknown>, trail: readonly string[]) =>
    Object.entries(items).flatMap(([label, inside]) => entries(inside, [...trail, label]));
  // The names of the sidebars themselves are for programs.
  return Object.values(sidebars).flatMap((items) => entries(items, []));
}

/** What a file assigns or exports, if that is data: JavaScript's objects are YAML if they hold nothing else. */
function dataIn(text: string): unknown {
  const code = text
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (part) =>
      part.startsWith('/') ? ' ' : part,
    )
    .trim();
  if (code.startsWith('{')) return parse(code, { logLevel: 'silent' });
  const start =
    /(?:module\.exports\s*=|export\s+default|(?:const|let|var)\s+\w+(?:\s*:\s*\w+)?\s*=)\s*(?=\{)/.exec(code);
  if (!start) throw new SyntaxError('no data');
  const object = objectAt(code, start.index + start[0].length);
  if (/=>|\bfunction\b|\brequire\(|\.\.\./.test(object)) throw new SyntaxError('a program');
  // Tabs and a key right before its value are fine in JavaScript, but not in YAML.
  return parse(object.replaceAll('\t', ' ').replaceAll(/([\w'"]):(?=[[{'"])/g, '$1: '), {
    logLevel: 'silent',
  });
}

function objectAt(code: string, from: number): string {
  let depth = 0;
  let quote = '';
  for (let at = from; at < code.length; at += 1) {
    const sign = code.charAt(at);
    if (quote !== '') {
      if (sign === '\\') at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return code.slice(from, at + 1);
    }
  }
  return code.slice(from);
}
