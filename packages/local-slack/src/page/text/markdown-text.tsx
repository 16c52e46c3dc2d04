import type { Nodes, Table } from 'mdast';
import { Fragment, memo, type ReactNode } from 'react';
import { withEmoji } from './emoji.ts';
import { Link } from './link.tsx';
import { markdownTree } from './markdown-tree.ts';

/** A `markdown` block's text. Raw HTML is shown as typed and images as links, because nothing is fetched. */
export const MarkdownText = memo(function MarkdownText({ text }: { text: string }) {
  return <div className="markdown">{children(markdownTree(text).children)}</div>;
});

function children(nodes: readonly Nodes[]): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
    <Fragment key={index}>{draw(node)}</Fragment>
  ));
}

function draw(node: Nodes): ReactNode {
  switch (node.type) {
    case 'text':
      return withEmoji(node.value);
    case 'paragraph':
      return <p>{children(node.children)}</p>;
    case 'strong':
      return <strong>{children(node.children)}</strong>;
    case 'emphasis':
      return <em>{children(node.children)}</em>;
    case 'delete':
      return <s>{children(node.children)}</s>;
    case 'inlineCode':
      return <code className="code">{node.value}</code>;
    case 'code':
      return <pre className="preformatted">{node.value}</pre>;
    case 'break':
      return <br />;
    case 'link':
      return <Link url={node.url}>{children(node.children)}</Link>;
    case 'image':
      return <Link url={node.url}>{node.alt || node.url}</Link>;
    case 'heading': {
      // The page's own headings go down to level three; those in messages come below.
      const Heading = node.depth === 1 ? 'h4' : node.depth === 2 ? 'h5' : 'h6';
      return <Heading className="markdown-heading">{children(node.children)}</Heading>;
    }
    case 'blockquote':
      return <blockquote className="quote">{children(node.children)}</blockquote>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1}>{children(node.children)}</ol>
      ) : (
        <ul>{children(node.children)}</ul>
      );
    case 'listItem':
      return (
        <li className={typeof node.checked === 'boolean' ? 'task' : undefined}>
          {typeof node.checked === 'boolean' && (
            <span className="task-mark">{node.checked ? '☑' : '☐'} </span>
          )}
          {children(node.children)}
        </li>
      );
    case 'thematicBreak':
      return <hr className="divider" />;
    case 'table':
      return <MarkdownTable table={node} />;
    case 'html':
      return node.value;
    case 'footnoteReference':
      return <sup>{node.identifier}</sup>;
    default:
      return 'children' in node ? children(node.children) : 'value' in node ? String(node.value) : null;
  }
}

function MarkdownTable({ table }: { table: Table }) {
  const [head, ...rows] = table.children;
  const align = (column: number) => ({ textAlign: table.align?.[column] ?? 'left' }) as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-frame" aria-label="Table" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {head?.children.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
              <th key={column} scope="col" style={align(column)}>
                {children(cell.children)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={index}>
              {row.children.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                <td key={column} style={align(column)}>
                  {children(cell.children)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
