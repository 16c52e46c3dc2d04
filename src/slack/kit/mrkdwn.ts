import type { Nodes } from 'mdast';
import { linkedCardId, parseMarkdown } from '../../cards/markdown.ts';
import { codeBlock, escapeText, inlineCode, linkTo } from './escape.ts';

/** Converts a card's Markdown to Slack's mrkdwn. Lists and tables become lines, which wrap well on a phone. */
export function toMrkdwn(markdown: string): string {
  return render(parseMarkdown(markdown), 0).trim();
}

function render(node: Nodes, depth: number): string {
  switch (node.type) {
    case 'text':
      // A line break in the file only shows where the writer wrapped the text; in mrkdwn it would be a real one.
      return escapeText(node.value.replaceAll('\n', ' '));
    case 'strong':
      return `*${inline(node.children, depth)}*`;
    case 'emphasis':
      return `_${inline(node.children, depth)}_`;
    case 'inlineCode':
      return inlineCode(node.value);
    case 'code':
      return `${codeBlock(node.value)}\n\n`;
    case 'break':
      return '\n';
    case 'link': {
      const label = inline(node.children, depth);
      // A card opens with a button, not with an address: inside a text, its name is bold instead.
      return linkedCardId(node.url) ? `*${label}*` : linkTo(node.url, label);
    }
    case 'paragraph':
      return `${inline(node.children, depth)}\n\n`;
    case 'list': {
      const items = node.children.map((item, index) => {
        const mark = node.ordered ? `${(node.start ?? 1) + index}.` : depth === 0 ? '•' : '◦';
        const text = inline(item.children, depth + 1)
          .trim()
          .replace(/\n{2,}/g, '\n');
        return `${'    '.repeat(depth)}${mark} ${text}`;
      });
      return `${items.join('\n')}\n\n`;
    }
    case 'blockquote':
      return `${inline(node.children, depth).trim().replace(/^/gm, '> ')}\n\n`;
    case 'table': {
      const [head = [], ...rows] = node.children.map((row) =>
        row.children.map((cell) => inline(cell.children, depth)),
      );
      return `${tableLines(head, rows).join('\n')}\n\n`;
    }
    default:
      return 'children' in node ? inline(node.children, depth) : '';
  }
}

function inline(nodes: readonly Nodes[], depth: number): string {
  return nodes.map((node) => render(node, depth)).join('');
}

/**
 * A table as lines that a phone can show: of each row the first cell in bold, then the others, each after its column's name. With
 * two columns, the names stand once, above the rows.
 */
function tableLines(head: readonly string[], rows: readonly string[][]): string[] {
  const names = head.filter((name) => name.trim() !== '');
  const above = head.length === 2 && names.length === 2 ? [`_${names.join(' – ')}_`] : [];
  return [
    ...above,
    ...rows.map(([first = '', ...others]) => {
      const cells = others.flatMap((cell, index) => {
        const name = above.length === 0 && head[index + 1];
        if (cell.trim() === '') return [];
        return [name ? `_${name}:_ ${cell}` : cell];
      });
      return `• *${first}*${cells.length > 0 ? ` – ${cells.join(' · ')}` : ''}`;
    }),
  ];
}
