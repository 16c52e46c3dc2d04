import { checkCards } from '../authoring/check-cards.ts';
import { dueCards, formatDue } from '../authoring/due-cards.ts';
import { isoDate } from '../cards/card-schema.ts';
import { loadKnowledge } from '../cards/load.ts';
import { countsInWords, formatProblem } from '../cards/problem.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { readOptions, readSettings, refuseOptions } from './read-options.ts';

const USAGE = `Lists every problem of the built-in cards and of those in KNOWLEDGE_DIR. Fails if there are errors.

  npm run check:knowledge                          all problems
  npm run check:knowledge -- practices/my-card …   only those in files whose path contains one of these texts
  npm run check:knowledge -- --due                 instead: the cards that are due for a review, with their role
  npm run check:knowledge -- --due --on 2027-03-01 those that will be due by that day

Exit code: 0 if nothing was found, 1 if there are errors or, with --due, cards that are due, 2 for wrong options.`;

const { positionals: wanted, values } = readOptions(USAGE, {
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    due: { type: 'boolean', default: false },
    on: { type: 'string' },
  },
});
if (values.on !== undefined && !values.due)
  refuseOptions('--on needs --due: it says by which day cards are due.');
if (values.on !== undefined && !isoDate.safeParse(values.on).success) {
  refuseOptions(`--on is “${values.on}”, which is not a day like 2027-03-01.`);
}
readSettings();
const own = process.env.KNOWLEDGE_DIR?.trim() || undefined;
const now = new Date();
const isWanted = ({ path }: { path: string }) =>
  wanted.length === 0 || wanted.some((part) => path.includes(part));
if (values.due) await listDue(values.on ?? now.toISOString().slice(0, 10));
else await listProblems();

async function listDue(day: string): Promise<void> {
  const { set } = await loadKnowledge(BUILT_IN_KNOWLEDGE, { own });
  const cards = set.files.length;
  const due = dueCards(set.files, set.roles ?? [], day).filter(isWanted);
  for (const card of due) console.log(formatDue(card));
  console.log(`${due.length} of ${cards} ${cards === 1 ? 'card' : 'cards'} due for a review by ${day}`);
  process.exitCode = due.length > 0 ? 1 : 0;
}

async function listProblems(): Promise<void> {
  const { cards, problems } = await checkCards(BUILT_IN_KNOWLEDGE, { own, now });
  const shown = problems.filter(isWanted);
  for (const problem of shown) console.log(formatProblem(problem));
  const errors = shown.filter((problem) => problem.severity === 'error').length;
  const advice = shown.length - errors;
  console.log(`${cards} ${cards === 1 ? 'card' : 'cards'}, ${countsInWords({ errors, advice })}`);
  process.exitCode = errors > 0 ? 1 : 0;
}
