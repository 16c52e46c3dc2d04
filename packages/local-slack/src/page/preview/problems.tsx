import type { PreviewItem, PreviewProblem } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { useWorkspace } from '../state/workspace.tsx';

/** What the check says about the item's file. */
export function Problems({ item, checking }: { item: PreviewItem; checking: boolean }) {
  const { one } = useWorkspace().state.previewWords;
  const { problems, stale, shown } = item;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const found = errors > 0 || stale ? 'bad' : problems.length > 0 ? 'mixed' : 'good';
  const tone = checking ? 'checking' : found;
  return (
    <section className="problems" data-tone={tone} aria-label="Problems in this file">
      <p className="problems-head" role="status">
        <Icon name={ICONS[tone]} />
        <span>
          {checking ? (
            <strong>Checking the change…</strong>
          ) : (
            <>
              <strong>{countText(errors, problems.length - errors)}</strong>{' '}
              {stateText(one, stale, shown !== null)}
            </>
          )}
        </span>
      </p>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </section>
  );
}

const ICONS = { bad: 'warning', mixed: 'warning', good: 'check', checking: 'clock' } as const;

/** Problems in files that are not items, collapsed: they may still be why this item is not found. */
export function OtherProblems({ problems }: { problems: readonly PreviewProblem[] }) {
  return (
    <details className="problems" data-tone="mixed">
      <summary className="problems-head">
        <Icon name="warning" />
        <span>
          <strong>
            {problems.length} {problems.length === 1 ? 'problem' : 'problems'} in other files
          </strong>
        </span>
        <Icon name="down" />
      </summary>
      <ProblemList problems={problems} withPath />
    </details>
  );
}

function ProblemList({
  problems,
  withPath = false,
}: {
  problems: readonly PreviewProblem[];
  withPath?: boolean;
}) {
  return (
    <ul className="problem-list">
      {problems.map(({ path, line, severity, what, fix }) => (
        <li key={`${path}:${line} ${what}`} className="problem">
          <span className={`problem-mark problem-${severity}`}>
            {severity === 'error' ? 'Error' : 'Advice'}
          </span>
          <span className="problem-place">{withPath ? `${path}:${line}` : `Line ${line}`}</span>
          <span className="problem-text">
            {what} <span className="problem-fix">{fix}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function countText(errors: number, advice: number): string {
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(advice > 0 ? [`${advice} ${advice === 1 ? 'piece' : 'pieces'} of advice`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'No problems';
}

function stateText(one: string, stale: boolean, shown: boolean): string {
  if (!shown) return `The ${one} will show up as soon as the file can be read.`;
  return stale ? `The file can’t be read as a ${one} now; this is the last good version.` : '';
}
