import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ended,
  noteAnswered,
  noteUnanswered,
  paused,
  pausedBySilence,
  resumed,
  stopped,
} from '../../../src/nudges/rules/engagement.ts';
import type { Engagement } from '../../../src/nudges/subscription.ts';

/** What a person hears of while so many nudges in a row stay unanswered. */
function unanswered(count: number, from: Engagement = resumed()) {
  let engagement = from;
  const changes = [];
  for (let index = 0; index < count; index += 1) {
    const noted = noteUnanswered(engagement);
    engagement = noted.engagement;
    changes.push(noted.change);
  }
  return { engagement, changes };
}

describe('a person who does not answer', () => {
  it('goes on getting nudges daily after four', () => {
    const { engagement, changes } = unanswered(4);
    expect(engagement).toEqual({ ...resumed(), unanswered: 4 });
    expect(changes).toEqual(['none', 'none', 'none', 'none']);
  });

  it('gets them weekly after five', () => {
    const { engagement, changes } = unanswered(5);
    expect(engagement).toMatchObject({ status: 'active', cadence: 'weekly', unanswered: 5 });
    expect(changes.at(-1)).toBe('now-weekly');
  });

  it('is left alone after three more, and told so once', () => {
    const { engagement, changes } = unanswered(12);
    expect(engagement).toMatchObject({ status: 'paused', pausedUntil: null });
    expect(pausedBySilence(engagement)).toBe(true);
    expect(changes.filter((change) => change === 'paused')).toHaveLength(1);
    expect(changes.indexOf('paused')).toBe(7);
    expect(changes.filter((change) => change === 'now-weekly')).toHaveLength(1);
  });

  it('has them daily again after any answer, even when it had been paused for silence', () => {
    for (const count of [1, 5, 7, 8, 20]) {
      expect(noteAnswered(unanswered(count).engagement)).toEqual(resumed());
    }
  });
});

describe('a person who decides', () => {
  it('keeps a pause of their own although they answer an old nudge', () => {
    const pause = paused('2026-12-01');
    expect(noteAnswered(pause)).toEqual(pause);
    expect(pausedBySilence(pause)).toBe(false);
    expect(noteAnswered(paused(null))).toMatchObject({ status: 'paused', pausedUntil: null });
  });

  it('stays stopped or ended whatever is answered or not', () => {
    for (const engagement of [stopped(), ended('the account was deactivated')]) {
      expect(noteAnswered(engagement)).toEqual(engagement);
      expect(noteUnanswered(engagement)).toEqual({ engagement, change: 'none' });
    }
    expect(ended('the channel was archived').endedWhy).toBe('the channel was archived');
    expect(resumed().endedWhy).toBeNull();
  });
});

it('whatever happens in whatever order, a pause is told once between two answers', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (answers) => {
      let engagement = resumed();
      let told = 0;
      let silent = 0;
      for (const answered of answers) {
        if (answered) {
          engagement = noteAnswered(engagement);
          told = 0;
          silent = 0;
        } else {
          const noted = noteUnanswered(engagement);
          engagement = noted.engagement;
          silent += 1;
          if (noted.change === 'paused') told += 1;
        }
        expect(told).toBe(silent >= 8 ? 1 : 0);
        expect(engagement.status).toBe(silent >= 8 ? 'paused' : 'active');
        expect(engagement.cadence).toBe(silent >= 5 ? 'weekly' : 'daily');
      }
    }),
  );
});
