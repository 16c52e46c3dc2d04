import { describe, expect, it } from 'vitest';
import { goesOnFromAnswer } from '../../../src/slack/answers/goes-on-text.ts';

describe('a question', () => {
  it.each([
    'and what does that cost?',
    'What does that cost?',
    'who should do that?',
    'how long does it take?',
    'and who decides?',
    'But is that safe?',
    'does that scale?',
    'ok, and how do we explain it to management?',
  ])('goes on from the answer before: %s', (text) => {
    expect(goesOnFromAnswer(text)).toBe(true);
  });

  it.each([
    'how do we roll back a bad model?',
    'what is drift?',
    'so what can you do?',
    'it works, thanks!',
    'and it works now',
    'How do I stop that?',
    'how do we keep our data clean when they change it?',
    'And how do we keep our training data clean when vendors change their formats?',
    '',
  ])('has a subject of its own, or is none: %s', (text) => {
    expect(goesOnFromAnswer(text)).toBe(false);
  });
});
