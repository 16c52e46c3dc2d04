import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { plainTextOf } from '../../cards/plain-text.ts';
import { markdownOf, trimmedInline } from './markdown-tree.ts';

/** About the most characters of a passage: what Slack shows without folding it. */
const MOST_CHARACTERS = 1500;

/** Nodes that are quoted together. */
export interface Part {
  nodes: RootContent[];
  markdown: string;
}

/** Nodes that belong together, in as many parts as it takes for none to be too long. */
export function inParts(nodes: readonly RootContent[]): Part[] {
  // Writing Markdown takes a quarter of the time of reading a page, so that it is done once.
  const markdown = markdownOf(nodes);
  if (markdown.length <= MOST_CHARACTERS) return [{ nodes: [...nodes], markdown }];
  return packed(nodes.flatMap(shortened)).map((part) => ({ nodes: part, markdown: markdownOf(part) }));
}

function isShort(nodes: readonly RootContent[]): boolean {
  return markdownOf(nodes).length <= MOST_CHARACTERS;
}

/** As many nodes as fit into each part. */
function packed(nodes: readonly RootContent[]): RootContent[][] {
  const parts: RootContent[][] = [];
  let room = 0;
  for (const node of nodes) {
    const length = markdownOf([node]).length + 2;
    if (length <= room) parts.at(-1)?.push(node);
    else parts.push([node]);
    room = (length <= room ? room : MOST_CHARACTERS) - length;
  }
  return parts;
}

/** One node as several that are short enough. */
function shortened(node: RootContent): RootContent[] {
  if (isShort([node])) return [node];
  switch (node.type) {
    case 'paragraph':
      return shortParagraphs(node);
    case 'list':
      return node.children.flatMap((item, index): RootContent[] => {
        const alone: List = {
          ...node,
          ...(node.ordered && { start: (node.start ?? 1) + index }),
          children: [item],
        };
        return isShort([alone]) ? [alone] : item.children.flatMap(shortened);
      });
    case 'code':
      return cut(node.value, MOST_CHARACTERS - 100, '\n').map((value) => ({ ...node, value }));
    case 'table':
      return [node];
    default:
      return cut(plainTextOf(node), MOST_CHARACTERS, ' ').map(paragraphOf);
  }
}

/** A paragraph in parts, between sentences if there are any. */
function shortParagraphs(paragraph: Paragraph): Paragraph[] {
  const pieces = paragraph.children.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return sentences(node.value).map((value) => ({ type: 'text', value }));
    if (isShort([{ type: 'paragraph', children: [node] }])) return [node];
    return sentences(plainTextOf(node)).map((value) => ({ type: 'text', value }));
  });
  const parts: Paragraph[] = [];
  let room = 0;
  for (const piece of pieces) {
    const { length } = markdownOf([{ type: 'paragraph', children: [piece] }]);
    if (length < room) parts.at(-1)?.children.push(piece);
    else parts.push({ type: 'paragraph', children: [piece] });
    room = (length < room ? room : MOST_CHARACTERS) - length - 1;
  }
  return parts.map(({ children }) => ({ type: 'paragraph', children: trimmedInline(children) }));
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…][)"'”’]?[ \n]|[。！？])/)
    .flatMap((sentence) => cut(sentence, MOST_CHARACTERS / 2, ' '));
}

/** A text in pieces of at most so many characters, each as long as it can be, between these signs if there are any. */
function cut(text: string, most: number, between: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > most) {
    const at = text.lastIndexOf(between, from + most);
    const end = at > from ? at + between.length : from + most;
    pieces.push(text.slice(from, end));
    from = end;
  }
  pieces.push(text.slice(from));
  return between === '\n' ? pieces.map((piece) => piece.replace(/\n$/, '')) : pieces;
}

function paragraphOf(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}
