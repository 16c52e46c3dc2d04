import type { List, ListItem, Nodes, Paragraph, RootContent, Table } from 'mdast';
import { plainTextOf } from '../../cards/plain-text.ts';
import type { PagePassage } from '../page.ts';
import type { AnchorOf } from './anchors.ts';
import { inParts } from './parts.ts';

/** What a page says, without its title. */
export interface Content {
  /** What its first heading says, if that is a title: the first of level 1, or what the page begins with. */
  title?: string;
  passages: PagePassage[];
}

/**
 * Splits a page into passages, in the order of its text.
 * @param nodes what {@link cleanTree} leaves of it
 * @param title what its front matter says, if anything
 */
export function contentOf(nodes: readonly RootContent[], anchorOf: AnchorOf, title?: string): Content {
  const titleAt = placeOfTitle(nodes, title);
  const titled = nodes[titleAt];
  const above: Heading[] = [];
  const passages: PagePassage[] = [];
  const add = (piece: Piece, below: readonly Heading[] = above) => {
    // A row of dashes says nothing.
    if (!/[\p{L}\p{N}]/u.test(piece.text)) return;
    const anchor = below.findLast((heading) => heading.anchor !== undefined)?.anchor ?? '';
    passages.push({ headings: below.map(({ text }) => text), anchor, ...piece });
  };
  /** Ends the parts that a heading of this depth ends. A line in bold that heads nothing is a paragraph. */
  const end = (depth: number) => {
    while ((above.at(-1)?.depth ?? 0) >= depth) {
      const ended = above.pop();
      if (ended?.node && ended.passagesBefore === passages.length)
        for (const piece of piecesOf(ended.node)) add(piece);
    }
  };
  for (const [at, node] of nodes.entries()) {
    const bold = boldLine(node);
    if (node.type === 'heading') {
      const text = oneLine(node);
      const anchor = anchorOf(text, node.data?.anchor);
      if (text === '') continue;
      end(node.depth);
      if (at !== titleAt) above.push({ depth: node.depth, text, anchor, passagesBefore: 0 });
    } else if (node.type === 'thematicBreak') {
      end(BOLD);
    } else if (bold !== undefined) {
      end(BOLD);
      above.push({ depth: BOLD, text: bold, node, passagesBefore: passages.length });
    } else {
      for (const piece of piecesOf(node)) add(piece);
    }
  }
  end(1);
  return { ...(titled && { title: oneLine(titled) }), passages };
}

interface Heading {
  depth: number;
  text: string;
  anchor?: string;
  /** A line in bold, and how many passages came before it. */
  node?: RootContent;
  passagesBefore: number;
}

/** Deeper than any heading. */
const BOLD = 7;
const LONGEST_BOLD = 90;

/** A paragraph that is one short line in bold, no sentence: people write them for headings, and tabs have them for titles. */
function boldLine(node: RootContent): string | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [only, ...others] = node.children.filter(
    (child) => child.type !== 'text' || !/^[\s:]*$/.test(child.value),
  );
  if (only?.type !== 'strong' || others.length > 0) return undefined;
  const text = oneLine(only).replace(/:$/, '');
  return text === '' || text.length > LONGEST_BOLD || /[.!。]$/.test(text) ? undefined : text;
}

function placeOfTitle(nodes: readonly RootContent[], title: string | undefined): number {
  const headings = nodes.flatMap((node, at) =>
    node.type === 'heading' && oneLine(node) !== '' ? [{ node, at }] : [],
  );
  const [first] = headings;
  if (!first) return -1;
  if (first.at > 0 && first.node.depth !== 1) return -1;
  if (title === undefined) return first.at;
  // Beside a title in the front matter, it may be the first of several parts.
  const isOnly = first.node.depth === 1 && headings.filter(({ node }) => node.depth === 1).length === 1;
  return isOnly || isSame(oneLine(first.node), title) ? first.at : -1;
}

function isSame(a: string, b: string): boolean {
  const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return bare(a) === bare(b);
}

function oneLine(node: Nodes): string {
  return plainTextOf(node).replaceAll(/\s+/g, ' ').trim();
}

type Piece = Pick<PagePassage, 'type' | 'number' | 'markdown' | 'text'>;

function piecesOf(node: RootContent): Piece[] {
  if (node.type === 'list') return node.children.flatMap((item, index) => itemPieces(node, item, index));
  if (node.type === 'table') return rowsOf(node).flatMap((row) => pieces('row', [row]));
  return pieces(node.type === 'code' ? 'code' : 'paragraph', [node]);
}

function itemPieces({ ordered, start }: List, { children }: ListItem, index: number): Piece[] {
  if (!ordered) return pieces('item', children);
  return pieces('step', children).map((piece) => ({ ...piece, number: (start ?? 1) + index }));
}

function pieces(type: Piece['type'], nodes: readonly RootContent[]): Piece[] {
  return inParts(nodes).map((part) => ({ type, markdown: part.markdown, text: textOf(part.nodes) }));
}

function textOf(nodes: readonly RootContent[]): string {
  const [only] = nodes;
  // Alone, code is not indented.
  if (nodes.length === 1 && only?.type === 'code') return only.value.trim();
  return plainTextOf({ type: 'root', children: [...nodes] });
}

/** The rows of a table, each with its cells after their columns' names. */
export function rowsOf({ children }: Table): Paragraph[] {
  const [head, ...rows] = children;
  const names = head?.children.map(oneLine) ?? [];
  const shown = rows.length > 0 ? rows : head ? [head] : [];
  return shown.flatMap((row): Paragraph[] => {
    const cells = row.children.flatMap((cell, column) =>
      oneLine(cell) === '' ? [] : [{ name: row === head ? '' : (names[column] ?? ''), cell, column }],
    );
    const inline = cells.flatMap(({ name, cell, column }, index) => {
      const label = name !== '' && column > 0 ? `${name}: ` : '';
      const between = index === 0 ? '' : index === 1 && cells[0]?.column === 0 ? ': ' : '; ';
      return [{ type: 'text' as const, value: between + label }, ...cell.children];
    });
    return inline.length > 0 ? [{ type: 'paragraph', children: inline }] : [];
  });
}
