import { type JudgedMessage, RELEVANCE } from './judged-messages.ts';
import type { Response } from './responses.ts';
import { percent, quantile } from './statistics.ts';

/** How well one group of messages is answered; percentages, undefined where the group has nothing to measure. */
export interface GroupFigures {
  group: string;
  messages: number;
  /** Percent whose first card answers (relevance 3); whether the card is shown or not. */
  card1?: number;
  card3?: number;
  /** Percent whose first quoted passage has one of the phrases. */
  passage1?: number;
  /** Percent whose shown text has one, in its first 600 characters. */
  shown?: number;
  /** Percent that are answered with a card or a definition, of those that can be. */
  answered?: number;
  /** Percent that get no card, of those that no card answers. */
  refused?: number;
  /** Percent that are taken as small talk. */
  smallTalk?: number;
  /** Percent that have the right term explained. */
  definition1?: number;
}

/** A judged message, and what was made of it. */
export interface Judged {
  message: JudgedMessage;
  response: Response;
}

/** How much of an answer counts as its first view. */
const FIRST_VIEW = 600;

/** The figures of each group, in the order in which the groups first occur. */
export function figuresByGroup(judged: readonly Judged[], sameTerm: SameTerm): GroupFigures[] {
  return [...Map.groupBy(judged, ({ message }) => message.group)].map(([group, of]) =>
    figuresOf(group, of, sameTerm),
  );
}

/** Whether two names mean the same term of the glossary. */
export type SameTerm = (one: string, other: string | undefined) => boolean;

/** The figures of these messages under one name. */
export function figuresOf(group: string, judged: readonly Judged[], sameTerm: SameTerm): GroupFigures {
  const wanting = (wants: JudgedMessage['wants']) => judged.filter(({ message }) => message.wants === wants);
  const cards = wanting('card');
  const withCard = cards.filter(({ message }) => Object.keys(message.rel).length > 0);
  const withPhrase = judged.filter(({ message }) => message.must.length > 0);
  const isAmong =
    (first: number) =>
    ({ message, response }: Judged) =>
      response.cards.slice(0, first).some((id) => message.rel[id] === RELEVANCE.answers);
  const all: [keyof GroupFigures, readonly Judged[], (one: Judged) => boolean][] = [
    ['card1', withCard, isAmong(1)],
    ['card3', withCard, isAmong(3)],
    ['passage1', withPhrase, ({ message, response }) => hasPhrase(response.passage, message.must)],
    [
      'shown',
      withPhrase,
      ({ message, response }) => hasPhrase(response.text.slice(0, FIRST_VIEW), message.must),
    ],
    ['answered', cards, ({ response }) => isAnswered(response)],
    ['refused', wanting('no-card'), ({ response }) => !isAnswered(response)],
    ['smallTalk', wanting('small-talk'), ({ response }) => response.type === 'small-talk'],
    [
      'definition1',
      wanting('definition'),
      ({ message, response }) =>
        response.type === 'definition' && message.terms.some((term) => sameTerm(term, response.term)),
    ],
  ];
  const measured = all
    .filter(([, of]) => of.length > 0)
    .map(([name, of, passes]) => [name, percent(of, passes)]);
  return { group, messages: judged.length, ...Object.fromEntries(measured) };
}

function isAnswered({ type }: Response): boolean {
  return type === 'answer' || type === 'definition';
}

/**
 * Percent of the messages that no card answers that would be refused if the threshold let 95 of 100 others through. It
 * compares engines that have no threshold of their own.
 */
export function refusedAt95(judged: readonly Judged[]): number {
  const sureness = (wants: JudgedMessage['wants']) =>
    judged.filter(({ message }) => message.wants === wants).map(({ response }) => response.confidence);
  const floor = quantile(sureness('card'), 0.05);
  return percent(sureness('no-card'), (confidence) => confidence < floor);
}

/** The answers whose confidence is in one range. */
export interface CalibrationBin {
  from: number;
  to: number;
  messages: number;
  /** The mean confidence, in percent. */
  said: number;
  /** Percent whose card answers, and whose card answers or helps. */
  right: number;
  helps: number;
}

/**
 * How many of the answers shown are right, by their confidence. It is meant for traffic of which half is for the bot:
 * messages that a card answers weigh as much as all others together.
 */
export function calibration(judged: readonly Judged[]): CalibrationBin[] {
  const counted = judged.filter(
    ({ message: { wants, rel } }) =>
      wants !== 'definition' && (wants !== 'card' || Object.keys(rel).length > 0),
  );
  const forUs = counted.filter(({ message }) => message.wants === 'card').length;
  const ratio = forUs / (counted.length - forUs || 1);
  const weight = ({ message }: Judged) => (message.wants === 'card' ? 1 : ratio);
  const share = (of: readonly Judged[], value: (one: Judged) => number) =>
    (100 * of.reduce((sum, one) => sum + weight(one) * value(one), 0)) /
    (of.reduce((sum, one) => sum + weight(one), 0) || 1);
  const relevance = ({ message, response }: Judged) => message.rel[response.cards[0] ?? ''] ?? 0;
  return Array.from({ length: 10 }, (_, at) => [at / 10, (at + 1) / 10] as const).flatMap(([from, to]) => {
    const shown = counted.filter(
      ({ response: { type, confidence } }) =>
        type === 'answer' && confidence >= from && (confidence < to || to === 1),
    );
    if (shown.length === 0) return [];
    return [
      {
        from,
        to,
        messages: shown.length,
        said: share(shown, ({ response }) => response.confidence),
        right: share(shown, (one) => (relevance(one) >= RELEVANCE.answers ? 1 : 0)),
        helps: share(shown, (one) => (relevance(one) >= RELEVANCE.helps ? 1 : 0)),
      },
    ];
  });
}

/** How long shown answers are, in characters: the median and the 95th percentile. */
export function answerLengths(judged: readonly Judged[]): { median: number; percentile95: number } {
  const lengths = judged
    .filter(({ response }) => response.type === 'answer')
    .map(({ response }) => response.text.length);
  return { median: quantile(lengths, 0.5), percentile95: quantile(lengths, 0.95) };
}

/** Whether a text has one of the phrases, whatever the markup, case and punctuation. */
export function hasPhrase(text: string, phrases: readonly string[]): boolean {
  const said = ` ${bare(text)} `;
  return phrases.some((phrase) => said.includes(` ${bare(phrase)} `));
}

function bare(text: string): string {
  return text
    .replace(/\]\([^)]*\)/g, ']')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
