import { withEmoji } from '../text/emoji.ts';
import type { BlockObject, TableCell } from './block-types.ts';
import { RichTextBlock } from './rich-text-block.tsx';

/** A table. As in Slack, its first row is the header. */
export function TableBlock({ block }: { block: BlockObject }) {
  const [head = [], ...rows] = block.rows ?? [];
  const settings = (column: number) => block.column_settings?.[column];
  const style = (column: number) => ({
    textAlign: settings(column)?.align ?? 'left',
    whiteSpace: settings(column)?.is_wrapped ? ('normal' as const) : undefined,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-frame" aria-label="Table" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
              <th key={column} scope="col" style={style(column)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                <td key={column} style={style(column)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell }: { cell: TableCell }) {
  return cell.type === 'rich_text' ? (
    <RichTextBlock parts={cell.elements ?? []} />
  ) : (
    withEmoji(cell.text ?? '')
  );
}
