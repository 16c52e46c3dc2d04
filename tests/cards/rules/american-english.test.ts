import { describe, expect, it } from 'vitest';
import { americanSpelling, nativeTurns } from '../../../src/cards/rules/american-english.ts';
import type { Rule } from '../../../src/cards/rules/rule.ts';
import { bodyWith, cardNamed, cardSet, says } from './card-set.ts';

const faults = (rule: Rule, text: string) =>
  says(rule, cardSet({ 'practices/one': cardNamed('one', {}, bodyWith(text)) }));
/** The words that a rule found, in the order of the text. */
const found = (rule: Rule, text: string) =>
  faults(rule, text).map((line) => /advice: "([^"]*)"/.exec(line)?.[1]);

describe('the English of a card', () => {
  it('is American: each British spelling is named on its line', () => {
    expect(faults(americanSpelling, 'Fine.\nThe centre\nwas labelled.')).toEqual([
      'knowledge/practices/one.md:16  advice: "centre" is not American English.  Spell it with er.',
      'knowledge/practices/one.md:17  advice: "labelled" is not American English.  Spell it with one l.',
    ]);
  });

  it.each([
    [
      'organised behaviour analysed towards a programme',
      ['organised', 'behaviour', 'analysed', 'towards', 'programme'],
    ],
    [
      'a licence to practise, judgement, defence, grey, learnt',
      ['licence', 'practise', 'judgement', 'defence', 'grey', 'learnt'],
    ],
    ['fulfil it within a fortnight whilst cancelling', ['fulfil', 'fortnight', 'whilst', 'cancelling']],
  ])('finds what is British in %j', (text, words) => {
    expect(found(americanSpelling, text)).toEqual(words);
  });

  it.each([
    'four hours of flour, a tour, your pouring; advise, revise, exercise, precise, promise, surprise, otherwise',
    'fulfill, installed, cancellation, controlled, compelled, patrolled, excellent, distilled, metered',
    'analysis, practice, programmer, parameters, measures, theater, a dialogue, "the organisation"',
  ])('finds nothing in %j', (text) => {
    expect(found(americanSpelling, text)).toEqual([]);
  });

  it('is that of a native speaker: turns from other languages are named', () => {
    expect(
      found(
        nativeTurns,
        'Whoever mends it. The key stands in a file, good to about ±7 points. Single people\nknow it by heart.',
      ),
    ).toEqual(['Whoever', 'mends', 'stands in a', 'good to about ±7', 'Single people', 'by heart']);
  });

  it('may recommend, amend and stand up', () => {
    expect(
      found(nativeTurns, 'We recommend to amend it. Stand up for it. It stands alone. Good to know.'),
    ).toEqual([]);
  });
});
