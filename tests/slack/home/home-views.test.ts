import { checkBlocks } from '@guidepost/local-slack/check-blocks';
import { checkView } from '@guidepost/local-slack/check-view';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HomeContents } from '../../../src/answers/home-contents.ts';
import type { Card } from '../../../src/cards/card.ts';
import { createLibrary, type Library } from '../../../src/cards/library.ts';
import { cardListModal, cardListOf, cardListView, topicMenu } from '../../../src/slack/cards/list-view.ts';
import { savedNote } from '../../../src/slack/cards/saved-note.ts';
import { progressSection } from '../../../src/slack/home/home-progress.ts';
import { homeView } from '../../../src/slack/home/home-view.ts';
import { removedNote, savedModal, savedView } from '../../../src/slack/saved/saved-view.ts';
import { searchModal } from '../../../src/slack/search-modal/search-view.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';
import { card, PRACTICES } from '../../support/cards.ts';

const OK = expect.objectContaining({ ok: true });
const AT = new Date('2026-11-24T09:00:00Z');

/** As long as the format allows, and made of what must be escaped. */
const long = (id: string): Card =>
  card({
    id,
    title: '&'.repeat(60),
    summary: '<'.repeat(200),
    tags: Array.from({ length: 8 }, (_, index) => `${id.slice(10)}-${'x'.repeat(30)}-${index}`),
  });
const invented = createLibrary(
  Array.from({ length: 40 }, (_, index) => long(`practices/long-${index}`)),
  [{ ...PRACTICES, name: 'P'.repeat(60), one: 'P'.repeat(24) }],
);
let real: Library;

beforeAll(async () => {
  const { library } = (await builtInCatalog()).current();
  real = library;
});

/** All that can stand on the tab at once, with the longest questions. */
function everything(library: Library): HomeContents {
  const cards = [...library.cards];
  const question = {
    channel: 'C1',
    askedAt: AT,
    times: 9,
    people: 3,
    nearest: cards.slice(0, 1).map((one) => one.id),
  };
  return {
    firstVisit: false,
    saved: { cards: cards.slice(0, 30), gone: ['practices/gone'] },
    progress: {
      cards: cards.length,
      seen: new Set(cards.slice(0, 20).map((one) => one.id)),
      asked: 9,
      known: 7,
      due: cards.slice(0, 9).map((one) => one.id),
    },
    news: cards.slice(0, 3).map((one, index) => ({ card: one, what: index ? 'added' : 'reviewed', at: AT })),
    curation: {
      asked: 1000,
      unanswered: 99,
      questions: Array.from({ length: 5 }, () => ({ ...question, question: '<!channel> & '.repeat(80) })),
      unhelpful: cards.slice(0, 5).map((one) => ({ card: one, unhelpful: 3, helpful: 1 })),
      reports: cards.slice(0, 5).map((one, index) => ({
        id: `report-${index}`,
        cardId: one.id,
        card: index === 0 ? undefined : one,
        text: '<!channel> & '.repeat(80),
        reportedAt: AT,
      })),
      allReports: 9,
    },
  };
}

const first = (library: Library): HomeContents => ({
  firstVisit: true,
  saved: { cards: [], gone: [] },
  progress: { cards: library.cards.length, seen: new Set(), asked: 0, known: 0, due: [] },
  news: [],
  curation: undefined,
});

