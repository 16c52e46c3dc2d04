import { config as readDotenv } from 'dotenv';
import { checkCards } from '../authoring/check-cards.ts';
import { countsInWords, formatProblem } from '../cards/problem.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Lists every problem of the built-in cards and of those in KNOWLEDGE_DIR. Fails if there are errors.

  npm run check:knowledge                          all problems
  npm run check:knowledge -- practices/my-card …   only those in files whose path contains one of these texts`;

const { positionals: wanted } = readOptions(USAGE, {
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h', default: false } },
});
readDotenv({ quiet: true });
const own = process.env.KNOWLEDGE_DIR?.trim() || undefined;
const { cards, problems } = await checkCards(BUILT_IN_KNOWLEDGE, { own, now: new Date() });
const shown = problems.filter(
  (problem) => wanted.length === 0 || wanted.some((part) => problem.path.includes(part)),
);
for (const problem of shown) console.log(formatProblem(problem));
const errors = shown.filter((problem) => problem.severity === 'error').length;
const advice = shown.length - errors;
console.log(`${cards} ${cards === 1 ? 'card' : 'cards'}, ${countsInWords({ errors, advice })}`);
process.exitCode = errors > 0 ? 1 : 0;
