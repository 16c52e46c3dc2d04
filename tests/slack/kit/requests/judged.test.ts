import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  falseGuesses,
  type JudgedMessage,
  othersMessages,
  scoreRequests,
} from '../../../../src/tools/request-score.ts';

const TODAY = Temporal.PlainDate.from('2026-11-02');

/** The share of messages with each intent that must be carried out or met with the buttons; of talk, left alone. */
const FLOORS = {
  tune: { stop: 0.98, pause: 0.95, resume: 0.95, settings: 0.95, unclear: 1, other: 1 },
  more: { stop: 0.98, pause: 0.98, resume: 0.98, settings: 0.95, done: 0.9, unclear: 1, other: 1 },
  // Nobody reads these, and nothing is tuned on them.
  test: { stop: 0.8, pause: 0.95, resume: 0.85, settings: 0.8, unclear: 1, other: 0.97 },
  test2: { stop: 0.7, pause: 0.7, resume: 0.7, settings: 0.4, unclear: 1, other: 0.96 },
  // What an ordinary team writes, where the sets before look for unusual wordings.
  test3: { stop: 0.98, pause: 0.98, resume: 0.96, settings: 0.9, done: 0.96, other: 1 },
  'team-a': { stop: 0.98, pause: 0.98, resume: 0.96, settings: 0.97, done: 0.96, other: 0.95 },
  'team-b': { stop: 0.98, pause: 0.98, resume: 0.96, settings: 0.97, done: 0.84, other: 0.97 },
} as const;

function judgedIn(set: keyof typeof FLOORS): JudgedMessage[] {
  return readFileSync(join(import.meta.dirname, 'judged', `${set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): JudgedMessage => JSON.parse(line));
}

describe.each(Object.keys(FLOORS) as (keyof typeof FLOORS)[])(
  'Messages that people have judged (%s)',
  (set) => {
    const scores = scoreRequests(judgedIn(set), TODAY);

    it.each(Object.entries(FLOORS[set]))('that are %s are read right at least so often', (intent, floor) => {
      const { right, messages } = scores.get(intent) ?? { right: 0, messages: 1 };
      expect(right / messages).toBeGreaterThanOrEqual(floor);
    });

    it('change nothing where nobody asks for it', () => {
      for (const intent of ['other', 'unclear']) expect(scores.get(intent)?.wrongChanges ?? 0).toBe(0);
    });
  },
);

describe('Questions and talk about something else', () => {
  const { questions, talk } = othersMessages();
  const all = falseGuesses([...questions, ...talk], TODAY);

  it('get the buttons of nudges instead of an answer less than once in 300 times', () => {
    expect(all.buttons.length).toBeLessThan((questions.length + talk.length) / 300);
  });

  it('change nothing, but for a rude wish for quiet', () => {
    expect(all.changes).toEqual(['shut up']);
  });
});
