import { expect, it } from 'vitest';
import { aboutCards, cardCount } from '../../src/slack/cards/words.ts';
import { progress } from '../../src/slack/checklists/words.ts';
import { allFound, dueForReview, someNotFound, whatIKnow } from '../../src/slack/home/words.ts';
import { exportSummary } from '../../src/slack/privacy/words.ts';

it('One of something is never said as if it were several', () => {
  const said = [
    cardCount(1),
    aboutCards(1),
    whatIKnow(1),
    progress(1, 1),
    allFound(1, 30),
    someNotFound(1, 1, 30),
    dueForReview(1),
    exportSummary([{ table: 'answers', records: 1 }]),
  ];
  for (const text of said) {
    expect(text).not.toMatch(
      /\b1 (?:guidance )?(?:cards|questions|steps|records)\b|\b1\b[^.]* (?:are|were)\b/,
    );
  }
});
