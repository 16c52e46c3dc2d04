import { checkBlocks } from '@guidepost/local-slack/check-blocks';
import { checkView } from '@guidepost/local-slack/check-view';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import { createLibrary, type Library } from '../../../src/cards/library.ts';
import type { Nudge } from '../../../src/nudges/delivery/nudge.ts';
import { type CardQuestion, nextQuestion } from '../../../src/nudges/rules/card-question.ts';
import { nudgePiece } from '../../../src/nudges/rules/nudge-piece.ts';
import { recallQuestion } from '../../../src/nudges/rules/recall-question.ts';
import type {
  NudgeStatus,
  PastNudge,
  RunningNudges,
} from '../../../src/nudges/subscriptions/nudge-status.ts';
import type { Reply } from '../../../src/slack/kit/blocks.ts';
import { nudgeFormModal } from '../../../src/slack/nudges/nudge-form-view.ts';
import {
  announcementView,
  dismissedModal,
  nudgesModal,
  nudgesSection,
  nudgesView,
} from '../../../src/slack/nudges/nudge-status-view.ts';
import { nudgeView, pausedBySilenceView, revealedBlocks } from '../../../src/slack/nudges/nudge-view.ts';
import { pauseUntilModal } from '../../../src/slack/nudges/pause-until-view.ts';
import { exportMessages, privacyModal } from '../../../src/slack/privacy/privacy-view.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';
import { card, PRACTICES } from '../../support/cards.ts';

const longest = card({
  id: 'practices/longest',
  title: '&'.repeat(60),
  summary: '<'.repeat(200),
  sections: PRACTICES.sections.map(({ heading }) => ({
    heading,
    body: Array.from({ length: 24 }, () => `- ${'& <'.repeat(32)}`).join('\n'),
    line: 1,
  })),
  nudge: {
    try: '<'.repeat(200),
    discuss: ['&'.repeat(160)],
    situations: [
      {
        situation: '<'.repeat(300),
        choices: Array.from({ length: 4 }, (_, index) => `${index}${'&'.repeat(119)}`),
        right: 4,
        because: '<'.repeat(350),
        from: 'words of the card',
      },
    ],
    rehearsal: { moment: '&'.repeat(300) },
  },
});
let real: Library;

beforeAll(async () => {
  const { library } = (await builtInCatalog()).current();
  real = library;
});

/** As people see it. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/<[^|>]*\|([^>]*)>/g, '$1');
}

/** Everything that a card's nudge file asks, in turn. */
function fromFile(one: Card): CardQuestion[] {
  const asked: CardQuestion[] = [];
  for (;;) {
    const next = nextQuestion(
      one,
      asked.map(({ key }) => key),
    );
    if (!next || asked.some(({ key }) => key === next.key)) return asked;
    asked.push(next);
  }
}

/** All that can be sent about each card of a library. */
function nudges(library: Library): Nudge[] {
  return library.cards.flatMap((one) => {
    const kind = library.kind(one.kind);
    const nudge = {
      deliveryId: crypto.randomUUID(),
      card: one,
      why: 'Because <it> is new.',
      day: 'Monday, November 2',
    };
    const piece = nudgePiece(one, kind);
    const recalled = recallQuestion(one, kind, 0);
    if (!recalled) throw new Error(`there is nothing to ask about ${one.id}`);
    const asked = [recalled, ...fromFile(one)];
    return [
      { ...nudge, to: 'person', form: 'tell', weekly: false, piece },
      ...asked.map((question) => ({
        ...nudge,
        to: 'person' as const,
        form: 'ask' as const,
        weekly: true,
        question,
      })),
      {
        ...nudge,
        to: 'channel',
        form: 'tell',
        channel: 'C1',
        piece,
        question: 'How far are we with this?',
        whoLeads: 'U1',
        setUpBy: 'U2',
      },
    ];
  });
}

