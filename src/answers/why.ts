import type { Card } from '../cards/card.ts';
import { cleanText } from '../search/language/clean-text.ts';
import { isCommonWord } from '../search/language/common-words.ts';
import { type Word, wordsOf } from '../search/language/words.ts';
import type { Reason, SearchHit } from '../search/search-types.ts';

/** Why a card was chosen, in what a person can check against it. */
export interface Why {
  /** What the passage that answers best has of the question, most telling first. */
  inPassage: string[];
  /** What else the card has of it. */
  onCard: string[];
  /** How the question was read, and what people said about the card. */
  others: Exclude<Reason, { type: 'term' }>[];
  /** The way of asking for the card that is nearest to the question; only where the rest says little. */
  nearest: string | undefined;
}

/** How many cards have a word: the fewer, the higher. @param stem of the word */
export type Rarity = (stem: string) => number;

/** More would bury the telling ones. */
const MOST_REASONS = 3;
/** With fewer reasons, a way of asking says more. */
const SAYS_LITTLE = 2;
/** A longer way of asking is a story. */
const LONGEST_WAY = 140;
/** “Ana: any news? Ben: none” is more than one person asks, and has their names in it. */
const CONVERSATION = /(?:^|[.!?]\s)\p{Lu}\p{L}+:\s/u;
/** Two words that stand together on the card tell more than each of them. */
const PHRASE_COUNTS = 1.5;

/** What most cards have tells nothing about one of them. This is the rarity of a word that six of ten have. */
const RARE_FROM = Math.log(1 + 1 / 0.6);
/** “Roll back” is a phrase, “back” is nothing. */
const PARTICLE = /^(?:back|up|down|out|off|over|away)$/;
/** What an everyday word counts beside a telling one, where it is compared how people ask. */
const EVERYDAY_COUNTS = 0.3;
/** An everyday word alone makes two questions no more alike. */
const LEAST_ALIKE = 2 * EVERYDAY_COUNTS;

/** A word or two neighboring words of the question. */
interface Found {
  text: string;
  stems: string[];
  worth: number;
}

/**
 * Explains a card: by the rare words and phrases of the question that its text has, by how the question was read and, where
 * that is little, by the nearest way of asking for it. Filler, months, numbers and names explain nothing.
 * @param text what was asked, with the thread if it was read
 */
export function whyThisCard(
  text: string,
  { card, reasons, passages }: Omit<SearchHit, 'score'>,
  rarity: Rarity,
): Why {
  const asked = wordsOf(cleanText(text));
  const onCard = found(asked, ownText(card), rarity);
  const best = passages[0]?.passage;
  const inPassage = best ? found(asked, textOf([best.text]), rarity) : [];
  const readings = uniqueReadings(reasons, ownText(card));
  const spelling = readings.filter(({ type }) => type === 'spelling').slice(0, 1);
  const further = readings.filter(({ type }) => type !== 'spelling');
  const room = MOST_REASONS - spelling.length - Math.min(1, further.length);
  const told = inPassage.slice(0, room);
  const also = onCard
    .filter((one) => !told.some(({ stems }) => one.stems.some((stem) => stems.includes(stem))))
    .slice(0, room - told.length);
  const said = told.length + also.length + spelling.length;
  const others = [...spelling, ...further.slice(0, MOST_REASONS - said)];
  const helped = reasons.filter((reason) => reason.type === 'found-helpful');
  return {
    inPassage: told.map((one) => one.text),
    onCard: also.map((one) => one.text),
    others: [...others, ...helped],
    nearest:
      said + others.length - spelling.length < SAYS_LITTLE ? nearestWay(asked, card, rarity) : undefined,
  };
}

const rarities = new WeakMap<readonly Card[], Rarity>();

/** How rare words are on these cards. Counted once for the same cards. */
export function rarityOn(cards: readonly Card[]): Rarity {
  const known = rarities.get(cards);
  if (known) return known;
  const holders = new Map<string, number>();
  for (const card of cards) {
    for (const stem of ownText(card).stems) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  }
  const rarity: Rarity = (stem) => Math.log(1 + cards.length / (1 + (holders.get(stem) ?? 0)));
  rarities.set(cards, rarity);
  return rarity;
}

/** Whether a reason tells something about the question: not a filler word, a month or a number. */
export function isTelling(reason: Reason): boolean {
  if (reason.type !== 'term' && reason.type !== 'meaning') return true;
  return wordsOf(reason.type === 'term' ? reason.term : reason.typed).some(tells);
}

/** The stems of a text, and which of them stand next to each other. */
interface TextWords {
  stems: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
}

const ownTexts = new WeakMap<Card, TextWords>();

