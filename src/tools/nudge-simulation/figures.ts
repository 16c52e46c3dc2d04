import type { SimulatedDay, Simulation } from './simulate.ts';

/** What a simulation comes to. */
export interface Figures {
  nudges: number;
  newCards: number;
  questions: number;
  promises: number;
  /** The share of promises that came true within two working days, 0 to 1. */
  kept: number;
  mostInReview: number;
  mostOverdue: number;
}

/** How many working days late a card may come. */
const IN_TIME = 2;

export function figuresOf({ days, promises }: Simulation): Figures {
  const inTime = promises.filter(
    ({ promisedFor, keptOn }) => keptOn !== null && keptOn >= promisedFor && keptOn - promisedFor <= IN_TIME,
  );
  return {
    nudges: days.filter(({ nudge }) => nudge).length,
    newCards: newCards(days).length,
    questions: days.filter(({ nudge }) => nudge?.form === 'ask').length,
    promises: promises.length,
    kept: promises.length === 0 ? 1 : inTime.length / promises.length,
    mostInReview: Math.max(...days.map(({ inReview }) => inReview)),
    mostOverdue: Math.max(...days.map(({ overdue }) => overdue)),
  };
}

/** The ids of the cards that came for the first time, in order. */
export function newCards(days: readonly SimulatedDay[]): string[] {
  return [...new Set(days.flatMap(({ nudge }) => nudge?.cardId ?? []))];
}
