import type { Nodes } from 'mdast';
import { linkedCardId, parseMarkdown } from '../../cards/markdown.ts';
import { rowAsText } from '../../cards/plain-text.ts';
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
      return `${rows.map(([first = '', ...rest]) => `• ${rowAsText(head, [`*${first}*`, ...rest])}`).join('\n')}\n\n`;
    }
    default:
      return 'children' in node ? inline(node.children, depth) : '';
  }
}

function inline(nodes: readonly Nodes[], depth: number): string {
  return nodes.map((node) => render(node, depth)).join('');
}