/** What a card says itself. The ways of asking are left out: people don't see them on it, and they have names in them. */
function ownText(card: Card): TextWords {
  const known = ownTexts.get(card);
  if (known) return known;
  const body = card.sections.flatMap(({ heading, body }) => [heading, ...withoutMarkup(body).split('\n')]);
  const own = textOf([card.title, ...card.aliases, card.summary, ...body]);
  ownTexts.set(card, own);
  return own;
}

/** Good enough to look for words, and a hundred times faster than reading the Markdown. */
function withoutMarkup(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, ' ').replace(/[*_`[\]|>#]+/g, '');
}

function textOf(lines: readonly string[]): TextWords {
  const stems = new Set<string>();
  const pairs = new Set<string>();
  for (const words of lines.map(wordsOf)) {
    for (const [at, { stem }] of words.entries()) {
      stems.add(stem);
      const next = words[at + 1];
      if (next) pairs.add(`${stem} ${next.stem}`);
    }
  }
  return { stems, pairs };
}

/** The telling words and phrases of a question that a text has, most telling first, none of them twice. */
function found(asked: readonly Word[], text: TextWords, rarity: Rarity): Found[] {
  const all = asked.flatMap((word, at): Found[] => {
    const next = asked[at + 1];
    const isPhrase = next && makePhrase(word, next) && text.pairs.has(`${word.stem} ${next.stem}`);
    const phrase = isPhrase ? [foundOf([word, next], rarity, PHRASE_COUNTS)] : [];
    const isRare = tells(word) && rarity(word.stem) >= RARE_FROM;
    return isRare && text.stems.has(word.stem) ? [...phrase, foundOf([word], rarity, 1)] : phrase;
  });
  const chosen: Found[] = [];
  for (const one of all.toSorted((a, b) => b.worth - a.worth)) {
    const known = chosen.some(({ stems }) => one.stems.some((stem) => stems.includes(stem)));
    if (!known) chosen.push(one);
  }
  return chosen;
}

function makePhrase(word: Word, next: Word): boolean {
  if (word.sentence !== next.sentence || word.stop || !isWord(word) || !isWord(next)) return false;
  return next.stop ? tells(word) && PARTICLE.test(next.plain) : tells(word) || tells(next);
}

function foundOf(words: readonly Word[], rarity: Rarity, counts: number): Found {
  return {
    text: words.map(({ typed }) => typed).join(' '),
    stems: words.map(({ stem }) => stem),
    worth: counts * Math.max(...words.filter(tells).map(({ stem }) => rarity(stem))),
  };
}

function tells(word: Word): boolean {
  return !word.stop && isWord(word) && !isCommonWord(word.plain) && !isCommonWord(word.stem);
}

function isWord({ plain }: Word): boolean {
  return /^\p{L}+$/u.test(plain);
}

/** How the question was read, each once, as far as the card's text bears it out. */
function uniqueReadings(
  reasons: readonly Reason[],
  card: TextWords,
): Exclude<Reason, { type: 'term' | 'found-helpful' }>[] {
  const seen = new Set<string>();
  return reasons.flatMap((reason) => {
    if (reason.type === 'term' || reason.type === 'found-helpful' || !isTelling(reason)) return [];
    const reading =
      reason.type === 'spelling' ? reason.readAs : reason.type === 'concept' ? reason.concept : reason.type;
    if (seen.has(reading)) return [];
    const isOnCard = wordsOf(reading).some(({ stem }) => card.stems.has(stem));
    if ((reason.type === 'spelling' || reason.type === 'concept') && !isOnCard) return [];
    seen.add(reading);
    return [reason];
  });
}

/** The way of asking that shares most of its words with the question, the telling ones above all. */
function nearestWay(asked: readonly Word[], card: Card, rarity: Rarity): string | undefined {
  const wanted = worths(asked, rarity);
  const ways = [...card.questions, ...(card.passageQuestions ?? []).flatMap(({ questions }) => questions)];
  let best: { way: string; alike: number } | undefined;
  for (const way of ways) {
    if (way.length > LONGEST_WAY || CONVERSATION.test(way)) continue;
    const its = worths(wordsOf(cleanText(way)), rarity);
    const shared = [...its].reduce((sum, [stem, worth]) => sum + (wanted.has(stem) ? worth : 0), 0);
    const all = [...its.values()].reduce((sum, worth) => sum + worth, 0);
    const alike = shared < LEAST_ALIKE ? 0 : shared / Math.sqrt(all);
    if (alike > (best?.alike ?? 0)) best = { way, alike };
  }
  return best?.way;
}

function worths(words: readonly Word[], rarity: Rarity): Map<string, number> {
  return new Map(
    words
      .filter((word) => !word.stop && isWord(word))
      .map((word) => [word.stem, tells(word) ? rarity(word.stem) : EVERYDAY_COUNTS]),
  );
}
