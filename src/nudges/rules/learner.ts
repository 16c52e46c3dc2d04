import { LEVELS, type Level } from '../../cards/curriculum.ts';
import type { Library } from '../../cards/library.ts';

/** Who learns: how far they have come, and what they want to hear more of. */
export interface Learner {
  /** Null for somebody who was not asked yet. */
  level: Level | null;
  /** The id of an interest of the curriculum; null for everything alike. */
  interest: string | null;
}

/** Chosen by people who want a bit of everything. */
const EVERYTHING = 'everything';

/** Packs both into the value of one option. */
export function packLearner({ level, interest }: Learner & { level: Level }): string {
  return `${level} ${interest ?? EVERYTHING}`;
}

/** Unpacks it; undefined for anything else, such as a made-up value or an interest that no longer exists. */
export function readLearner(value: string, { curriculum }: Pick<Library, 'curriculum'>): Learner | undefined {
  const [first, interest, ...more] = value.split(' ');
  const level = LEVELS.find((one) => one === first);
  if (!level || more.length > 0) return undefined;
  if (interest === EVERYTHING) return { level, interest: null };
  return curriculum.interests.some(({ id }) => id === interest)
    ? { level, interest: interest ?? null }
    : undefined;
}

/** The tags that an interest stands for; empty without an interest, or if it no longer exists. */
export function tagsOf(interest: string | null, { curriculum }: Pick<Library, 'curriculum'>): string[] {
  return curriculum.interests.find(({ id }) => id === interest)?.tags ?? [];
}
