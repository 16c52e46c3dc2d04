import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS, type Level } from '../cards/curriculum.ts';
import type { Library } from '../cards/library.ts';
import { loadKnowledge } from '../cards/load.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { chartOf, type Run } from './nudge-simulation/chart.ts';
import { figuresOf } from './nudge-simulation/figures.ts';
import { PEOPLE } from './nudge-simulation/people.ts';
import { simulateNudges } from './nudge-simulation/simulate.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Runs the rules of nudges for people who answer well, badly, every other day, or are gone for three weeks, and counts
the cards under review, the new cards and the kept promises. Nothing is sent, and nothing is random.

  npm run simulate:nudges              figures over 60 and 250 working days
  npm run simulate:nudges -- --days    also each level’s first 20 days
  npm run simulate:nudges -- --write   also draws docs/nudge-simulation.svg anew`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    days: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const CHART = join(import.meta.dirname, '../../docs/nudge-simulation.svg');
/** Whose figures and chart are shown. */
const SHOWN_LEVEL: Level = 'lead';

const { library } = await loadKnowledge(BUILT_IN_KNOWLEDGE);
if (library) show(library);
else {
  console.error('The cards can’t be read; npm run check:knowledge says why.');
  process.exitCode = 1;
}

function show(cards: Library): void {
  for (const workingDays of [60, 250]) {
    console.log(`\n${workingDays} working days of a lead`);
    console.table(
      Object.fromEntries(
        runs(cards, workingDays).map(({ name, figures: { kept, ...others } }) => [
          name,
          { ...others, kept: `${(kept * 100).toFixed(1)}%` },
        ]),
      ),
    );
  }
  if (values.days) for (const level of LEVELS) showFirstDays(cards, level);
  if (values.write) {
    writeFileSync(CHART, chartOf(runs(cards, 250), 'Nudges to a lead over 250 working days'));
    console.log(`\nWritten: ${CHART}`);
  }
}

function runs(cards: Library, workingDays: number): Run[] {
  return PEOPLE.map(({ name, behavior }) => {
    const simulation = simulateNudges(cards, { level: SHOWN_LEVEL, behavior: behavior() }, workingDays);
    return { name, simulation, figures: figuresOf(simulation) };
  });
}

function showFirstDays(cards: Library, level: Level): void {
  console.log(`\nThe first 20 working days of somebody who answers well, at the level “${level}”`);
  const [well] = PEOPLE;
  const behavior = well?.behavior() ?? (() => null);
  for (const { workingDay, nudge, answer, promised } of simulateNudges(cards, { level, behavior }, 20).days) {
    const what = nudge ? `${nudge.form === 'ask' ? 'question' : 'new     '} ${nudge.cardId}` : 'nothing';
    const said = answer ? ` (${answer}${promised ? `, again on ${promised}` : ''})` : '';
    console.log(`${String(workingDay + 1).padStart(2)} ${what}${said}`);
  }
}
