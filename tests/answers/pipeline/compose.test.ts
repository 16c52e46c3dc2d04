import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Excerpt, excerptOf } from '../../../src/answers/pipeline/compose.ts';
import { passagesOf } from '../../../src/cards/passages.ts';
import { plainText } from '../../../src/cards/plain-text.ts';
import { card, PRACTICES } from '../../support/cards.ts';

function asked(question: string, body: string, order: number[] = [], first = 'Pick one. Write it down.') {
  const one = card({
    sections: [
      { heading: 'Why it matters', body, line: 1 },
      { heading: 'First step this week', body: first, line: 2 },
    ],
  });
  const all = passagesOf(one);
  const passages = (order.length > 0 ? order : [0]).flatMap((at, rank) => {
    const passage = all[at];
    return passage ? [{ passage, score: 1 - rank / 10 }] : [];
  });
  return { title: one.title, excerpt: excerptOf(question, { card: one, passages }, PRACTICES) };
}

function lengthOf(title: string, { quotes, first = '' }: Excerpt): number {
  return [title, ...quotes.map(({ markdown }) => plainText(markdown)), first].join('\n').length;
}

describe('what is quoted of a card', () => {
  it('is the passage that fits, with its number, then what to do first', () => {
    const { excerpt } = asked('which run', '1. Tag each run.\n2. Keep the old one.', [1]);
    expect(excerpt).toEqual({
      quotes: [{ heading: 'Why it matters', markdown: 'Keep the old one.', step: 2, at: 1 }],
      first: 'Pick one. Write it down.',
    });
  });

  it('closes what somebody says where the rest of it is cut off', () => {
    const long = `Say no with a price. "Yes to Friday, without the payments. ${'It costs us the rest of this week. '.repeat(12)}"`;
    const { excerpt } = asked('how do we say no with a price', long);
    expect(excerpt.quotes[0]?.markdown).toMatch(/^Say no with a price\. "Yes .*[.…]"$/);
  });

  it('is up to three passages in the order of the card', () => {
    const { excerpt } = asked('which', '- One.\n- Two.\n- Three.\n- Four.', [3, 0, 2, 1]);
    expect(excerpt.quotes.map(({ at }) => at)).toEqual([0, 2, 3]);
  });

  it('says the first step once, where it is what fits', () => {
    const { excerpt } = asked('where to begin', 'Because.', [1]);
    expect(excerpt.first).toBeUndefined();
  });

  it('is the summary where no passage fits', () => {
    const one = card();
    const { quotes } = excerptOf('anything', { card: one, passages: [] }, PRACTICES);
    expect(quotes).toEqual([{ heading: '', markdown: one.summary, at: -1 }]);
  });

  it('of a long paragraph is the sentences that answer, cut where sentences end', () => {
    const other = 'This sentence speaks of something else and fills the page. ';
    const body = `${other.repeat(25)}Roll back by moving the alias champion. ${other.repeat(25)}`.trim();
    expect(body.length).toBeGreaterThan(2_900);
    const { title, excerpt } = asked('how do we roll back the champion alias', body);
    const [quote] = excerpt.quotes;
    expect(quote?.markdown).toContain('Roll back by moving the alias champion.');
    expect(quote?.markdown).toMatch(/^… \p{Lu}.*\.$/u);
    expect(lengthOf(title, excerpt)).toBeLessThanOrEqual(600);
  });

  it('of a step from its middle has neither its number nor the marks of a list in it', () => {
    const other = 'This sentence speaks of something else and fills the page. '.repeat(8);
    const body = `1. ${other}\n   - Champion: move the alias.\n   - Registry: keep both.`;
    const [quote] = asked('how do we move the champion alias', body).excerpt.quotes;
    expect(quote?.markdown).toMatch(/^… .*Champion: move the alias\. Registry: keep both\.$/);
    expect(quote).not.toHaveProperty('step');
  });

  it('has at most 600 characters, whatever the passages are', () => {
    const word = fc.stringMatching(/^[a-z]{1,14}$/);
    const sentence = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => `X${words.join(' ')}.`);
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 5 }),
        paragraph,
        sentence,
        (body, first, question) => {
          const { title, excerpt } = asked(
            question,
            body.join('\n\n'),
            body.map((_, at) => at),
            first,
          );
          expect(excerpt.quotes.length).toBeGreaterThan(0);
          expect(lengthOf(title, excerpt)).toBeLessThanOrEqual(600);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('cuts one sentence of 3,000 characters at a word', () => {
    const { title, excerpt } = asked('why', 'endless '.repeat(375).trim());
    expect(excerpt.quotes[0]?.markdown).toMatch(/^(?:endless )+endless…$/);
    expect(lengthOf(title, excerpt)).toBeLessThanOrEqual(600);
  });
});
