import { checkBlocks } from '@guidepost/local-slack/check-blocks';
import { checkView } from '@guidepost/local-slack/check-view';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { TOPICS } from '../../src/answers/intent/intents.ts';
import { type Excerpt, excerptOf, roomBeside } from '../../src/answers/pipeline/compose.ts';
import { firstMinutes } from '../../src/answers/pipeline/first-minutes.ts';
import type { Card } from '../../src/cards/card.ts';
import type { GlossaryTerm } from '../../src/cards/glossary.ts';
import { createLibrary, type Library } from '../../src/cards/library.ts';
import { passagesOf } from '../../src/cards/passages.ts';
import { SPOKEN_LANGUAGES } from '../../src/search/language/foreign-words.ts';
import type { SearchHit } from '../../src/search/search-types.ts';
import { foundModal } from '../../src/slack/answers/found-view.ts';
import { answerView } from '../../src/slack/cards/answer-view.ts';
import { cardModal } from '../../src/slack/cards/card-modal-view.ts';
import type { Block, Reply } from '../../src/slack/kit/blocks.ts';
import { unpackLines, unpackRef } from '../../src/slack/kit/ids.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { card, foundCard, PRACTICES } from '../support/cards.ts';

const HOSTILE = '<!channel> ``` `code` *bold* & <@U1> <https://x.example|click> _x_';
const ID = '5f0f3c1e-7d0f-4f5e-9f0a-000000000000';

/** A card with steps, a table, and text that must not reach Slack as it stands. */
const hostile: Card = card({
  id: 'practices/hostile',
  title: HOSTILE,
  summary: HOSTILE.repeat(3).slice(0, 200),
  sections: [
    {
      heading: HOSTILE,
      body: `1. ${HOSTILE}\n2. **Second.** ${HOSTILE.repeat(20)}\n3. Third <b>step</b>.`,
      line: 1,
    },
    { heading: 'First step this week', body: HOSTILE, line: 9 },
    {
      heading: 'Pay',
      body: `| Level | Pay |\n| --- | --- |\n| Senior | 140,000 ${HOSTILE.replace('|', '/')} |`,
      line: 12,
    },
  ],
});
const library = createLibrary([hostile, card()], [PRACTICES]);
const TODAY = new Date('2026-11-30T09:00:00Z');
const FACTS = { library, roots: new Map(), now: TODAY, guideUrl: undefined };
let real: Library;
beforeAll(async () => {
  real = (await builtInCatalog()).current().library;
});

function answered(
  one: Card,
  at: readonly number[],
  among: Library,
  changes: { urgent?: boolean; excerpt?: Excerpt } = {},
) {
  const best = foundCard(one, at);
  const others = among
    .related(one)
    .slice(0, 2)
    .map((other) => foundCard(other));
  const excerpt = excerptOf('what?', best, among.kind(one.kind), roomBeside(others));
  return {
    type: 'answered',
    id: ID,
    question: HOSTILE,
    best,
    excerpt,
    also: [],
    urgent: false,
    others,
    ...changes,
  } satisfies Answer;
}

const view = (answer: Answer, shareable = true, lastCardId?: string) =>
  answerView(answer, { library, now: TODAY, shareable, lastCardId });

const NOW = ['Stop *it* now & here.', 'Tell people.', 'Look at `logs`.'];

/** An answer to somebody in an incident. */
function rightNow(one: Card, lines: readonly string[] = NOW, among = library) {
  const quotes = lines.map((markdown, at) => ({ heading: 'How', markdown, at }));
  return answered(one, [], among, { urgent: true, excerpt: { quotes, now: true } });
}

const buttonsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

/** What people read, without the names of buttons. */
function read(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => {
      if (block.type === 'section') return [block.text?.text ?? ''];
      return block.type === 'context' ? block.elements.map((one) => ('text' in one ? one.text : '')) : [];
    })
    .join('\n');
}

function controls(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.type === 'actions' ? block.elements.length : 0), 0);
}

