import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../../src/cards/curriculum.ts';
import { PULL } from '../../../src/nudges/rules/choose-card.ts';
import { curriculumOrder } from '../../../src/nudges/rules/curriculum-order.ts';
import { MOST_IN_REVIEW, MOST_PUT_OFF } from '../../../src/nudges/rules/open-reviews.ts';
import { chartOf } from '../../../src/tools/nudge-simulation/chart.ts';
import { figuresOf, newCards } from '../../../src/tools/nudge-simulation/figures.ts';
import { AWAY, PEOPLE, seededRandom } from '../../../src/tools/nudge-simulation/people.ts';
import { type Behavior, simulateNudges } from '../../../src/tools/nudge-simulation/simulate.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';

const { library } = (await builtInCatalog()).current();
const [WELL] = PEOPLE;
const everything = { kinds: [], tags: [], onlyUnseen: false };
const answersWell = () => WELL?.behavior() ?? (() => null);
const firstDays = (level: Level, days = 20) =>
  simulateNudges(library, { level, behavior: answersWell() }, days);

const runs = PEOPLE.map(({ name, behavior }) => {
  const simulation = simulateNudges(library, { level: 'lead', behavior: behavior() }, 250);
  return { name, simulation, figures: figuresOf(simulation) };
});

describe.each(runs)('Nudges over a year to a lead who $name', ({ name, simulation, figures }) => {
  it('keep 95 of 100 promises within two working days', () => {
    expect(figures.promises).toBeGreaterThan(60);
    expect(figures.kept).toBeGreaterThanOrEqual(0.95);
  });

  it('keep the reviews few, and the new cards coming', () => {
    expect(figures.mostInReview).toBeLessThanOrEqual(MOST_IN_REVIEW);
    expect(figures.mostOverdue).toBeLessThanOrEqual(MOST_IN_REVIEW + MOST_PUT_OFF);
    expect(figures.newCards / figures.nudges).toBeGreaterThan(1 / 3);
  });

  it('do not fall silent, except to somebody who is gone', () => {
    const silent = simulation.days.filter(({ nudge }) => !nudge).map(({ workingDay }) => workingDay);
    if (name !== 'gone for three weeks') expect(silent).toEqual([]);
    expect(silent.every((day) => day >= AWAY.from && day < AWAY.to + 5)).toBe(true);
  });
});

describe('After three weeks away', () => {
  const gone = runs.find(({ name }) => name === 'gone for three weeks');
  const after = gone?.simulation.days.slice(AWAY.to) ?? [];

  it('what is late comes bit by bit, with new cards between, until nothing is overdue', () => {
    expect(after.slice(0, 20).some(({ overdue }) => overdue === 0)).toBe(true);
    const forms = after.map(({ nudge }) => nudge?.form ?? '-').join(' ');
    expect(forms).not.toContain('ask ask ask ask ask');
  });
});

describe('The first twenty days', () => {
  it.each(['new', 'practiced', 'lead'] as const)(
    'of somebody at the level “%s” follow its curriculum, with questions about it and a soft skill',
    (level) => {
      const { days } = firstDays(level);
      const order = curriculumOrder(library, level, everything, []).map(({ id }) => id);
      const came = newCards(days);
      expect(came).toEqual(order.slice(0, came.length));
      expect(came.length).toBeGreaterThanOrEqual(10);
      expect(days.filter(({ nudge }) => nudge?.form === 'ask').length).toBeGreaterThanOrEqual(6);
      expect(came.some((id) => id.startsWith('soft-skills/'))).toBe(true);
      expect(came.some((id) => /^(career|market|salary)\//.test(id))).toBe(false);
    },
  );

  it('of a new lead are about adopting in phases, data, versions and rollback, monitoring, and people', () => {
    expect(newCards(firstDays('lead').days)).toEqual([
      'practices/phased-adoption',
      'challenges/data-quality',
      'practices/manage-data-robustly',
      'practices/version-models-and-data',
      'soft-skills/effective-communication',
      'practices/watch-deployments-in-real-time',
      'practices/monitor-ai-continuously',
      'challenges/monitoring-and-feedback',
      'practices/create-feedback-loops',
      'soft-skills/leadership',
      'practices/communicate-benefits',
    ]);
  });
});

it('Whatever somebody is interested in, no card comes much earlier than its place', () => {
  const tags = library.curriculum.interests.map((interest) => interest.tags);
  for (const interest of tags) {
    const order = curriculumOrder(library, 'practiced', everything, []).map(({ id }) => id);
    const { days } = simulateNudges(library, { level: 'practiced', interest, behavior: answersWell() }, 60);
    for (const [index, id] of newCards(days).entries()) {
      expect(order.indexOf(id)).toBeLessThanOrEqual(index + PULL.interest);
    }
  }
});

const percent = fc.integer({ min: 0, max: 100 });
const habits = fc.record({
  seed: fc.nat(),
  silent: fc.constantFrom(0, 0, 30, 60),
  later: percent,
  never: fc.integer({ min: 0, max: 20 }),
  looks: fc.integer({ min: 0, max: 20 }),
  knows: percent,
});

type Habits = typeof habits extends fc.Arbitrary<infer T> ? T : never;

function behaviorOf({ seed, silent, later, never, looks, knows }: Habits): Behavior {
  const random = seededRandom(seed);
  const chance = (of: number) => random() * 100 < of;
  return ({ form }) => {
    if (chance(silent)) return null;
    if (form === 'ask' && chance(knows)) return chance(50) ? 'good' : 'easy';
    if (form === 'ask') return chance(50) ? 'again' : 'hard';
    if (chance(never)) return 'not-for-me';
    if (chance(looks)) return 'more';
    return chance(later) ? 'later' : 'got-it';
  };
}

it('However somebody answers, the reviews stay few, and who answers gets what was promised', () => {
  fc.assert(
    fc.property(habits, (how) => {
      const simulation = simulateNudges(library, { level: 'new', behavior: behaviorOf(how) }, 60);
      const { kept, mostInReview, mostOverdue } = figuresOf(simulation);
      expect(mostInReview).toBeLessThanOrEqual(MOST_IN_REVIEW);
      expect(mostOverdue).toBeLessThanOrEqual(MOST_IN_REVIEW + MOST_PUT_OFF);
      if (how.silent === 0) expect(kept).toBeGreaterThanOrEqual(0.95);
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('The chart in the docs is that of today’s rules', () => {
  const chart = readFileSync(join(import.meta.dirname, '../../../docs/nudge-simulation.svg'), 'utf8');
  expect(chart, 'npm run simulate:nudges -- --write draws it anew').toBe(
    chartOf(runs, 'Nudges to a lead over 250 working days'),
  );
});
