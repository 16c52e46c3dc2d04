import { checkBlocks } from '@guidepost/local-slack/check-blocks';
import { checkView } from '@guidepost/local-slack/check-view';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import type { Checklist } from '../../src/answers/checklist.ts';
import { excerptOf } from '../../src/answers/pipeline/compose.ts';
import type { Card } from '../../src/cards/card.ts';
import { createLibrary, type Library } from '../../src/cards/library.ts';
import { stepsOf } from '../../src/cards/steps.ts';
import { moreCardsView } from '../../src/slack/answers/follow-up-view.ts';
import { foundModal } from '../../src/slack/answers/found-view.ts';
import { helpView } from '../../src/slack/answers/help-view.ts';
import { answerView } from '../../src/slack/cards/answer-view.ts';
import { cardModal, relatedModal } from '../../src/slack/cards/card-modal-view.ts';
import { cardListModal, cardLists, cardListView } from '../../src/slack/cards/list-view.ts';
import { sharedView } from '../../src/slack/cards/shared-view.ts';
import { tipView } from '../../src/slack/cards/tip-view.ts';
import { checklistView, postAnotherView } from '../../src/slack/checklists/checklist-view.ts';
import { COMMANDS } from '../../src/slack/commands.ts';
import type { Reply } from '../../src/slack/kit/blocks.ts';
import { unpackRef, unpackStep } from '../../src/slack/kit/ids.ts';
import { shareForm } from '../../src/slack/sharing/share-elsewhere-view.ts';
import {
  suggestionStatusView,
  suggestionView,
  switchedView,
} from '../../src/slack/suggestions/suggestion-view.ts';
import { cardOutputs } from '../../src/slack/workflow-step/step-outputs.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { card, PRACTICES } from '../support/cards.ts';

/** As long as the format allows, and made of what must be escaped: the worst that a writer can do. */
const longest: Card = card({
  id: 'practices/longest',
  title: '&'.repeat(60),
  summary: '<'.repeat(200),
  owner: '&'.repeat(60),
  related: Array.from({ length: 8 }, (_, index) => `practices/related-${index}`),
  references: Array.from({ length: 6 }, (_, index) => ({
    title: '>'.repeat(120),
    url: `https://example.com/${'x'.repeat(200)}${index}`,
  })),
  sections: PRACTICES.sections.map(({ heading }) => ({
    heading,
    body: Array.from({ length: 24 }, () => `- ${'& <'.repeat(32)}`).join('\n'),
    line: 1,
  })),
});
const invented = createLibrary(
  [longest, ...Array.from({ length: 8 }, (_, index) => ({ ...longest, id: `practices/related-${index}` }))],
  [PRACTICES],
);
let real: Library;

beforeAll(async () => {
  const { library } = (await builtInCatalog()).current();
  real = library;
});

const NOW = new Date('2026-11-30T09:00:00Z');
const libraries = () => [real, invented];
const answered = (library: Library, best: Card): Answer => ({
  type: 'answered',
  id: '5f0f3c1e-7d0f-4f5e-9f0a-000000000000',
  question: 'what?',
  best: {
    card: best,
    score: 1,
    reasons: [
      { type: 'term', term: 'drift' },
      { type: 'spelling', typed: '<anamoly>', readAs: 'anomaly' },
    ],
    passages: [],
  },
  excerpt: excerptOf('what?', { card: best, passages: [] }, library.kind(best.kind)),
  also: [],
  urgent: false,
  others: library
    .related(best)
    .slice(0, 2)
    .map((other) => ({ card: other, score: 0.5, reasons: [], passages: [] })),
});

