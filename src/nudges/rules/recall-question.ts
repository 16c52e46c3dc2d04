import { firstItem } from '../../cards/answer-parts.ts';
import type { Card, Kind } from '../../cards/card.ts';
import type { KnownRating } from './memory.ts';

/** A question about a card, and where on the card its answer stands. */
export interface RecallQuestion {
  cardId: string;
  /** Plain text. */
  question: string;
  /** Hidden until the person asks for it. */
  answer: { heading: string; markdown: string };
}

/** What a person can say about how well they knew the answer, from worst to best. */
export const RATING_CHOICES: readonly { rating: KnownRating; text: string }[] = [
  { rating: 'again', text: 'Did not know it' },
  { rating: 'hard', text: 'Knew a part' },
  { rating: 'good', text: 'Knew it' },
  { rating: 'easy', text: 'Knew it at once' },
];

/** What is asked about a section, by its heading. Null: a section that nobody needs to know by heart. */
const QUESTIONS = new Map<string, ((title: string) => string) | null>([
  // Best practices
  ['Why it matters', (title) => `What goes wrong in a team without ${title}?`],
  ['First step this week', (title) => `What is the first step for ${title}, one that fits into a week?`],
  ['How to do it', (title) => `Which steps lead to ${title}?`],
  ['How to measure it', (title) => `Which number tells you that ${title} works?`],
  ['Pitfalls', (title) => `What do teams get wrong with ${title}?`],
  // Challenges
  ['How it shows', (title) => `By what do you notice the challenge ${title}?`],
  ['Why it happens', (title) => `What causes the challenge ${title}?`],
  ['The way out', (title) => `What is the first step out of the challenge ${title}?`],
  ['How you know that it is over', (title) => `Which number tells you that the challenge ${title} is over?`],
  // Soft skills
  ['What it looks like', (title) => `What does somebody do who is good at ${title}?`],
  ['Exercise for today', (title) => `Which exercise of less than an hour trains ${title}?`],
  ['Words for a hard moment', (title) => `${title}: what could you say in a hard moment?`],
  ['Signs of growth', (title) => `What is the first sign that somebody grows in ${title}?`],
  // Impact areas and trends
  ['What changes', (title) => `What changes with ${title}?`],
  ['What to do about it', (title) => `What is the first thing to do about ${title}?`],
  ['What to be wary of', (title) => `What should you be most wary of with ${title}?`],
  // Responsibilities and requirements
  ['What good looks like', (title) => `What does good work look like in ${title}?`],
  ['How to show it', (title) => `What is the strongest evidence that somebody masters ${title}?`],
  ['How to learn it', (title) => `With which exercise would you begin to learn ${title}?`],
  // Career, market, salary
  ['At a glance', (title) => `What are the main facts of ${title}?`],
  ['The figures', (title) => `What are the figures of ${title}?`],
  ['How to use it', (title) => `For what would you use ${title} first?`],
  ['How to use them', (title) => `For what would you use the figures of ${title} first?`],
  ['What it rests on', null],
  ['What they rest on', null],
  ['Of its time', null],
  ['Of their time', null],
]);

/**
 * The question about a card, the same for the same turn. The sections that a short answer shows come first, since they
 * say what to do; with each turn it is the next one, so that a person learns the card and not one sentence of it.
 * @param turn how often they were asked about this card before, from 0
 * @returns null for a card that has no section to ask about
 */
export function recallQuestion(card: Card, kind: Kind | undefined, turn: number): RecallQuestion | null {
  const inAnswer = new Map(kind?.sections.map((section) => [section.heading, section.inAnswer]));
  const askable = card.sections.filter(
    ({ heading, body }) => QUESTIONS.get(heading) !== null && body.trim() !== '',
  );
  const ordered = [
    ...askable.filter(({ heading }) => inAnswer.get(heading)),
    ...askable.filter(({ heading }) => !inAnswer.get(heading)),
  ];
  const section = ordered[turn % ordered.length];
  if (!section) return null;
  const { heading, body } = section;
  const ask =
    QUESTIONS.get(heading) ?? ((title: string) => `What do you remember of ${title}: “${heading}”?`);
  return {
    cardId: card.id,
    question: ask(`“${card.title}”`),
    answer: { heading, markdown: inAnswer.get(heading) === 'first-item' ? firstItem(body) : body },
  };
}

/** What a section of a card answers, as a question about it shows it; undefined when the card has no such section now. */
export function recallAnswer(
  card: Card,
  kind: Kind | undefined,
  heading: string,
): RecallQuestion['answer'] | undefined {
  const section = card.sections.find((one) => one.heading === heading);
  if (!section) return undefined;
  const first = kind?.sections.find((one) => one.heading === heading)?.inAnswer === 'first-item';
  return { heading, markdown: first ? firstItem(section.body) : section.body };
}
