import { resolve } from 'node:path';
import { loadKnowledge } from '../guidance/load.ts';
import { formatProblem, sortProblems } from '../guidance/problem.ts';

/** `npm run check:knowledge [part of a path …]`: prints every problem of the cards; fails when one is an error. */
const wanted = process.argv.slice(2);
const { library, problems } = await loadKnowledge(resolve('knowledge'));
const shown = sortProblems(problems).filter(
  (problem) => wanted.length === 0 || wanted.some((part) => problem.path.includes(part)),
);
for (const problem of shown) console.log(formatProblem(problem));
const errors = shown.filter((problem) => problem.severity === 'error').length;
console.log(
  `${library?.cards.length ?? 0} cards, ${errors} ${errors === 1 ? 'error' : 'errors'}, ${shown.length - errors} advice`,
);
process.exitCode = errors > 0 ? 1 : 0;
