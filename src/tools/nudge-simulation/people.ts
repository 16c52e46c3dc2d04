import type { Behavior } from './simulate.ts';

/** Numbers that look random and are the same each time (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Answers each nudge, and knows what the memory model expects somebody to know. */
const answersWell: () => Behavior = () => {
  const random = seededRandom(1);
  return ({ form, remembered }) => {
    if (form === 'tell') return 'got-it';
    return random() < remembered ? 'good' : 'again';
  };
};

/** Answers each nudge, and knows half of what they should. */
const answersBadly: () => Behavior = () => {
  const random = seededRandom(2);
  return ({ form, remembered }) => {
    if (form === 'tell') return random() < 0.8 ? 'got-it' : 'later';
    return random() < remembered / 2 ? 'good' : random() < 0.6 ? 'again' : 'hard';
  };
};

const everyOtherDay: () => Behavior = () => {
  const well = answersWell();
  return (nudge) => (nudge.workingDay % 2 === 0 ? well(nudge) : null);
};

/** The working days on which somebody is gone: three weeks after six. */
export const AWAY = { from: 30, to: 45 } as const;

const goneForThreeWeeks: () => Behavior = () => {
  const well = answersWell();
  return (nudge) => (nudge.workingDay >= AWAY.from && nudge.workingDay < AWAY.to ? null : well(nudge));
};

/** How simulated people answer. Each call of `behavior` begins anew. */
export const PEOPLE: readonly { name: string; behavior: () => Behavior }[] = [
  { name: 'answers well', behavior: answersWell },
  { name: 'answers badly', behavior: answersBadly },
  { name: 'answers every other day', behavior: everyOtherDay },
  { name: 'gone for three weeks', behavior: goneForThreeWeeks },
];
