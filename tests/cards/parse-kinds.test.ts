import { expect, it } from 'vitest';
import { parseKinds } from '../../src/cards/parse-kinds.ts';
import { formatProblem } from '../../src/cards/problem.ts';

const kinds = (...sections: string[]) => `format: 1
kinds:
  - id: runbooks
    name: Runbooks
    one: Runbook
    words: [runbook]
    emoji: ":book:"
    about: What we do at night.
    sections:${sections.map((section) => `\n      - ${section}`).join('')}
`;
const faults = (text: string) => {
  const parsed = parseKinds(text, 'ours/kinds.yaml');
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
};

it('a file of kinds is read with its sections, and what of them an answer shows', () => {
  const parsed = parseKinds(
    kinds('heading: When', '{ heading: Steps, in-answer: first-item, label: Start here, hint: One a line. }'),
    'ours/kinds.yaml',
  );
  expect(parsed).toMatchObject({
    ok: true,
    kinds: [
      {
        id: 'runbooks',
        sections: [
          { heading: 'When' },
          { heading: 'Steps', inAnswer: 'first-item', label: 'Start here', hint: 'One a line.' },
        ],
      },
    ],
  });
});

it.each([
  [
    kinds('heading: Steps', 'heading: steps'),
    /^ours\/kinds\.yaml:9 {2}kinds 1 › sections must not contain a heading twice/,
  ],
  [
    kinds('heading: Steps').replace('":book:"', 'book'),
    /^ours\/kinds\.yaml:7 {2}kinds 1 › emoji is not an emoji like :bulb:/,
  ],
  [
    kinds('{ heading: Steps, in-answer: half }'),
    /:10 {2}kinds 1 › sections 1 › in-answer is "half", expected "whole", "first-item"/,
  ],
  [kinds('heading: Steps').replace('format: 1', 'format: 2'), /:1 {2}format is 2, expected 1/],
])('a file of kinds with a fault is refused with its line', (text, expected) => {
  expect(faults(text)).toEqual([expect.stringMatching(expected)]);
});

it('two kinds of one id are refused', () => {
  const twice = kinds('heading: Steps') + kinds('heading: Other').split('kinds:\n')[1];
  expect(faults(twice)).toEqual([
    expect.stringMatching(/^ours\/kinds\.yaml:11 {2}the kind "runbooks" already exists/),
  ]);
});
