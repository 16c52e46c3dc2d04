import { describe, expect, it } from 'vitest';
import { NUDGE_LENGTHS, nudgePiece } from '../../../src/nudges/rules/nudge-piece.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';
import { card, PRACTICES } from '../../support/cards.ts';

const LONG = 'This sentence is long enough to stand for a piece of a card.';
const pieceOf = (body: string) =>
  nudgePiece(card({ sections: [{ heading: 'Why it matters', body, line: 9 }, FIRST_STEP] }), PRACTICES).piece;
const FIRST_STEP = { heading: 'First step this week', body: 'Pick one task.', line: 20 };

describe('a nudge', () => {
  it('tells a little of a card and one thing to try', () => {
    const why = { heading: 'Why it matters', body: `${LONG}\n\nAnd more.`, line: 9 };
    expect(nudgePiece(card({ sections: [why, FIRST_STEP] }), PRACTICES)).toEqual({
      cardId: 'practices/small-steps',
      title: 'Take small steps',
      kindName: 'Best practice',
      summary: 'Change one thing at a time and look at its number before the next.',
      piece: { heading: 'Why it matters', markdown: LONG },
      toTry: { when: 'this-week', markdown: 'Pick one task.' },
    });
  });

  it('tells the idea that was written for it instead of how the card starts', () => {
    const sections = [{ heading: 'Why it matters', body: `${LONG}\n\nAnd more.`, line: 9 }, FIRST_STEP];
    const withIdea = (idea: string) => nudgePiece(card({ sections, nudge: { idea } }), PRACTICES).piece;
    expect(withIdea('Small steps show what helped.')).toEqual({
      heading: 'Why it matters',
      markdown: 'Small steps show what helped.',
    });
    expect(withIdea('so '.repeat(110))?.markdown).toBe(LONG);
  });

  it('tells the first item of a list, or the sentences before one', () => {
    expect(pieceOf(`- ${LONG}\n- Another.`)?.markdown).toBe(LONG);
    expect(pieceOf(`Three things:\n\n- ${LONG}\n- Another.`)?.markdown).toBe(LONG);
    expect(pieceOf(`${LONG} Three things:\n\n- One.`)?.markdown).toBe(LONG);
  });

  it('tells nothing more than the summary where a table or a lone figure begins', () => {
    expect(pieceOf('| A | B |\n| --- | --- |\n| 1 | 2 |')).toBeNull();
    expect(pieceOf('In figures:\n\n| A | B |\n| --- | --- |\n| 1 | 2 |')).toBeNull();
    expect(pieceOf('- **2023**: $1.5 billion')).toBeNull();
  });

  it('announces no number of things that it does not tell', () => {
    expect(
      pieceOf('Between "it is odd" and "this is why" lie four questions. In turn:\n\n```\nx\n```'),
    ).toBeNull();
    expect(
      pieceOf(`Between odd signs and their cause lie four questions. In turn:\n\n- ${LONG}`)?.markdown,
    ).toBe(LONG);
    const counted = 'Twice a week somebody looks at all of the four dashboards in turn.';
    expect(pieceOf(`${counted} Such as:\n\n- One.`)?.markdown).toBe(counted);
  });

  it('is cut after a whole sentence, never within a link or bold text', () => {
    const long = pieceOf(`${LONG} `.repeat(20));
    expect(long?.markdown).toBe(`${LONG} `.repeat(4).trimEnd());
    const bold = pieceOf(`${LONG} **${`${LONG} `.repeat(3)}** ${LONG} **${`${LONG} `.repeat(5)}**`);
    expect((bold?.markdown.match(/\*\*/g)?.length ?? 0) % 2).toBe(0);
    expect(pieceOf(`**${`${LONG} `.repeat(20)}**`)).toBeNull();
  });

  it('shows what the card has for today, and else the first step as one of this week', () => {
    const today = { try: 'Look at one number.' };
    expect(nudgePiece(card({ nudge: today }), PRACTICES).toTry).toEqual({
      when: 'today',
      markdown: 'Look at one number.',
    });
    const step = (body: string) =>
      nudgePiece(card({ sections: [{ heading: 'First step this week', body, line: 9 }] }), PRACTICES).toTry;
    expect(step('This week, list the steps.\n\nThen more.')).toEqual({
      when: 'this-week',
      markdown: 'List the steps.',
    });
    expect(step(`${LONG} `.repeat(9))?.markdown).toBe(`${LONG} `.repeat(3).trimEnd());
    expect(step(`${LONG}\n${LONG.replace('enough to', 'enough\nto')} ${LONG} ${LONG}`)?.markdown).toBe(
      `${LONG} ${LONG} ${LONG}`,
    );
    expect(step(`${'so '.repeat(90)}on.`)?.markdown).toMatch(/^(so ){60,}so…$/);
  });

  it('of a card whose kind is unknown has nothing to try', () => {
    expect(nudgePiece(card(), undefined)).toMatchObject({ kindName: 'practices', toTry: null });
  });
});

it('each card of the knowledge base has something to try that is an action, and a short piece or none', async () => {
  const { library } = (await builtInCatalog()).current();
  const pieces = library.cards.map((one) => nudgePiece(one, library.kind(one.kind)));
  expect(pieces.filter(({ toTry }) => !toTry?.markdown.trim()).map(({ cardId }) => cardId)).toEqual([]);
  for (const { cardId, summary, piece, toTry } of pieces) {
    const idea = summary.length + (piece ? piece.heading.length + piece.markdown.length : 0);
    expect(idea, cardId).toBeLessThanOrEqual(NUDGE_LENGTHS.idea);
    expect(toTry?.markdown.length, cardId).toBeLessThanOrEqual(NUDGE_LENGTHS.toTry);
    // Whole sentences, a bold step, or words that say that there is more.
    expect(toTry?.markdown, cardId).toMatch(/[.!?:…][)"”*]*$|\*\*$/);
  }
  expect(pieces.filter(({ piece }) => piece).length).toBeGreaterThan(0.4 * pieces.length);
});
