import { describe, expect, it } from 'vitest';
import { RATING_CHOICES, recallQuestion } from '../../../src/nudges/rules/recall-question.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';
import { card, PRACTICES } from '../../support/cards.ts';

describe('a question about a card', () => {
  it('asks for what to do first, and keeps the answer apart', () => {
    expect(recallQuestion(card(), PRACTICES, 0)).toEqual({
      type: 'recall',
      cardId: 'practices/small-steps',
      question: 'What is a first step for “Take small steps” that fits into a week?',
      answer: { heading: 'First step this week', markdown: 'Pick one task & write down its number.' },
    });
  });

  it('shows only the first item where the question is about one', () => {
    expect(recallQuestion(card(), PRACTICES, 1)).toMatchObject({
      question: 'Which number tells you that “Take small steps” works?',
      answer: { heading: 'How to measure it', markdown: 'Lead time, from the pipeline.' },
    });
  });

  it('is about another section each time that a nudge or an answer has shown, and begins anew', () => {
    const why = 'Because a big step hides what went wrong, and nobody can tell which part did it.';
    const [first, ...rest] = card().sections;
    const sections = [
      { heading: 'Why it matters', body: why, line: 1 },
      ...rest,
      { heading: 'Pitfalls', body: 'Too much at once.', line: 40 },
    ];
    const ofTurns = (one: ReturnType<typeof card>) =>
      [0, 1, 2, 3].map((turn) => recallQuestion(one, PRACTICES, turn)?.answer.heading);
    expect(first?.heading).toBe('Why it matters');
    expect(ofTurns(card({ sections }))).toEqual([
      'First step this week',
      'How to measure it',
      'Why it matters',
      'First step this week',
    ]);
    // Its opening is too short for a nudge to show it.
    expect(ofTurns(card())).not.toContain('Why it matters');
  });

  it('names the section of a kind that a team made up itself', () => {
    const body = 'Knock first, and wait until somebody has looked up from their work.';
    const own = card({ sections: [{ heading: 'House rules', body, line: 9 }] });
    expect(recallQuestion(own, undefined, 5)?.question).toBe(
      'What do you remember about “Take small steps”: “House rules”?',
    );
  });

  it('is not there for a card with nothing to ask about', () => {
    const sources = { heading: 'What it rests on', body: 'A survey.', line: 9 };
    expect(recallQuestion(card({ sections: [sources] }), undefined, 0)).toBeNull();
    expect(recallQuestion(card({ sections: [] }), undefined, 0)).toBeNull();
  });
});

it('each card of the knowledge base has a question for each turn, worded for its section', async () => {
  const { library } = (await builtInCatalog()).current();
  expect(library.cards.length).toBeGreaterThan(90);
  for (const one of library.cards) {
    for (const turn of [0, 1, 2, 3, 4, 5, 6]) {
      const question = recallQuestion(one, library.kind(one.kind), turn);
      expect(question?.question).toContain(`“${one.title}”`);
      expect(question?.question).toMatch(/\?$/);
      expect(question?.question).not.toContain('What do you remember');
      expect(question?.answer.markdown.trim()).not.toBe('');
    }
  }
});

it('knowing it is rated from not at all to at once', () => {
  expect(RATING_CHOICES.map(({ rating }) => rating)).toEqual(['again', 'hard', 'good', 'easy']);
});
