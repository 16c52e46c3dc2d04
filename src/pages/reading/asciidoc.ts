import type { PageFile } from './read-options.ts';

/** What an AsciiDoc page says. */
export interface AsciidocPage {
  html: string;
  /** Its attributes, such as `description`, as front matter has them. */
  attributes: Record<string, string>;
}

/** `:name: value`, as at the start of a book, for all its chapters. */
const ATTRIBUTE = /^:([\w-]+):[ \t]+(\S[^\n]*)$/gm;

/** Converts AsciiDoc to HTML, without reading files or running anything. */
export async function asciidocPage(text: string, file: PageFile): Promise<AsciidocPage> {
  // Loading it takes longer than reading a page, and few teams have such pages.
  const { load, NullLogger } = await import('@asciidoctor/core');
  const document = await load(bookAttributes(text, file) + text, {
    safe: 'secure',
    logger: new NullLogger(),
    attributes: { showtitle: true, relfilesuffix: '.adoc', 'attribute-missing': 'drop', 'toc!': '' },
  });
  const html = String(await document.convert({ standalone: false }));
  return { html, attributes: attributesIn(text.slice(0, 5000)) };
}

/** What the book that a chapter belongs to says about links and names, as far as the chapter uses it. */
function bookAttributes(chapter: string, { path, include }: PageFile): string {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const book = [...folders.slice(0, depth), 'index.adoc'].join('/');
    const text = book === path ? undefined : include?.(book);
    if (text === undefined) continue;
    const names = new Set([...chapter.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name.toLowerCase()));
    const all = Object.entries(attributesIn(text.slice(0, 50_000)));
    const used = all.filter(([name]) => names.has(name)).map(([name, value]) => `:${name}: ${value}\n`);
    return used.join('');
  }
  return '';
}

function attributesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]),
  );
}
