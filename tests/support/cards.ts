import type { Card, Kind } from '../../src/cards/card.ts';
import { type Passage, passagesOf } from '../../src/cards/passages.ts';
import type { SearchHit } from '../../src/search/search-types.ts';

export const PRACTICES: Kind = {
  id: 'practices',
  name: 'Best practices',
  one: 'Best practice',
  words: ['practice', 'practices'],
  emoji: ':white_check_mark:',
  about: 'What works.',
  sections: [
    { heading: 'Why it matters' },
    { heading: 'First step this week', inAnswer: 'whole' },
    { heading: 'How to measure it', inAnswer: 'first-item', label: 'Measure' },
  ],
};

/** `kinds.yaml` with one kind, for folders that a test writes. */
export const KINDS_FILE = `format: 1
kinds:
  - id: practices
    name: Best practices
    one: Best practice
    words: [practice]
    emoji: ":bulb:"
    about: What works.
    sections:
      - heading: Why it matters
      - heading: First step this week
        in-answer: whole
      - heading: How to measure it
`;

/** A nudge file with all that a best practice needs. @param from words of the card */
export function nudgeFile(from: string): string {
  const situation = (number: number) => `
  - situation: What do you do about ${number}?
    choices: [Take it all, Take a part, Take none]
    right: ${number}
    because: One step shows more than ten.
    from: ${from}`;
  return `try: Write down one step.
discuss: [What comes first?, What comes last?]
situations:${situation(1)}${situation(2)}
`;
}

/** A whole card, with the changes that a test needs. */
export function card(changes: Partial<Card> = {}): Card {
  const id = changes.id ?? 'practices/small-steps';
  return {
    id,
    kind: id.split('/')[0] ?? 'practices',
    title: 'Take small steps',
    summary: 'Change one thing at a time and look at its number before the next.',
    tags: ['change', 'small-batches'],
    aliases: ['small batches', 'baby steps'],
    questions: ['where do we start'],
    related: [],
    guide: { section: 'Best Practices', item: 'Change Management' },
    topics: [],
    audience: [],
    owner: 'guidepost',
    reviewed: '2026-11-23',
    reviewEvery: { count: 12, unit: 'months' },
    startingValues: false,
    references: [],
    sections: [
      { heading: 'Why it matters', body: 'Because a **big** step hides what went wrong.', line: 20 },
      { heading: 'First step this week', body: 'Pick one task & write down its number.', line: 24 },
      { heading: 'How to measure it', body: '- Lead time, from the pipeline.\n- Faults a week.', line: 28 },
    ],
    ...changes,
  };
}

/** Splitting a card takes longer than most of what tests do with its passages. */
const passagesOnce = new WeakMap<Card, Passage[]>();

/** A card as it is found, with the passages that fit, best first. @param at their places on the card */
export function foundCard(one: Card, at: readonly number[] = []): SearchHit {
  const passages = passagesOnce.get(one) ?? passagesOf(one);
  passagesOnce.set(one, passages);
  return {
    card: one,
    score: 1,
    reasons: [],
    passages: at.flatMap((place) => (passages[place] ? [{ passage: passages[place], score: 1 }] : [])),
  };
}

/** A card file, as a writer would write it. */
export function cardFile(changes: { front?: Record<string, string>; body?: string } = {}): string {
  const front: Record<string, string> = {
    title: 'Take small steps',
    summary: 'Change one thing at a time and look at its number before the next.',
    tags: '[change, small-batches]',
    aliases: '[small batches, baby steps]',
    questions: `[${Array.from({ length: 10 }, (_, index) => `how small is small, ask ${index}`)
      .map((text) => `"${text}"`)
      .join(', ')}]`,
    related: '[practices/other]',
    guide: '{ section: Best Practices, item: Change Management }',
    owner: 'guidepost',
    reviewed: '2026-11-23',
    ...changes.front,
  };
  const lines = Object.entries(front).flatMap(([key, value]) => (value === '' ? [] : [`${key}: ${value}`]));
  const body =
    changes.body ??
    '## Why it matters\n\nIt does.\n\n## First step this week\n\nPick one.\n\n## How to measure it\n\n- A number.\n';
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}
