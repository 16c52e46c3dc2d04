import type { Card } from '../../cards/card.ts';

/** Returns the same numbers from 0 to 1 in every run (mulberry32), so that runs can be compared. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One word in five is made up. As in real collections, each card adds new words. */
const MADE_UP = 0.2;
const SYLLABLES =
  'ba be bi bo da de di do fa fe ga ge ka ke ki la le li lo ma me mi na ne no pa pe ra re ri sa se ta te to va vi za'.split(
    ' ',
  );

/** `count` cards: the real ones, then cards that mix their words. */
export function cardsUpTo(count: number, real: readonly Card[]): Card[] {
  const random = seededRandom(count);
  const cards = real.slice(0, count);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const word = (at: number) => {
    let rank = Math.floor((at + 100) * random() ** 3);
    let made = '';
    for (let syllable = 0; syllable < 3; syllable += 1) {
      made += SYLLABLES[rank % SYLLABLES.length];
      rank = Math.floor(rank / SYLLABLES.length);
    }
    return `${made}n`;
  };
  for (let at = cards.length; at < count; at += 1) {
    const mix = (text: string) =>
      text
        .split(' ')
        .map((part) => (random() < MADE_UP ? word(at) : part))
        .join(' ');
    const from = () => pick(real) as Card;
    const main = from();
    cards.push({
      ...main,
      id: `${main.kind}/made-up-${at}`,
      title: mix(from().title),
      summary: mix(from().summary),
      tags: [word(at)],
      aliases: [mix(pick(from().aliases) ?? ''), word(at)],
      questions: Array.from({ length: 8 }, () => mix(pick(from().questions) ?? '')),
      sections: [0, 1, 2].map(() => {
        const section = pick(from().sections);
        return { heading: '', line: 1, body: mix((section?.body ?? '').slice(0, 600)) };
      }),
    });
  }
  return cards;
}
