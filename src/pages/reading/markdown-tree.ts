import type { Nodes, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import { withoutExcess } from './excess.ts';

/** Parses Markdown as GitHub has it, without what would take forever. */
export function treeOf(markdown: string): Root {
  return fromMarkdown(withoutExcess(markdown), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Markdown of nodes, one after the other, as the cards have it. */
export function markdownOf(nodes: readonly Nodes[]): string {
  const plain = plainParagraph(nodes);
  if (plain !== undefined) return plain;
  const tree = { type: 'root', children: nodes } as Root;
  return toMarkdown(tree, {
    bullet: '-',
    emphasis: '_',
    listItemIndent: 'one',
    fences: true,
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  }).trim();
}

/** Words, numbers and signs that mean nothing in Markdown. */
const PLAIN = /^[\p{L}][\p{L}\p{N} ,;'’"“”()/?.–-]*$/u;

/** A paragraph that needs no escapes: most rows of a table, and faster by far than to look for each of them. */
function plainParagraph([only, ...others]: readonly Nodes[]): string | undefined {
  if (only?.type !== 'paragraph' || others.length > 0) return undefined;
  if (!only.children.every((child) => child.type === 'text')) return undefined;
  const text = only.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return PLAIN.test(text) && !/\bwww\./i.test(text) ? text.trim() : undefined;
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