/** Slack takes it, with the newest blocks and without; it calls nobody; it has few controls. */
function expectSafe({ text, blocks, plain }: Reply): void {
  for (const some of [blocks, plain]) {
    expect(checkBlocks(some, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
    // What is written on buttons is plain text, in which nothing calls anybody.
    expect(read(some)).not.toMatch(/<!|<@/);
    expect(controls(some)).toBeLessThanOrEqual(4);
  }
  expect(text).not.toMatch(/<!|<@/);
  expect(text.trim().length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(4000);
}

describe('an answer that quotes', () => {
  it.each([
    ['one step', [0]],
    ['a step that is too long', [1]],
    ['three passages', [0, 2, 3]],
    ['a table row', [4]],
    ['nothing in particular', []],
  ])('%s is safe, whoever sees it, urgent or not, and again', (_name, at) => {
    for (const shareable of [true, false]) {
      for (const urgent of [true, false]) {
        expectSafe(view(answered(hostile, at, library, { urgent }), shareable));
        expectSafe(view(answered(hostile, at, library, { urgent }), shareable, hostile.id));
      }
    }
  });

  it('a step shows its number, and the whole card opens at it', () => {
    const { blocks } = view(answered(hostile, [2], library));
    expect(read(blocks)).toContain('> 3. Third');
    const [open] = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(unpackRef(open && 'value' in open ? open.value : undefined)).toEqual({
      cardId: hostile.id,
      answerId: ID,
      passage: 2,
    });
  });

  it('passages from two places stand apart; steps of one list follow each other', () => {
    const quotes = [
      { heading: 'How', markdown: 'One.', step: 1, at: 1 },
      { heading: 'How', markdown: 'Two.', step: 2, at: 2 },
      { heading: 'Pitfalls', markdown: 'None.', at: 3 },
    ];
    expect(read(view(answered(card(), [], library, { excerpt: { quotes } })).blocks)).toContain(
      '> 1. One.\n> 2. Two.\n\n> None.',
    );
  });

  it('a table row reads as a line', () => {
    const pay = card({
      sections: [{ heading: 'Pay', body: '| Level | Pay |\n| --- | --- |\n| Senior | 140,000 |', line: 1 }],
    });
    expect(read(view(answered(pay, [0], library)).blocks)).toMatch(/> .*Senior.*140,000/);
  });

  it('says what to do first, unless a quote is from there already', () => {
    expect(read(view(answered(card(), [0], library)).blocks)).toBe(
      '*Take small steps*\n> Because a *big* step hides what went wrong.\nFirst step: Pick one task &amp; write down its number.',
    );
    expect(read(view(answered(card(), [1], library)).blocks)).toBe(
      '*Take small steps*\n> Pick one task &amp; write down its number.',
    );
  });

  it('has at most 600 characters and three controls, for each passage of each real card', () => {
    for (const one of real.cards) {
      for (const { at } of passagesOf(one)) {
        const answer = answered(one, [at, at + 1, at + 2], real);
        const shown = answerView(answer, { library: real, now: TODAY, shareable: true });
        const visible = read(shown.blocks)
          .replace(/<[^|>]+\|([^>]+)>/g, '$1')
          .replace(/&(?:lt|gt|amp);/g, '&');
        expect(visible.length, `${one.id} #${at}\n${visible}`).toBeLessThanOrEqual(600);
        expect(controls(shown.blocks)).toBe(3);
        expectSafeLinks(shown);
      }
    }
  });
});

function expectSafeLinks({ blocks, plain }: Reply): void {
  for (const some of [blocks, plain])
    expect(checkBlocks(some, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
}

describe('the whole card, opened from an answer', () => {
  it('has the passage that answered on top', () => {
    const { blocks } = cardModal(card(), FACTS, { answerId: ID, state: { channel: 'C1' }, passage: 1 });
    expect(read(blocks.slice(0, 2) as Block[])).toBe(
      ':point_right: What answers your question, from *First step this week*\nPick one task &amp; write down its number.',
    );
    expect(blocks[2]?.type).toBe('divider');
  });

  it('fits Slack with each passage of a hostile card, and opens as ever at one that is gone', () => {
    for (const at of [0, 1, 2, 3, 4, 99])
      expect(
        checkView(
          cardModal(hostile, FACTS, { answerId: ID, state: { channel: 'C1' }, passage: at }),
          'modal',
        ),
      ).toEqual(expect.objectContaining({ ok: true }));
    expect(
      cardModal(card(), FACTS, { answerId: ID, state: { channel: 'C1' }, passage: 99 }).blocks[0]?.type,
    ).toBe('header');
  });
});

describe('a definition', () => {
  const term = (changes: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
    term: HOSTILE.slice(0, 60),
    names: [],
    is: HOSTILE.repeat(5).slice(0, 300),
    cards: [hostile.id, 'practices/small-steps', 'practices/gone'],
    differsFrom: [{ term: 'x', how: HOSTILE.repeat(5).slice(0, 300) }],
    ...changes,
  });
  const define = (entry: GlossaryTerm) =>
    view({ type: 'definition', id: ID, question: 'what?', term: entry });

  it('is safe, with and without a difference and cards', () => {
    for (const entry of [
      term(),
      term({ cards: [] }),
      term({ differsFrom: [] }),
      term({ cards: [], differsFrom: [] }),
    ])
      expectSafe(define(entry));
  });

  it('says what it is, how it differs, and what to read next', () => {
    const plain = term({
      term: 'drift',
      is: 'Inputs move away.',
      differsFrom: [{ term: 'bug', how: 'A bug is sudden.' }],
    });
    expect(define(plain).text).toBe('drift: Inputs move away.\nA bug is sudden.');
    expect(read(define(plain).blocks)).toBe('*drift*: Inputs move away.\nA bug is sudden.');
    expect(controls(define(plain).blocks)).toBe(2);
    expect(read(define({ ...plain, differsFrom: [] }).blocks)).toBe('*drift*: Inputs move away.');
    expect(controls(define({ ...plain, cards: [] }).blocks)).toBe(0);
  });

  it('is shown in the window of the shortcut, too', () => {
    const modal = foundModal({ type: 'definition', id: ID, question: 'what?', term: term() }, FACTS, {
      channel: 'C1',
    });
    expect(checkView(modal, 'modal')).toEqual(expect.objectContaining({ ok: true }));
    expect(read(modal.blocks as Block[])).not.toContain('No card fits');
  });
});

describe('small talk', () => {
  it.each(TOPICS)('about %s gets a short reply with at most one button and no card', (topic) => {
    const reply = view({ type: 'small-talk', id: '', question: HOSTILE, topic });
    expectSafe(reply);
    expect(reply.text.length).toBeLessThan(200);
    expect(controls(reply.blocks)).toBeLessThanOrEqual(1);
    expect(reply.cardId).toBeUndefined();
    expect(reply.unanswered).toBeUndefined();
  });
});

describe('an honest no', () => {
  const no = (changes: { about?: string; forUs?: boolean; nearest?: SearchHit[] }) =>
    view({
      type: 'unanswered',
      id: ID,
      question: HOSTILE,
      about: undefined,
      forUs: true,
      nearest: [],
      ...changes,
    });

  it('is safe, with and without a name and near cards', () => {
    const nearest = [foundCard(hostile), foundCard(hostile)];
    for (const reply of [
      no({}),
      no({ about: HOSTILE }),
      no({ nearest }),
      no({ about: HOSTILE, nearest }),
      no({ forUs: false }),
    ]) {
      expectSafe(reply);
      expect(reply.unanswered).toBe(true);
    }
  });

  it('names what is missing and what is near', () => {
    expect(no({}).text).toBe('I have no card on that.');
    expect(no({ about: 'Kueue' }).text).toBe('I have no card on “Kueue”.');
    const near = no({ about: 'Kueue', nearest: [foundCard(card())] });
    expect(near.text).toBe('I have no card on “Kueue”. Closest: Take small steps.');
    expect(controls(near.blocks)).toBe(2);
    expect(controls(no({}).blocks)).toBe(1);
  });

  it('says that guidance is all it has where that can’t be the answer', () => {
    expect(no({ forUs: false, about: 'Kueue' }).text).toBe(
      'I can’t answer that: I only have guidance for DevOps teams that work with AI, and I don’t see your systems or schedules.',
    );
  });
});

describe('what helps right now', () => {
  it('stands first, line by line, with its card, and the rest is for afterward', () => {
    const { blocks, text } = view(rightNow(card()));
    expect(read(blocks)).toMatch(
      /^:rotating_light: \*Right now · from Take small steps\*\n> Stop _it_ now &amp; here\.\n> Tell people\.\n> Look at `logs`\./,
    );
    expect(text).toMatch(/^Right now · from Take small steps\.\nStop it now &amp; here\.\nTell people\./);
  });

  it('becomes a checklist of exactly these lines, whatever becomes of the card', () => {
    const [checklist, open] = buttonsOf(view(rightNow(card())).blocks);
    expect(checklist).toMatchObject({ text: { text: 'Post a checklist here' } });
    const value = checklist && 'value' in checklist ? (checklist.value ?? '') : '';
    expect(unpackLines(value)).toEqual({ ref: { cardId: card().id, answerId: ID }, lines: NOW });
    expect(open).toMatchObject({ text: { text: 'Open the card' } });
  });

  it('has no checklist of a single line, or of lines that a button can’t hold', () => {
    for (const lines of [NOW.slice(0, 1), ['Stop.', `[a](https://x.example/${'y'.repeat(2000)})`]]) {
      const { blocks } = view(rightNow(card(), lines));
      expect(buttonsOf(blocks).map((one) => ('text' in one ? one.text?.text : ''))).not.toContain(
        'Post a checklist here',
      );
      expectSafe(view(rightNow(card(), lines)));
    }
  });

  it('is safe, whoever sees it', () => {
    for (const shareable of [true, false]) {
      expectSafe(view(rightNow(hostile, [HOSTILE, HOSTILE, HOSTILE]), shareable));
    }
  });

  it('has at most 600 characters and three controls, for each marked passage of each real card', () => {
    for (const one of real.cards) {
      for (const passage of passagesOf(one).filter(({ now }) => now)) {
        const hits = real.cards.slice(0, 3).map((other) => foundCard(other));
        const first = firstMinutes({ hits, now: [{ passage, score: 1 }] }, real, 'urgent');
        const answer: Answer = {
          ...answered(one, [], real, { urgent: true }),
          excerpt: { quotes: first?.quotes ?? [], now: true },
          others: first?.others ?? [],
        };
        const shown = answerView(answer, { library: real, now: TODAY, shareable: true });
        expect(read(shown.blocks).length, read(shown.blocks)).toBeLessThanOrEqual(600);
        expect(controls(shown.blocks)).toBeLessThanOrEqual(3);
        expectSafe(shown);
      }
    }
  });
});

describe('what is broken, and on no card', () => {
  const line = { card: hostile, quote: { heading: '', markdown: 'Stop *the* harm.', at: 0 } };

  it('says so in one line, with what helps in any incident, above the closest card', () => {
    const { blocks, text } = view({ ...answered(card(), [1], library), noStep: { line } });
    expect(read(blocks)).toMatch(
      /^:rotating_light: No card has a first-ten-minutes step for this\.\nIn any incident: Stop the harm\. \(/,
    );
    expect(read(blocks)).toContain('*Take small steps*\n> Pick');
    expect(text).toMatch(/^No card has a first-ten-minutes step for this\./);
    expectSafe(view({ ...answered(hostile, [1], library), noStep: { line } }));
  });

  it.each([
    [{ noStep: {} }, 'No card has a first-ten-minutes step for this.'],
    [{ elsewhere: { need: 'on-call' } }, 'I don’t know who is on call; your on-call tool does.'],
    [
      { elsewhere: { need: 'error', tool: 'Kubernetes' } },
      'That’s an error from Kubernetes, and no card explains it: try its docs or your runbook, or ask whoever is on call.',
    ],
    [
      { elsewhere: { need: 'access' } },
      'That’s about permissions, and no card knows yours: check your runbook, or ask whoever grants access or is on call.',
    ],
    [
      { elsewhere: { need: 'status', tool: 'GitHub' } },
      'I can’t see whether GitHub is up; check its status page or your dashboards.',
    ],
  ] as const)('%j reads as one sentence', (known, sentence) => {
    const none = {
      type: 'unanswered',
      id: ID,
      question: '',
      about: undefined,
      forUs: false,
      nearest: [],
    } satisfies Answer;
    expect(read(view({ ...none, ...known }).blocks)).toBe(sentence);
  });
});

describe('a question in another language', () => {
  it.each([...SPOKEN_LANGUAGES, 'unknown'] as const)(
    '%s gets two sentences and at most two buttons',
    (language) => {
      const say = (nearest?: SearchHit) =>
        view({ type: 'other-language', id: ID, question: HOSTILE, language, nearest });
      for (const reply of [say(), say(foundCard(hostile)), say(foundCard(card()))]) {
        expectSafe(reply);
        expect(reply.unanswered).toBe(true);
        expect(reply.text).toBe(read(reply.blocks));
      }
      expect(say().text.length).toBeLessThan(160);
      expect(controls(say().blocks)).toBe(1);
      expect(say(foundCard(card())).text).toContain('Take small steps');
      expect(controls(say(foundCard(card())).blocks)).toBe(2);
    },
  );

  it('is told the same in the window of the shortcut', () => {
    const answer: Answer = {
      type: 'other-language',
      id: ID,
      question: 'x',
      language: 'de',
      nearest: foundCard(card()),
    };
    const modal = foundModal(answer, FACTS, { channel: 'C1' });
    expect(checkView(modal, 'modal')).toEqual(expect.objectContaining({ ok: true }));
    expect(read(modal.blocks as Block[])).toContain('Meine Karten sind auf Englisch.');
    expect(read(modal.blocks as Block[])).toContain('Take small steps');
  });
});
