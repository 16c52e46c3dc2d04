import type { Page, PagePassage } from '../../pages/page.ts';
import { seededRandom } from '../search-bench/synthetic-cards.ts';
import { benchPage } from './bench-page.ts';

const PASSAGES_ON_A_PAGE = 12;
const PASSAGES_IN_A_SECTION = 4;
/** One word in ten is made up. As in real collections, each page adds new words. */
const MADE_UP = 0.1;
const SYLLABLES =
  'ba be bi bo da de di do fa fe ga ge ka ke ki la le li lo ma me mi na ne no pa pe ra re ri sa se ta te to va vi za'.split(
    ' ',
  );

/** Pages with so many passages in all: sentences of real ones, mixed anew. The same ones in every run. */
export function* syntheticPages(passages: number, real: readonly Page[]): Generator<Page> {
  const random = seededRandom(passages);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const all = real.flatMap((page) => page.passages).filter(({ text }) => text.length > 20);
  const titles = real.map(({ title }) => title);
  const headings = all.flatMap(({ headings: own }) => own.slice(-1));
  const made = (at: number) => {
    let rank = Math.floor((at + 100) * random() ** 3);
    let word = '';
    for (let syllable = 0; syllable < 4; syllable += 1) {
      word += SYLLABLES[rank % SYLLABLES.length];
      rank = Math.floor(rank / SYLLABLES.length);
    }
    return word;
  };
  for (let at = 0; at * PASSAGES_ON_A_PAGE < passages; at += 1) {
    const mix = (text: string) =>
      text
        .split(' ')
        .map((word) => (random() < MADE_UP ? made(at) : word))
        .join(' ');
    let heading = '';
    const title = mix(pick(titles));
    const passages = Array.from({ length: PASSAGES_ON_A_PAGE }, (_, number): PagePassage => {
      if (number % PASSAGES_IN_A_SECTION === 0) heading = mix(pick(headings));
      const { type } = pick(all);
      const text = mix(pick(all).text);
      return { headings: [heading], anchor: `part-${number}`.slice(0, 6), type, markdown: text, text };
    });
    yield benchPage('made', `page-${at}`, title, passages);
  }
}
