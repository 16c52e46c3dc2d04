import { describe, expect, it } from 'vitest';
import { parseCoverage } from '../../../src/cards/parse-coverage.ts';
import { coverage } from '../../../src/cards/rules/coverage.ts';
import { bodyWith, cardNamed, cardSet, says } from './card-set.ts';

const LIST = `format: 1
guide:
  - section: Best Practices
    item: Change Management
    cards:
      practices/one: ["$70,000-$100,000", container, "7-10 years"]
`;

function ruleFor(text: string) {
  const parsed = parseCoverage(text, 'knowledge/coverage.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return coverage(parsed.coverage);
}
const FACTS = 'Pay: $70,000 – $100,000\nfor 7-10\nyears with **Containers**.';

describe('the coverage of the source guide', () => {
  it('is fine when each fact stands on its card, however it is typed', () => {
    expect(says(ruleFor(LIST), cardSet({ 'practices/one': cardNamed('one', {}, bodyWith(FACTS)) }))).toEqual(
      [],
    );
  });

  it('names a fact that is missing, or that is only a part of another figure', () => {
    const text = 'Pay: $70,000-$100,0005 for 17-10 years.';
    expect(says(ruleFor(LIST), cardSet({ 'practices/one': cardNamed('one', {}, bodyWith(text)) }))).toEqual(
      ['$70,000-$100,000', 'container', '7-10 years'].map(
        (fact) =>
          `knowledge/practices/one.md:2  "${fact}" of the source guide is missing.  Say it on this card, in exactly these words or figures.`,
      ),
    );
  });

  it('names a card that is not there', () => {
    expect(says(ruleFor(LIST), cardSet({}))).toEqual([
      'knowledge/coverage.yaml:6  "Best Practices › Change Management" is not covered: there is no valid card practices/one.  Write the card, or fix what is wrong with it.',
    ]);
  });

  it('names a card that claims another place in the guide', () => {
    const front = { guide: '{ section: Best practices, item: Change }' };
    expect(
      says(ruleFor(LIST), cardSet({ 'practices/one': cardNamed('one', front, bodyWith(FACTS)) })),
    ).toEqual([
      'knowledge/practices/one.md:8  guide is "Best practices › Change", expected "Best Practices › Change Management".  Name the section and the item as the source guide does.',
    ]);
  });

  it('asks nothing of a card that goes beyond the guide, unless the guide counts on it', () => {
    const beyond = { guide: '', source: 'beyond the guide' };
    const covered = cardNamed('one', {}, bodyWith(FACTS));
    expect(
      says(ruleFor(LIST), cardSet({ 'practices/one': covered, 'practices/more': cardNamed('more', beyond) })),
    ).toEqual([]);
    expect(
      says(ruleFor(LIST), cardSet({ 'practices/one': cardNamed('one', beyond, bodyWith(FACTS)) })),
    ).toEqual([
      'knowledge/practices/one.md:10  source is "beyond the guide", but the card covers "Best Practices › Change Management".  Name the section and the item as the source guide does.',
    ]);
  });

  it("names a built-in card that covers nothing, and leaves a team's own alone", () => {
    const set = cardSet(
      { 'practices/one': cardNamed('one', {}, bodyWith(FACTS)), 'practices/more': cardNamed('more') },
      { 'practices/ours': cardNamed('ours') },
    );
    expect(says(ruleFor(LIST), set)).toEqual([
      'knowledge/practices/more.md:8  the card is not in knowledge/coverage.yaml.  Add it to the item it covers.',
    ]);
  });

  it('names an item whose facts are on a card about something else as well', () => {
    const set = cardSet({
      'practices/one': cardNamed('one', {}, bodyWith(FACTS)),
      'practices/more': cardNamed('more', {}, bodyWith(FACTS)),
    });
    expect(says(ruleFor(LIST), set)).toContain(
      'knowledge/coverage.yaml:6  all that is asked of practices/one is on practices/more, too.  Ask for a rarer word of the item, or for a figure.',
    );
  });

  it("asks nothing of a team's card that counts instead of a built-in one", () => {
    expect(says(ruleFor(LIST), cardSet({}, { 'practices/one': cardNamed('one') }))).toEqual([]);
  });
});

it('a list of another format is refused', () => {
  expect(parseCoverage(LIST.replace('format: 1', 'format: 2'), 'knowledge/coverage.yaml')).toMatchObject({
    ok: false,
    problems: [{ path: 'knowledge/coverage.yaml', line: 1, what: 'format is 2, expected 1.' }],
  });
});
