import type { Page, PagePassage } from '../pages/page.ts';
import { outsideCode } from '../pages/reading/dialects/outside-code.ts';
import { withoutEnding } from '../pages/reading/page-url.ts';
import { pageText } from '../pages/sources/remote/page-text.ts';

/** A page as a file that is about to be written. */
export interface PageToWrite {
  /** Below the target, with forward slashes. */
  path: string;
  text: string;
}

/**
 * Pages as Markdown files with front matter.
 * @param isNamed whether their paths are those that people know; otherwise files are named after titles, and folders after what leads to them
 * @returns one file for each page, and no two of the same name, whatever the file system
 */
export function pageFiles(pages: readonly Page[], isNamed: boolean): PageToWrite[] {
  const taken = new Set<string>();
  return pages.map((page) => {
    const path = isNamed ? withoutEnding(page.path) : [...page.trail, page.title].map(fileName).join('/');
    let free = path;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${path} ${number}`;
    taken.add(free.toLowerCase());
    return { path: `${free}.md`, text: textOf(page) };
  });
}

/** A title as a name that every file system takes, and that is not hidden. */
function fileName(title: string): string {
  const name = title
    .replaceAll(/[\p{Cc}\\/:*?"<>|#%]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 100)
    .replace(/^[\s._]+/, '')
    .replace(/[\s.]+$/, '');
  return name === '' ? 'Untitled' : name;
}

function textOf({
  title,
  url,
  updated,
  owner,
  trail,
  aliases,
  tags,
  questions,
  language,
  passages,
}: Page): string {
  return pageText(
    { title, url, updated, owner, trail, aliases, tags, questions, language },
    markdownOf(title, passages),
  );
}

function markdownOf(title: string, passages: readonly PagePassage[]): string {
  const blocks: string[] = [];
  let above: readonly string[] = [];
  let last: PagePassage['type'] | undefined;
  for (const passage of passages) {
    const { headings, type } = passage;
    const same = headings.findIndex((heading, at) => heading !== above[at]);
    const from = same < 0 ? headings.length : same;
    // Text after a part that has ended needs a heading of its own again.
    const isAbove = from === headings.length && above.length > headings.length;
    const shown = isAbove ? (headings.length === 0 ? [title] : headings.slice(-1)) : headings.slice(from);
    const depth = isAbove ? Math.max(0, headings.length - 1) : from;
    const lines = shown.map((heading, at) => `${'#'.repeat(Math.min(6, depth + at + 2))} ${heading}`);
    blocks.push(...lines);
    const text = readable(passage);
    // The parts of a list stay together.
    if (lines.length === 0 && last === type && MARKS[type] !== undefined)
      blocks.push(`${blocks.pop()}\n${text}`);
    else blocks.push(text);
    above = headings;
    last = type;
  }
  return `${blocks.join('\n\n')}\n`;
}

const MARKS: Partial<Record<PagePassage['type'], string>> = { step: '1.', item: '-', row: '-' };

function readable({ type, number = 1, markdown }: PagePassage): string {
  // What looks like a template would be taken for one when the file is read.
  const text = outsideCode(markdown, (prose) => prose.replaceAll(/\{(?=[{%#])/g, '{\\'));
  const mark = type === 'step' ? `${number}.` : MARKS[type];
  return mark === undefined
    ? text
    : `${mark} ${text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length + 1)}`)}`;
}
