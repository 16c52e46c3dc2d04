import { describe, expect, it } from 'vitest';
import { isQuestionOfItsOwn, withWords } from '../../src/answers/adding-words.ts';
import { exampleOf, firstSteps, shortAnswer } from '../../src/answers/closer-look.ts';
import type { Card } from '../../src/cards/card.ts';
import { card, foundCard, PRACTICES } from '../support/cards.ts';

const withSections = (...sections: [heading: string, body: string][]): Card =>
  card({ sections: sections.map(([heading, body], line) => ({ heading, body, line })) });

describe('the short answer', () => {
  const long = withSections([
    'How to do it',
    '1. **Keep the last version warm.** Traffic moves back within a minute. Nobody has to build anything.\n2. **Rhythm:** Once a month, everybody reads the list of open findings.',
  ]);

  it('is the sentence of the passage that shares most with the question', () => {
    expect(shortAnswer('does traffic move back within a minute', foundCard(long, [0]))).toEqual({
      text: 'Traffic moves back within a minute.',
      passage: 0,
    });
  });

  it('is found by two words that the card writes as one', () => {
    const one = withSections([
      'How',
      '- Models go into a registry for good. Once there, a rollback takes a minute.',
    ]);
    expect(shortAnswer('how do we roll back', foundCard(one, [0])).text).toBe(
      'Once there, a rollback takes a minute.',
    );
  });

  it('is the bold beginning where no sentence shares more', () => {
    expect(shortAnswer('what now', foundCard(long, [0])).text).toBe(
      'Keep the last version warm.'.concat(' Traffic moves back within a minute.'),
    );
  });

  it('does not stop at a label', () => {
    expect(shortAnswer('what now', foundCard(long, [1])).text).toBe(
      'Rhythm: Once a month, everybody reads the list of open findings.',
    );
  });

  it('is the summary where no passage is known, or the passage says too little', () => {
    expect(shortAnswer('what?', foundCard(long))).toEqual({ text: long.summary });
    expect(shortAnswer('what?', foundCard(withSections(['How', '- Soon.']), [0]))).toEqual({
      text: long.summary,
    });
  });

  it('is cut at a word if the sentence is very long', () => {
    const endless = withSections(['Why', `${'because of the many things that go on '.repeat(20)}.`]);
    const { text } = shortAnswer('why', foundCard(endless, [0]));
    expect(text.length).toBeLessThanOrEqual(240);
    expect(text.endsWith('…')).toBe(true);
  });
});

describe('the first steps', () => {
  it('are three, and how many follow, each in one line', () => {
    const many = withSections([
      'How to do it',
      '1. One:\n   - *a* thing.\n   - b.\n2. Two.\n3. Three.\n4. Four.\n5. Five.',
    ]);
    expect(firstSteps(many, PRACTICES)).toEqual({
      steps: ['One: a thing. b.', 'Two.', 'Three.'],
      more: 2,
      listed: true,
    });
  });

  it('are how to begin where there is no list, and nothing where the card does not say', () => {
    expect(firstSteps(withSections(['First step this week', 'Pick **one** task.']), PRACTICES)).toEqual({
      steps: ['Pick one task.'],
      more: 0,
      listed: false,
    });
    expect(firstSteps(withSections(['Why it matters', 'It does.']), PRACTICES)).toBeUndefined();
  });
});

describe('an example', () => {
  const FIGURE: [string, string] = ['Measure', 'Good is 95 % or more.'];
  const ROW: [string, string] = ['Pay', '| Level | Pay |\n| --- | --- |\n| Senior | much |'];
  const SAYS: [string, string] = ['Why', 'A small thing, for example a typo, is enough.'];
  const SECTION: [string, string] = ['An example', 'A team of ours moved one service.'];

  it.each([
    ['a section of examples', [FIGURE, ROW, SAYS, SECTION], 'A team of ours'],
    ['“for example”', [FIGURE, ROW, SAYS], 'for example a typo'],
    ['a row of a table', [FIGURE, ROW], 'Senior'],
    ['figures', [['Why', 'It does.'], FIGURE], '95 %'],
  ] as [string, [string, string][], string][])('is %s', (_name, sections, expected) => {
    expect(exampleOf(foundCard(withSections(...sections)))?.text).toContain(expected);
  });

  it('is the one that fits the question best, of equals', () => {
    const two = withSections(['Measure', '- 10 minutes to roll back.\n- 95 % of the cases.']);
    expect(exampleOf(foundCard(two))?.text).toContain('10 minutes');
    expect(exampleOf(foundCard(two, [1]))?.text).toContain('95 %');
  });

  it('is none in a card that gives none', () => {
    expect(exampleOf(foundCard(withSections(['Why', 'It does.'])))).toBeUndefined();
  });
});

describe('words that are added to a question', () => {
  it.each([
    ['our data is a mess', 'and for LLMs?', 'our data is a mess. And for LLMs?'],
    ['How do we roll back?', 'we need it today', 'How do we roll back? We need it today'],
    ['', 'the data', 'the data'],
    ['our data', '', 'our data'],
  ])('%j and %j make one text', (question, adding, expected) => {
    expect(withWords(question, adding)).toBe(expected);
  });

  it('are a question of their own if they say enough', () => {
    expect(isQuestionOfItsOwn('the salary of a lead engineer')).toBe(true);
    expect(isQuestionOfItsOwn('our GPUs')).toBe(false);
  });
});
