import type { Nodes } from 'mdast';
import type { Card, Kind } from './card.ts';
import { parseMarkdown } from './markdown.ts';

/** A part of a card that a short answer shows. */
export interface AnswerPart {
  /** The heading of the section it comes from. */
  heading: string;
  label: string;
  markdown: string;
}

/** The parts of a card that its kind selects for the short answer: what to do first, what to measure. */
export function answerParts(card: Card, kind: Kind | undefined): AnswerPart[] {
  return (kind?.sections ?? []).flatMap((wanted) => {
    const section = card.sections.find((candidate) => candidate.heading === wanted.heading);
    if (!section || !wanted.inAnswer) return [];
    const markdown = wanted.inAnswer === 'whole' ? section.body : firstItem(section.body);
    return [{ heading: wanted.heading, label: wanted.label ?? wanted.heading, markdown }];
  });
}

/** The first item of the first list, or the first paragraph if there is no list. */
export function firstItem(markdown: string): string {
  const tree = parseMarkdown(markdown);
  const list = tree.children.find((node) => node.type === 'list');
  const first = list?.children[0] ?? tree.children[0];
  if (!first) return markdown;
  return sourceOf(markdown, first.type === 'listItem' ? first.children : [first]) ?? markdown;
}

/** The Markdown of adjacent nodes, such as the content of a list item, as a text of its own. */
export function sourceOf(markdown: string, nodes: readonly Nodes[]): string | undefined {
  const start = nodes[0]?.position?.start;
  const end = nodes.at(-1)?.position?.end.offset;
  if (!start || end === undefined) return undefined;
  // The later lines of a list item are indented to its marker. In a text of their own they must not be.
  return markdown.slice(start.offset, end).replaceAll(`\n${' '.repeat(start.column - 1)}`, '\n');
}
