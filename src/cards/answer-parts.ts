import type { Nodes } from 'mdast';
import type { Card, Kind } from './card.ts';
import { parseMarkdown } from './markdown.ts';

/** A part of a card that a short answer shows. */
export interface AnswerPart {
  /** The heading of the section that it is from. */
  heading: string;
  label: string;
  markdown: string;
}

/** The parts of a card that its kind marks for the short answer: what to do first, what to measure. */
export function answerParts(card: Card, kind: Kind | undefined): AnswerPart[] {
  return (kind?.sections ?? []).flatMap((wanted) => {
    const section = card.sections.find((candidate) => candidate.heading === wanted.heading);
    if (!section || !wanted.inAnswer) return [];
    const markdown = wanted.inAnswer === 'whole' ? section.body : firstItem(section.body);
    return [{ heading: wanted.heading, label: wanted.label ?? wanted.heading, markdown }];
  });
}

/** The first item of the first list, or the first paragraph where there is none. */
export function firstItem(markdown: string): string {
  const tree = parseMarkdown(markdown);
  const list = tree.children.find((node) => node.type === 'list');
  const first = list?.children[0] ?? tree.children[0];
  if (!first) return markdown;
  return sourceOf(markdown, first.type === 'listItem' ? first.children : [first]) ?? markdown;
}

/** The Markdown of neighbouring nodes, such as what a list item holds, as a text of its own. */
export function sourceOf(markdown: string, nodes: readonly Nodes[]): string | undefined {
  const start = nodes[0]?.position?.start;
  const end = nodes.at(-1)?.position?.end.offset;
  if (!start || end === undefined) return undefined;
  // A list item's later lines are indented by its mark; as a text of its own they must not be.
  return markdown.slice(start.offset, end).replaceAll(`\n${' '.repeat(start.column - 1)}`, '\n');
}