function expectMessage({ text, blocks, plain }: Reply): void {
  expect(checkBlocks(blocks, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
  expect(checkBlocks(plain, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(4000);
}

describe('a nudge', () => {
  it('fits Slack with every card, real and as long as can be, told, asked and in a channel', () => {
    for (const library of [real, createLibrary([longest], [PRACTICES])]) {
      for (const nudge of nudges(library)) {
        const view = nudgeView(nudge, library);
        expectMessage(view);
        expect(JSON.stringify(view)).not.toContain('Because <it>');
        if (nudge.form === 'ask' && nudge.question.type === 'recall') {
          const answer = revealedBlocks(nudge.card, nudge.deliveryId, nudge.question.answer);
          expect(checkBlocks(answer, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
        }
      }
    }
  });

  it('that tells is short: one idea, and one thing to try', () => {
    const toldOf = (library: Library) =>
      nudges(library).filter((nudge) => nudge.to === 'person' && nudge.form === 'tell');
    const lengths = toldOf(real).map((nudge) => {
      const text = nudgeView(nudge, real).blocks.flatMap((block) =>
        block.type === 'section' ? [unescaped(block.text?.text ?? '')] : [],
      );
      const [first = '', ...rest] = text;
      const tried = rest.at(-1) ?? '';
      expect(tried).toMatch(/^\*(Try this today|First step this week)\*\n/);
      const withoutTitle = first.slice(first.indexOf('\n') + 1);
      const idea = [withoutTitle, ...rest.slice(0, -1)].join('').length;
      const toTry = tried.slice(tried.indexOf('\n') + 1).length;
      return { id: nudge.card.id, idea, toTry };
    });
    // Marks of bold text and code, and a line break, are not counted by the rule.
    expect(lengths.filter(({ idea, toTry }) => idea > 360 || toTry > 210)).toEqual([]);
    expect(lengths.length).toBeGreaterThan(90);
  });

  it('that asks keeps the answer to itself', () => {
    for (const nudge of nudges(real)) {
      if (nudge.form !== 'ask' || nudge.question.type !== 'recall') continue;
      const answer = nudge.question.answer.markdown.slice(0, 60);
      expect(JSON.stringify(nudgeView(nudge, real))).not.toContain(answer);
    }
  });

  it('has its answers, why it came and the way out; in a channel who leads and who set it up', () => {
    const [told, , inChannel] = nudges(createLibrary([card()], [PRACTICES])).map((nudge) =>
      JSON.stringify(nudgeView(nudge, real, 'Ada <Lovelace>').blocks),
    );
    for (const words of [
      'Got it',
      'Show me more',
      'Again later',
      'Not for me',
      'Because &lt;it&gt; is new.',
      'Pause for a week',
      'Change or stop',
      'Pick one task &amp; write down its number.',
    ]) {
      expect(told).toContain(words);
    }
    expect(inChannel).toContain('<@U1> leads the discussion.');
    expect(inChannel).toContain('Set up by Ada &lt;Lovelace&gt;');
    expect(inChannel).not.toContain('<@U2>');
    expect(inChannel).not.toContain('Got it');
  });

  it('says once that it stops when nobody answers, with one button to go on', () => {
    expectMessage(pausedBySilenceView());
    expect(JSON.stringify(pausedBySilenceView().blocks).match(/"button"/g)).toHaveLength(1);
  });
});

describe('how it stands with nudges', () => {
  const plain: RunningNudges = {
    type: 'active',
    subscriber: { type: 'person', team: 'T1', userId: 'U1' },
    next: 'tomorrow, Tuesday, November 24, at 09:30 (Europe/Berlin)',
    nextDay: 'tomorrow, Tuesday, November 24',
    leftOut: [],
    schedule: 'Monday to Friday at 09:30 (Europe/Berlin)',
    topics: 'all cards',
    holidaysOf: null,
    stopped: null,
    weekly: false,
    pausedUntil: null,
    pausedUntilDay: null,
    bySilence: false,
    last: [],
    begun: false,
    dismissed: 0,
    rotation: [],
    choice: {
      days: [1, 2, 3, 4, 5],
      time: '09:30',
      zone: 'Europe/Berlin',
      topics: { kinds: [], tags: [], onlyUnseen: false },
      holidaysOf: null,
      level: 'lead',
      interest: 'security',
    },
    interests: [{ id: 'security', name: 'Security and rules', tags: ['security'] }],
  };
  const outcomes: PastNudge['outcome'][] = [
    { type: 'answered', answer: 'not-for-me' },
    { type: 'responded' },
    { type: 'unanswered' },
    { type: 'on-its-way' },
    { type: 'skipped', why: 'public holiday (<Christmas>)' },
    { type: 'failed', why: '&'.repeat(300) },
  ];
  const full: RunningNudges = {
    ...plain,
    weekly: true,
    leftOut: ['Friday, December 25 (Christmas Day)'],
    holidaysOf: 'Berlin, Germany',
    topics: Array.from({ length: 60 }, (_, index) => `a-long-tag-${index}`).join(', '),
    last: outcomes.map((outcome) => ({ day: 'Monday, November 2', card: longest, outcome })),
    dismissed: 100,
    rotation: Array.from({ length: 40 }, (_, index) => `U0PERSON${index}`),
    choice: {
      ...plain.choice,
      topics: {
        kinds: ['practices'],
        tags: Array.from({ length: 150 }, (_, index) => `tag-${index}`),
        onlyUnseen: true,
      },
      holidaysOf: 'DE-BE',
    },
  };
  const channel = { type: 'channel' as const, team: 'T1', channel: 'C1' };
  const statuses: NudgeStatus[] = [
    plain,
    full,
    { ...full, subscriber: channel },
    { ...plain, type: 'paused', next: null, bySilence: true },
    { ...plain, type: 'paused', pausedUntil: 'Tuesday, December 1' },
    {
      type: 'off',
      subscriber: channel,
      endedWhy: 'the channel was archived',
      choice: null,
      dismissed: 0,
      rotation: [],
    },
    {
      type: 'off',
      subscriber: plain.subscriber,
      endedWhy: null,
      choice: plain.choice,
      dismissed: 3,
      rotation: [],
    },
  ];

  it('fits Slack as a message, a modal, a form, a note to the channel and on the Home tab', () => {
    for (const status of statuses) {
      expectMessage(nudgesView(status, '*Done.*'));
      expectMessage(announcementView('U1', 'paused them.', status));
      const whose =
        status.subscriber.type === 'person'
          ? { of: 'me' as const }
          : { of: 'channel' as const, channel: 'C1' };
      for (const view of [
        nudgesModal(status),
        nudgeFormModal(
          status,
          { library: real, kinds: real.kinds },
          { whose, profileZone: 'Europe/Berlin', tags: ['risk'] },
        ),
        pauseUntilModal(whose, '2026-12-01'),
        dismissedModal(real.cards),
        privacyModal(),
      ]) {
        expect(checkView(view, 'modal')).toEqual(expect.objectContaining({ ok: true }));
      }
      const home = { type: 'home', blocks: nudgesSection(status) };
      expect(checkView(home, 'home')).toEqual(expect.objectContaining({ ok: true }));
    }
  });

  it('cuts one’s own data between lines, within what a message holds, and loses nothing', () => {
    const lines = Array.from({ length: 900 }, (_, index) => `{"row":${index},"text":"${'<&>'.repeat(30)}"}`);
    const counts = [{ table: 'answers', records: lines.length }];
    const [summary, ...messages] = exportMessages({ counts, json: lines.join('\n') });
    expect(summary?.text).toContain('• 900 questions');
    expect(messages.length).toBeGreaterThan(3);
    for (const { text } of messages) expect(text.length).toBeLessThanOrEqual(40_000);
    const joined = messages.map(({ text }) => text.split('```')[1]?.slice(1)).join('');
    const unescaped = joined.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(unescaped.trimEnd()).toBe(lines.join('\n'));
  });

  it('cuts a line of one’s own data that is longer than a message, and loses nothing', () => {
    const json = ['{', `"a":"${'`<&😀'.repeat(30_000)}"`, '}', ''].join('\n');
    const [, ...messages] = exportMessages({ counts: [{ table: 'answers', records: 1 }], json });
    for (const { text } of messages) {
      expect(text.length).toBeLessThanOrEqual(40_000);
      expect(text.isWellFormed()).toBe(true);
    }
    const joined = messages.map(({ text }) => text.split('```')[1]?.slice(1)).join('');
    const unescaped = joined.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
    expect(JSON.parse(unescaped)).toEqual(JSON.parse(json));
  });
});
