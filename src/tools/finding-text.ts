import type { Finding } from '../finding.ts';

const MARKS = { ok: 'ok     ', warning: 'warning', failing: 'FAILING', unknown: 'unknown' } as const;

/** What was found, a line each with what to do below it, and a summary. */
export function inWords(all: readonly Finding[]): string {
  const lines = all.flatMap(({ check, status, says, fix }) => [
    `${MARKS[status]}  ${check}: ${says}`,
    ...(fix ? [`         ${fix}`] : []),
  ]);
  const failing = all.filter(({ status }) => status === 'failing').length;
  const summary =
    failing === 0
      ? 'Nothing needs a fix.'
      : `${failing} ${failing === 1 ? 'thing needs' : 'things need'} a fix.`;
  return [...lines, '', summary].join('\n');
}
