import type { Nodes, PhrasingContent, Root } from 'mdast';
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

/** What is within a paragraph, without spaces and line ends around it. */
export function trimmedInline(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const isSpace = (node: PhrasingContent | undefined) =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  const kept = nodes.slice(
    nodes.findIndex((node) => !isSpace(node)),
    nodes.findLastIndex((node) => !isSpace(node)) + 1,
  );
  return kept.map((node, at) => {
    if (node.type !== 'text') return node;
    const start = at === 0 ? node.value.trimStart() : node.value;
    return { type: 'text', value: at === kept.length - 1 ? start.trimEnd() : start };
  });
}
