import type { types } from '@slack/bolt';
import { heightOf, type Requirement, RUNGS, type Rung } from '../../cards/ladder.ts';
import type { Assessment, Levels } from '../../path/assessment.ts';
import { growthBetween } from '../../path/rules/growth.ts';
import { type Block, context, mrkdwn } from '../kit/blocks.ts';
import { dayOf } from '../kit/slack-date.ts';
import {
  grownSince,
  growthIn,
  LADDER_ARROW,
  LOWER_IS_FINE,
  levelLine,
  rungLabel,
  rungWhereTheyAre,
  rungWhereYouAre,
} from './words.ts';

/** How many fields Slack takes in one section. */
const FIELDS = 10;

/**
 * Where somebody is, per requirement, as words with a bar under them. Slack's own charts can stand in messages alone, not on the
 * Home tab or in a window, and have no text for screen readers; an image would need a public address or one more scope. A
 * screen reader says the level first, and then at most five signs, which most of them pass over.
 */
export function levelFields(levels: Levels, ladder: readonly Requirement[]): types.SectionBlock[] {
  const fields = ladder.map(({ card, short }) => {
    const level = levels[card];
    return mrkdwn(levelLine(short, level, barOf(level)));
  });
  // Evenly, so that the last section is not a single field in a row of its own.
  const sections = Math.ceil(fields.length / FIELDS);
  const each = Math.ceil(fields.length / Math.max(1, sections));
  return Array.from({ length: sections }, (_, index) => ({
    type: 'section',
    fields: fields.slice(index * each, (index + 1) * each),
  }));
}

function barOf(level: Rung | undefined): string {
  const height = level ? heightOf(level) : 0;
  return `${'▰'.repeat(height)}${'▱'.repeat(RUNGS.length - height)}`;
}

/** The ladder on one line, with the rung where the reader or, to others, the person is. @returns mrkdwn */
export function ladderLine(rung: Rung, reader: 'self' | 'other' = 'self'): string {
  const here = reader === 'self' ? rungWhereYouAre : rungWhereTheyAre;
  return RUNGS.map((one) => (one === rung ? here(one) : rungLabel(one))).join(LADDER_ARROW);
}

/** How somebody has grown since they last assessed themselves; nothing if there is nothing to compare, or nothing has changed. */
export function growthBlocks(
  before: Assessment | undefined,
  current: Assessment,
  ladder: readonly Requirement[],
): Block[] {
  if (!before?.finishedAt) return [];
  const growth = growthBetween(before.levels, current.levels, ladder);
  if (growth.length === 0) return [];
  const changes = growth.map(({ requirement, by }) => growthIn(requirement.short, by));
  const lower = growth.some(({ by }) => by < 0) ? [LOWER_IS_FINE] : [];
  return [context(grownSince(dayOf(before.finishedAt), changes), ...lower)];
}
