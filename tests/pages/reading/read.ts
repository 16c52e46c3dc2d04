import type { Page } from '../../../src/pages/page.ts';
import type { PageFile } from '../../../src/pages/reading/read-options.ts';
import { type PageRead, readPage } from '../../../src/pages/reading/read-page.ts';

export type Given = Partial<Omit<PageFile, 'bytes'>>;

/** What becomes of a text in a file. */
export function readText(text: string | Uint8Array, given: Given = {}): Promise<PageRead> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readPage({ root: 'handbook', path: 'guide/on-call.md', bytes, ...given });
}

/** The page that a text in a file makes. */
export async function pageOf(text: string | Uint8Array, given: Given = {}): Promise<Page> {
  const read = await readText(text, given);
  if (!read.ok) throw new Error(read.why);
  return read.page;
}

/** Its passages in short: where they are, what they are, and what they say. */
export async function saysOf(text: string, given: Given = {}): Promise<string[]> {
  return (await pageOf(text, given)).passages.map(({ headings, type, number, text: says }) =>
    [...headings, `${type}${number ?? ''}: ${says}`].join(' > '),
  );
}

/** The Markdown of its passages. */
export async function markdownIn(text: string, given: Given = {}): Promise<string[]> {
  return (await pageOf(text, given)).passages.map(({ markdown }) => markdown);
}

/** Why a file is no page. */
export async function whyNot(text: string | Uint8Array, given: Given = {}): Promise<string> {
  const read = await readText(text, given);
  return read.ok ? `a page with ${read.page.passages.length} passages` : read.why;
}