describe('the Home tab', () => {
  it('fits Slack with every card, for everybody, with all that can stand on it', () => {
    for (const library of [real, invented]) {
      for (const today of library.cards) {
        for (const contents of [first(library), everything(library)]) {
          const personal = { type: 'known' as const, contents, nudges: [], firstDays: [], path: [] };
          expect(checkView(homeView({ library, today, personal }), 'home')).toEqual(OK);
        }
      }
      const [today] = library.cards;
      if (!today) throw new Error('there is no card');
      for (const kind of ['coming', 'away'] as const) {
        expect(checkView(homeView({ library, today, personal: { type: kind } }), 'home')).toEqual(OK);
      }
    }
  });

  it('mentions nobody, whatever was asked, and has room to spare', () => {
    const [today] = real.cards;
    if (!today) throw new Error('there is no card');
    const personal = {
      type: 'known' as const,
      contents: everything(real),
      nudges: [],
      firstDays: [],
      path: [],
    };
    const view = homeView({ library: real, today, personal });
    expect(JSON.stringify(view)).not.toContain('<!channel>');
    expect(view.blocks.length).toBeLessThan(60);
  });
});

describe('the picture of progress', () => {
  const picture = (seen: number, known: number, cards = 100) => {
    const ids = Array.from({ length: seen }, (_, index) => `practices/${index}`);
    const blocks = progressSection({ cards, seen: new Set(ids), asked: known, known, due: [] }, invented);
    const [squares = ''] =
      JSON.stringify(blocks).match(/(:(large_green|large_yellow|white_large)_square:)+/) ?? [];
    const count = (name: string) => squares.split(name).length - 1;
    return [count('green'), count('yellow'), count('white')];
  };

  it('has ten squares, and shows no more than there is', () => {
    expect(picture(0, 0)).toEqual([0, 0, 10]);
    expect(picture(4, 1, 147)).toEqual([0, 0, 10]);
    expect(picture(20, 10)).toEqual([1, 1, 8]);
    expect(picture(10, 10)).toEqual([1, 0, 9]);
    expect(picture(50, 30)).toEqual([3, 2, 5]);
    expect(picture(100, 100)).toEqual([10, 0, 0]);
    expect(picture(100, 99)).toEqual([9, 1, 0]);
    expect(picture(0, 0, 0)).toEqual([0, 0, 10]);
  });
});

describe('saved cards, topics and the search', () => {
  it('fit Slack, on every page', () => {
    for (const library of [real, invented]) {
      const list = {
        cards: [...library.cards],
        gone: Array.from({ length: 20 }, (_, index) => `x/${index}`),
      };
      for (const page of [0, 1, 99]) {
        for (const one of [list, { cards: [], gone: [] }]) {
          const { blocks, text } = savedView(one, library, page);
          expect(checkBlocks(blocks, 'message', '/blocks')).toEqual(OK);
          expect(text.length).toBeLessThanOrEqual(4000);
          expect(checkView(savedModal(one, library, page, ''), 'modal')).toEqual(OK);
        }
      }
      for (const one of library.cards) {
        expect(checkBlocks(savedNote(one, '', 'saved').blocks, 'message', '/blocks')).toEqual(OK);
        const ref = { cardId: one.id, answerId: '' };
        expect(checkBlocks(removedNote(ref, library).blocks, 'message', '/blocks')).toEqual(OK);
      }
      for (const { value = '' } of topicMenu(library)?.options ?? []) {
        const topic = cardListOf(value, library);
        if (!topic) throw new Error(`${value} leads nowhere`);
        expect(checkView(cardListModal(topic, library, 0), 'modal')).toEqual(OK);
        expect(checkBlocks(cardListView(topic, library, 0).blocks, 'message', '/blocks')).toEqual(OK);
      }
      const hits = library.cards.slice(0, 6).map((one) => ({
        card: one,
        score: 1,
        reasons: [{ type: 'term' as const, term: '<x>'.repeat(60) }],
        passages: [],
      }));
      for (const text of ['', 'a', '<&>'.repeat(400)]) {
        for (const found of [
          undefined,
          { hits, answered: true, confidence: 1 },
          { hits: [], answered: false, confidence: 0 },
        ]) {
          const wanted = { text, listId: library.kinds[0]?.id };
          const view = searchModal({ library, wanted, found, lately: library.cards.slice(0, 3) });
          expect(checkView(view, 'modal')).toEqual(OK);
        }
      }
    }
  });
});
