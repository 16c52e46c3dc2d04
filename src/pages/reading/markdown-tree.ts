import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import { isTooDeep } from '../../cards/nesting.ts';

/** Parses Markdown as GitHub has it. Lines that are nested absurdly deep lose their nesting. */
export function treeOf(markdown: string): Root {
  const lines = markdown.split('\n').map((line) => (isTooDeep(line) ? line.replace(NESTING, '') : line));
  return fromMarkdown(lines.join('\n'), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

const NESTING = /^(?:>|[ \t]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;

/** Markdown of nodes, one after the other, as the cards have it. */
export function markdownOf(nodes: readonly Nodes[]): string {
  const tree = { type: 'root', children: nodes } as Root;
  return toMarkdown(tree, {
    bullet: '-',
    emphasis: '_',
    listItemIndent: 'one',
    fences: true,
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  }).trim();
}
