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
  const document = await load(text, {
    safe: 'secure',
    logger: new NullLogger(),
    attributes: {
      ...bookAttributes(file),
      showtitle: true,
      relfilesuffix: '.adoc',
      'attribute-missing': 'drop',
      'toc!': '',
    },
  });
  const html = String(await document.convert({ standalone: false }));
  return { html, attributes: attributesIn(text.slice(0, 5000)) };
}

/** What the book that a chapter belongs to says about links and names. */
function bookAttributes({ path, include }: PageFile): Record<string, string> {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const book = [...folders.slice(0, depth), 'index.adoc'].join('/');
    const text = book === path ? undefined : include?.(book);
    // These change how a page is converted, not what it says.
    const { toc: _, leveloffset: __, doctype: ___, ...others } = attributesIn(text?.slice(0, 50_000) ?? '');
    if (text !== undefined) return others;
  }
  return {};
}

function attributesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]),
  );
}
