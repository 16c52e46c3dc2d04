import type { Nodes } from 'mdast';
import type { CardFile } from './card-file.ts';
import { linkedCardId, parseMarkdown } from './markdown.ts';
import { nudgeTextsOf } from './nudge-texts.ts';

/** A piece of text on a card that is written for readers. */
export interface Passage {
  in: 'title' | 'summary' | 'section' | 'reference' | 'nudge';
  /** With spaces instead of code, addresses and links to cards, so that positions in it match those in the file. */
  text: string;
  /** The file that it is in. */
  path: string;
  /** 1-based line of the file where it starts. */
  line: number;
}

/**
 * All prose on a card in its writer's own words. That excludes what people type (aliases, questions, tags)
 * and the names in the source guide.
 * @param options.cardLinks whether to include the names of linked cards
 */
export function passagesOf(file: CardFile, options: { cardLinks: boolean }): Passage[] {
  const { card, path, lineOf, textLines } = file;
  return [
    { in: 'title', text: card.title, path, line: lineOf('title') },
    { in: 'summary', text: card.summary, path, line: lineOf('summary') },
    ...card.references.map(
      ({ title }, index): Passage => ({
        in: 'reference',
        text: title,
        path,
        line: lineOf('references', index),
      }),
    ),
    ...card.sections.map(
      ({ body, line }, index): Passage => ({
        in: 'section',
        text: withoutCode(body, options.cardLinks),
        path,
        line: textLines[index] ?? line,
      }),
    ),
    ...nudgeTextsOf(file).map(
      ({ text, path: beside, line }): Passage => ({
        in: 'nudge',
        text: text.replace(/`[^`]*`/g, blanks),
        path: beside,
        line,
      }),
    ),
  ];
}

/** The line of the file that contains the character at `offset` of a passage. */
export function lineAt(passage: Passage, offset: number): number {
  return passage.line + (passage.text.slice(0, offset).match(/\n/g)?.length ?? 0);
}

/** The same text with spaces instead of what is in double quotes: other people's words. */
export function withoutQuotations(text: string): string {
  return text.replace(/"[^"]{1,200}"|“[^”]{1,200}”/g, blanks);
}

/** The ids of the cards that a text links to. */
export function linkedCardIds(markdown: string): string[] {
  return cardLinksIn(markdown).map((link) => link.id);
}

/** The links to cards in a text, each with the 0-based number of its line. */
export function cardLinksIn(markdown: string): { id: string; line: number }[] {
  const links: { id: string; line: number }[] = [];
  // Most sections have none, and parsing Markdown is slow.
  if (!markdown.includes('](../')) return links;
  visit(parseMarkdown(markdown), (node) => {
    const id = node.type === 'link' ? linkedCardId(node.url) : undefined;
    if (id) links.push({ id, line: (node.position?.start.line ?? 1) - 1 });
  });
  return links;
}

/** The web addresses that a text links to, each with the 0-based number of its line. */
export function webLinksIn(markdown: string): { url: string; line: number }[] {
  const links: { url: string; line: number }[] = [];
  if (!markdown.includes('://')) return links;
  visit(parseMarkdown(markdown), (node) => {
    if (node.type === 'link' && !linkedCardId(node.url)) {
      links.push({ url: node.url, line: (node.position?.start.line ?? 1) - 1 });
    }
  });
  return links;
}

function withoutCode(markdown: string, cardLinks: boolean): string {
  let text = markdown;
  const blank = (from: number | undefined, to: number | undefined) => {
    if (from === undefined || to === undefined) return;
    text = text.slice(0, from) + blanks(text.slice(from, to)) + text.slice(to);
  };
  visit(parseMarkdown(markdown), (node) => {
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (node.type === 'code' || node.type === 'inlineCode') blank(from, to);
    if (node.type !== 'link') return;
    const label = node.children.at(-1)?.position?.end.offset;
    blank(linkedCardId(node.url) && !cardLinks ? from : label, to);
  });
  return text;
}

function blanks(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function visit(node: Nodes, look: (node: Nodes) => void): void {
  look(node);
  if ('children' in node) for (const child of node.children) visit(child, look);
}
