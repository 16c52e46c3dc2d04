import type { Nodes } from 'mdast';
import { sourceOf } from './answer-parts.ts';
import type { Card } from './card.ts';
import { parseMarkdown } from './markdown.ts';
import { lineWith, type NowLine } from './now-lines.ts';
import { plainText, rowAsText } from './plain-text.ts';

/** The smallest part of a card that answers a question by itself. */
export interface Passage {
  cardId: string;
  /** Its place among the passages of the card, from 0. */
  at: number;
  /** The heading of its section. */
  heading: string;
  /** A numbered step, another list item, a table row (its cells after their columns' names), or a paragraph. */
  type: 'step' | 'item' | 'row' | 'paragraph';
  /** 1-based number of a step in its list. */
  number?: number;
  markdown: string;
  /** The same without markup. */
  text: string;
  /** Ways of asking for it. */
  questions: readonly string[];
  /** What of it helps within ten minutes of an incident; absent where nothing does. */
  now?: readonly NowLine[];
}

/** Splits a card into passages, in the order of its text. */
export function passagesOf(card: Card): Passage[] {
  const anchored = (card.passageQuestions ?? []).map((one) => ({ ...one, bareAnchor: bare(one.anchor) }));
  return card.sections
    .flatMap(({ heading, body }) =>
      parseMarkdown(body).children.flatMap((node) =>
        piecesOf(node, body).map((piece) => ({ heading, ...piece })),
      ),
    )
    .map(({ written, ...piece }, at) => {
      // A card has dozens of anchors, and a text is as good for all of them.
      const bareText = bare(written ?? piece.markdown);
      const here = anchored.filter(({ bareAnchor }) => bareText.includes(bareAnchor));
      return {
        cardId: card.id,
        at,
        ...piece,
        questions: here.flatMap(({ questions }) => questions),
        ...nowLines(piece.markdown, here),
      };
    });
}

type Piece = Pick<Passage, 'type' | 'number' | 'markdown' | 'text'> & {
  /** As it is in the card's file, where an anchor is copied from; the markdown unless given. */
  written?: string;
};

function piecesOf(node: Nodes, body: string): Piece[] {
  if (node.type === 'list') {
    return node.children.flatMap((item, index): Piece[] => {
      const markdown = sourceOf(body, item.children);
      if (markdown === undefined) return [];
      const text = plainText(markdown);
      return node.ordered
        ? [{ type: 'step', number: (node.start ?? 1) + index, markdown, text }]
        : [{ type: 'item', markdown, text }];
    });
  }
  if (node.type === 'table') {
    const cellsOf = (row: (typeof node.children)[number], asText: boolean) =>
      row.children.map((cell) => {
        const markdown = sourceOf(body, cell.children) ?? '';
        return asText ? plainText(markdown) : markdown;
      });
    const [head, ...rows] = node.children;
    if (!head) return [];
    return rows.map((row) => ({
      type: 'row' as const,
      markdown: rowAsText(cellsOf(head, false), cellsOf(row, false)),
      text: rowAsText(cellsOf(head, true), cellsOf(row, true)),
      written: cellsOf(row, false).join(' | '),
    }));
  }
  const markdown = sourceOf(body, [node]);
  return markdown === undefined ? [] : [{ type: 'paragraph', markdown, text: plainText(markdown) }];
}

function nowLines(markdown: string, here: NonNullable<Card['passageQuestions']>): Pick<Passage, 'now'> {
  const lines = here.flatMap(({ anchor, now }) =>
    now ? [{ move: now, markdown: lineWith(markdown, anchor, holds) }] : [],
  );
  return lines.length > 0 ? { now: lines } : {};
}

/** Whether a text has the words of an anchor, however it is marked up or wrapped. */
export function holds(markdown: string, anchor: string): boolean {
  return bare(markdown).includes(bare(anchor));
}

function bare(markdown: string): string {
  return markdown
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/[`*_#>|[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
