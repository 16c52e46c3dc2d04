import type { Nodes } from 'mdast';
import { parseMarkdown } from './markdown.ts';

/** Markdown as plain text for terminals, notifications and screen readers: without markup, with lists as lines. */
export function plainText(markdown: string): string {
  return plainTextOf(parseMarkdown(markdown));
}

/** The same for Markdown that is parsed already. */
export function plainTextOf(tree: Nodes): string {
  return render(tree).trim();
}

function render(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll('\n', ' ');
    case 'inlineCode':
      return node.value;
    case 'code':
      return `${indent(node.value, '    ')}\n\n`;
    case 'break':
      return '\n';
    case 'paragraph':
      return `${node.children.map(render).join('')}\n\n`;
    case 'list':
      return `${node.children
        .map((item, index) => {
          const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : '- ';
          const text = item.children
            .map(render)
            .join('')
            .trim()
            .replace(/\n{2,}/g, '\n');
          return mark + indent(text, ' '.repeat(mark.length)).trimStart();
        })
        .join('\n')}\n\n`;
    case 'blockquote':
      return `${indent(node.children.map(render).join('').trim(), '> ')}\n\n`;
    case 'table': {
      const [head, ...rows] = node.children.map((row) => row.children.map((cell) => render(cell)));
      return `${rows.map((cells) => `- ${rowAsText(head ?? [], cells)}`).join('\n')}\n\n`;
    }
    default:
      return 'children' in node ? node.children.map((child) => render(child)).join('') : '';
  }
}

/** A table row as a line that can be read aloud: the first cell, then each other cell after its column's name. */
export function rowAsText(head: readonly string[], cells: readonly string[]): string {
  const [first = '', ...others] = cells;
  const rest = others.map((cell, index) => (head[index + 1] ? `${head[index + 1]}: ${cell}` : cell));
  return rest.length > 0 ? `${first}: ${rest.join('; ')}` : first;
}

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => by + line)
    .join('\n');
}