function expectMessage({ text, blocks, plain }: Reply): void {
  expect(checkBlocks(blocks, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
  expect(checkBlocks(plain, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(4000);
}

describe('every card, real and as long as can be,', () => {
  it('fits Slack as an answer, with the newest blocks and without', () => {
    for (const library of libraries()) {
      for (const one of library.cards)
        expectMessage(answerView(answered(library, one), { library, now: NOW, shareable: true }));
    }
  });

  it('fits Slack as a modal, whole', () => {
    for (const library of libraries()) {
      for (const one of library.cards) {
        const view = cardModal(
          one,
          { library, now: NOW, guideUrl: 'https://example.com/guide' },
          { answerId: 'id', state: { channel: 'C1' } },
        );
        expect(checkView(view, 'modal')).toEqual(expect.objectContaining({ ok: true }));
        const shown = JSON.stringify(view);
        for (const section of one.sections) expect(shown).toContain(`*${section.heading}*`);
        const named = { channel: 'C1', channelName: 'x'.repeat(80) };
        expect(
          checkView(
            cardModal(one, { library, now: NOW, guideUrl: undefined }, { answerId: 'id', state: named }),
            'modal',
          ),
        ).toEqual(expect.objectContaining({ ok: true }));
        expect(checkView(relatedModal(one, library, 'id', { channel: '' }), 'modal')).toEqual(
          expect.objectContaining({ ok: true }),
        );
      }
    }
  });

  it('fits Slack as a shared message and a tip', () => {
    for (const library of libraries()) {
      for (const one of library.cards) {
        expectMessage(sharedView(one, library, 'U1'));
        expectMessage(tipView(one, library, true));
      }
    }
  });
});

describe('a checklist', () => {
  const list: Checklist = {
    id: 'f'.repeat(32),
    team: 'T1',
    channel: 'C1',
    threadTs: null,
    messageTs: null,
    userId: 'U0123456789',
    cardId: 'practices/longest',
    title: '&'.repeat(60),
    heading: 'How to do it',
    steps: Array.from({ length: 20 }, () => '& < '.repeat(750)),
    createdAt: new Date(0),
    updatedAt: new Date(0),
    ticks: Array.from({ length: 20 }, (_, step) => ({
      step,
      userId: step % 2 ? 'U0123456789' : null,
      done: step % 3 > 0,
      changes: 999,
      changedAt: new Date('2026-11-02T09:00:00Z'),
    })),
  };

  it('fits Slack with the steps of every card, and with twenty of the longest', () => {
    expectMessage(checklistView(list));
    for (const library of libraries()) {
      for (const one of library.cards) {
        const found = stepsOf(one);
        if (found) expectMessage(checklistView({ ...list, ...found, title: one.title, ticks: [] }));
      }
    }
  });

  it('has a box for each step whose block says which step of which list it is, and in which state', () => {
    const steps = checklistView(list).blocks.filter((block) => 'accessory' in block);
    expect(steps).toHaveLength(20);
    expect(unpackStep(steps[7]?.block_id)).toEqual({ list: list.id, step: 7, changes: 999 });
    expect(unpackStep('something else')).toBeUndefined();
  });

  it('that was posted already is asked about in a few words that fit Slack', () => {
    const url = 'https://northwind.slack.com/archives/C1/p1?thread_ts=1.1&cid=C1';
    for (const known of [url, undefined]) {
      expectMessage(postAnotherView({ id: list.cardId, title: list.title }, { id: list.id, url: known }));
    }
  });

  it('reads aloud how far it is, and names nobody who asked to be forgotten', () => {
    const { text, blocks } = checklistView({ ...list, steps: ['one', 'two'], ticks: list.ticks.slice(0, 2) });
    expect(text).toContain('1 of 2 done');
    expect(JSON.stringify(blocks)).toContain('"Step 1"');
    const forgotten = [{ step: 0, userId: null, done: true, changes: 1, changedAt: new Date(0) }];
    expect(JSON.stringify(checklistView({ ...list, userId: null, ticks: forgotten }).blocks)).not.toContain(
      '<@',
    );
  });
});

describe('the form that shares a card elsewhere', () => {
  it('fits Slack as a modal with every card, with a problem and the longest note; so does what it posts', () => {
    const note = '&'.repeat(500);
    for (const library of libraries()) {
      for (const one of library.cards) {
        const form = { card: one, state: { channel: 'C1' }, userId: 'U1', note, problem: 'No.' };
        expect(checkView(shareForm(form, library), 'modal')).toEqual(expect.objectContaining({ ok: true }));
        expectMessage(sharedView(one, library, 'U1', note));
      }
    }
  });
});

describe('what fits a message that somebody pointed at', () => {
  it('fits Slack as a modal, with a button for each card that shares it', () => {
    for (const library of libraries()) {
      const [best] = library.cards;
      if (!best) throw new Error('there is no card');
      const found = answered(library, best);
      const where = { channel: 'C1', threadTs: '1.2' };
      expect(checkView(foundModal(found, { library, roots: new Map(), now: NOW }, where), 'modal')).toEqual(
        expect.objectContaining({ ok: true }),
      );
      expect(JSON.stringify(foundModal(found, { library, roots: new Map(), now: NOW }, where))).toContain(
        'Share in the thread',
      );
      expect(
        JSON.stringify(foundModal(found, { library, roots: new Map(), now: NOW }, { channel: '' })),
      ).not.toContain('Share in');
    }
  });
});

describe('the lists and the help', () => {
  it('fit Slack, on every page', () => {
    for (const library of libraries()) {
      expectMessage(helpView(library, 'UBOT', COMMANDS));
      for (const list of cardLists(library)) {
        for (const page of [0, 1, 2, 99]) {
          expectMessage(cardListView(list, library, page));
          expect(checkView(cardListModal(list, library, page), 'modal')).toEqual(
            expect.objectContaining({ ok: true }),
          );
        }
      }
    }
  });

  it('show every card of a kind on some page, once', () => {
    const list = cardLists(real)[0];
    if (!list) throw new Error('there is no kind');
    const pages = Math.ceil(list.cards.length / 8);
    const shown = Array.from({ length: pages }, (_, page) => cardListView(list, real, page)).flatMap((view) =>
      view.blocks.flatMap((block) =>
        block.type === 'section' && block.accessory?.type === 'button'
          ? [unpackRef(block.accessory.value)?.cardId]
          : [],
      ),
    );
    expect(shown).toEqual(list.cards.map((one) => one.id));
  });
});

describe('an answer', () => {
  const view = (shareable: boolean) =>
    answerView(answered(invented, card({ related: [] })), {
      library: createLibrary([card()], [PRACTICES]),
      now: NOW,
      shareable,
    });

  it('shows what the card is and the first thing to do, in one block', () => {
    expect(view(true).blocks[0]).toMatchObject({
      text: {
        text: '*Take small steps*\n> Change one thing at a time and look at its number before the next.\nFirst step: Pick one task &amp; write down its number.',
      },
    });
  });

  it('can be shared where only the asker sees it, and not where everybody does', () => {
    expect(JSON.stringify(view(true))).toContain('share_card');
    expect(JSON.stringify(view(false))).not.toContain('share_card');
  });

  it('has at most four things in its row, the rarer ones in a menu, but buttons where a menu could not hold their values', () => {
    const row = (best: Card) =>
      answerView(answered(invented, best), { library: invented, now: NOW, shareable: true }).blocks.flatMap(
        (block) => (block.type === 'actions' ? block.elements.map(({ type }) => type) : []),
      );
    expect(row(card())).toEqual(['button', 'button', 'overflow']);
    expect(row(card({ id: `practices/${'x'.repeat(120)}` }))).toEqual(Array(5).fill('button'));
  });

  it('says why the card was found, in the window of the shortcut, with what people typed escaped', () => {
    const found = foundModal(
      answered(invented, card()),
      { library: invented, roots: new Map(), now: NOW },
      { channel: 'C1' },
    );
    expect(JSON.stringify(found.blocks)).toContain('Matches: drift · “&lt;anamoly&gt;” read as anomaly');
  });

  it('says how long ago an overdue card was checked, also as the next card and beside another', () => {
    const old = card({ reviewed: '2025-09-23' });
    const next = moreCardsView(answered(invented, old), invented, {
      howMany: 'one',
      ofKind: undefined,
      shareable: false,
      now: NOW,
    });
    expect(JSON.stringify(next.blocks)).toContain(':hourglass: Last checked 14 months ago');
    const both = answered(invented, card({ id: 'practices/fresh', title: 'Fresh' }));
    if (both.type !== 'answered') throw new Error('there is no answer');
    const also = [{ hit: { card: old, score: 1, reasons: [], passages: [] }, excerpt: both.excerpt }];
    const shown = answerView({ ...both, also }, { library: invented, now: NOW, shareable: false });
    expect(JSON.stringify(shown.blocks)).toContain(
      ':hourglass: *Take small steps* was last checked 14 months ago',
    );
  });

  it('reads aloud as one text, without markup', () => {
    expect(view(true).text).toBe(
      'Take small steps.\nChange one thing at a time and look at its number before the next.\nFirst step: Pick one task &amp; write down its number.',
    );
  });

  it('that finds nothing says so, offers the nearest and how to ask', () => {
    const nothing = answerView(
      {
        type: 'unanswered',
        id: 'x',
        question: '<!channel> a &lt; b?',
        about: '<!channel> a < b',
        forUs: true,
        nearest: [{ card: card(), score: 0.1, reasons: [], passages: [] }],
      },
      { library: invented, now: NOW, shareable: true },
    );
    expectMessage(nothing);
    expect(nothing.text).toContain(
      'I have no card on “&lt;!channel&gt; a &lt; b”. Closest: Take small steps.',
    );
    const shown = JSON.stringify(nothing.blocks);
    expect(shown).toContain('“&lt;!channel&gt; a &lt; b”');
    expect(shown).not.toContain('<!channel>');
    expect(shown).toContain('"How to ask"');
    expect(nothing.unanswered).toBe(true);
  });
});

describe('a suggestion, and the notes about suggestions', () => {
  it('fit Slack with every card, and name the thread that they are for', () => {
    for (const library of libraries()) {
      for (const one of library.cards) {
        const view = suggestionView(one, library, '1762074000.000100');
        expectMessage(view);
        expect(JSON.stringify(view.blocks)).toContain(`1762074000.000100 ${one.id}`);
      }
    }
    expectMessage(switchedView(true, 'U1'));
    expectMessage(switchedView(false, 'U1'));
    for (const on of [true, false]) {
      expectMessage(suggestionStatusView({ on, by: 'U1', since: new Date(0), lately: 2 }));
      expectMessage(suggestionStatusView({ on, by: undefined, since: undefined, lately: 0 }));
    }
  });
});

describe('what the workflow step hands on', () => {
  it('says something for every card, without links and within a message', () => {
    for (const library of libraries()) {
      for (const one of library.cards) {
        const { text, title, summary } = cardOutputs(one, library);
        for (const value of [text, title, summary]) expect(value).not.toMatch(/^$|<https?:/);
        expect(text.length).toBeLessThanOrEqual(4000);
      }
    }
  });
});
