import { checkBlocks } from '@guidepost/local-slack/check-blocks';
import { checkView } from '@guidepost/local-slack/check-view';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Requirement, RUNGS, type Rung } from '../../../src/cards/ladder.ts';
import { createLibrary, type Library } from '../../../src/cards/library.ts';
import type { Assessment, FirstDaysList } from '../../../src/path/assessment.ts';
import type { PathStatus } from '../../../src/path/path-service.ts';
import type { Reply } from '../../../src/slack/kit/blocks.ts';
import { firstDaysModal, firstDaysSection, firstDaysView } from '../../../src/slack/path/first-days-view.ts';
import { gapBlocks } from '../../../src/slack/path/gaps-view.ts';
import { invitationView, inviteForm, inviteView } from '../../../src/slack/path/invite-view.ts';
import { pathModal, pathSection, pathView } from '../../../src/slack/path/path-view.ts';
import { shareForm, summaryView } from '../../../src/slack/path/share-view.ts';
import { stepModal } from '../../../src/slack/path/step-view.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';
import { card, PRACTICES } from '../../support/cards.ts';

const OK = expect.objectContaining({ ok: true });
const AT = new Date('2026-11-24T09:00:00Z');
const MARCH = new Date('2026-03-02T09:00:00Z');
const PING = '<!channel> & ';

/** As long as the format allows, and made of what must be escaped. */
const worst: Requirement[] = Array.from({ length: 20 }, (_, index) => ({
  card: `practices/long-${index}`,
  short: '&'.repeat(30),
  practice: `practices/long-${index}`,
  weighsMost: [...RUNGS],
  levels: Object.fromEntries(RUNGS.map((rung) => [rung, '<'.repeat(140)])) as Requirement['levels'],
}));
const invented = createLibrary(
  worst.map(({ card: id }) => card({ id, title: '&'.repeat(60), summary: '<'.repeat(200) })),
  [PRACTICES],
  {
    ladder: worst,
    firstDays: Array.from({ length: 20 }, (_, index) => ({
      id: `step-${'x'.repeat(index + 1)}`,
      week: Math.floor(index / 5) + 1,
      card: `practices/long-${index}`,
      do: '&'.repeat(140),
    })),
  },
);
let libraries: Library[] = [];

beforeAll(async () => {
  libraries = [invented, (await builtInCatalog()).current().library];
});

const assessed = (library: Library, rung: Rung, finishedAt: Date | null): Assessment => ({
  id: 'a',
  team: 'T1',
  userId: 'U1',
  levels: Object.fromEntries(library.ladder.map(({ card: id }) => [id, rung])),
  evidence: Object.fromEntries(library.ladder.map(({ card: id }) => [id, PING.repeat(40).slice(0, 500)])),
  startedAt: AT,
  updatedAt: AT,
  finishedAt,
});

/** Everything that a person's path may have. */
const everything = (library: Library, rung: Rung): PathStatus => ({
  current: assessed(library, rung, AT),
  before: assessed(library, rung === 'junior' ? 'lead' : 'junior', MARCH),
  dates: Array.from({ length: 10 }, () => AT),
  underWay: { ...assessed(library, rung, null), reached: library.ladder.map(({ card: id }) => id) },
  firstDays: listOf(library),
  shown: Array.from({ length: 10 }, (_, index) => ({
    userId: `U${index}`,
    startedAt: AT,
    done: 3,
    of: 12,
  })),
});

const listOf = (library: Library): FirstDaysList => ({
  team: 'T1',
  userId: 'U1',
  leadId: 'U2',
  done: Object.fromEntries(library.firstDays.slice(0, 3).map(({ id }) => [id, '2026-11-24'])),
  startedAt: AT,
  updatedAt: AT,
});

const NOTHING: PathStatus = {
  current: undefined,
  before: undefined,
  dates: [],
  underWay: undefined,
  firstDays: undefined,
  shown: [],
};

function expectMessage(reply: Reply): void {
  for (const blocks of [reply.blocks, reply.plain])
    expect(checkBlocks(blocks, 'message', '/blocks')).toEqual(OK);
  expect(reply.text).not.toBe('');
  expect(JSON.stringify(reply)).not.toContain('<!channel>');
}

it('one thing to do on the path does not say twice when to do it', () => {
  const [, builtIn] = libraries;
  if (!builtIn) throw new Error('The built-in cards are missing.');
  const levels = Object.fromEntries(
    builtIn.ladder.map(({ card: id }) => [id, /automation/.test(id) ? 'junior' : 'lead'] as const),
  );
  const said = JSON.stringify(gapBlocks('architect', levels, builtIn));
  expect(said).toContain('_One thing to do:_ Take one release checklist');
});

describe('the path', () => {
  it('fits Slack on every rung, as a message, a window and a part of the Home tab', () => {
    for (const library of libraries) {
      for (const status of [NOTHING, ...RUNGS.map((rung) => everything(library, rung))]) {
        expectMessage(pathView(status, library));
        expect(checkView(pathModal(status, library, 'Done.'), 'modal')).toEqual(OK);
        const blocks = [...firstDaysSection(status.firstDays, library), ...pathSection(status, library)].map(
          (block, index) => ({ ...block, block_id: block.block_id ?? `block-${index}` }),
        );
        if (blocks.length > 0) expect(checkView({ type: 'home', blocks }, 'home')).toEqual(OK);
      }
    }
  });

  it('asks each question in a window that fits Slack, with what was said before', () => {
    for (const library of libraries) {
      for (const requirement of library.ladder) {
        for (const status of [NOTHING, everything(library, 'senior')]) {
          expect(checkView(stepModal(requirement, status, library), 'modal')).toEqual(OK);
        }
      }
    }
  });

  it('is shared in a message that fits Slack and mentions nobody, whatever was written', () => {
    for (const library of libraries) {
      for (const rung of RUNGS) {
        const { current } = everything(library, rung);
        if (!current) throw new Error('there is one');
        for (const withWords of [true, false]) {
          const summary = summaryView(current, library, withWords, { to: 'U0MARCO', on: '2026-11-02' });
          expectMessage(summary);
          expect(summary.postedFor).toBe('U1');
          expect(JSON.stringify(summary).includes('&lt;!channel&gt;')).toBe(withWords);
        }
        expect(checkView(shareForm(current), 'modal')).toEqual(OK);
      }
    }
  });

  it('says each level in words before its picture', () => {
    const [, library = invented] = libraries;
    const fields = JSON.stringify(pathView(everything(library, 'lead'), library).blocks);
    expect(fields.match(/: lead\\n▰▰▰▰▱"/g)).toHaveLength(library.ladder.length);
  });

  it('says so where there is no ladder', () => {
    const none = createLibrary([card()], [PRACTICES]);
    expect(pathView(NOTHING, none).blocks).toMatchObject([
      { type: 'header' },
      { text: { text: expect.stringContaining('no ladder') } },
    ]);
    expect(pathSection(NOTHING, none)).toEqual([]);
  });
});

describe('the first 30 days', () => {
  it('fit Slack, as a message, a window, and as an invitation', () => {
    for (const library of libraries) {
      for (const list of [undefined, listOf(library), { ...listOf(library), leadId: null }]) {
        expectMessage(firstDaysView(list, library, 'Started.'));
        expect(checkView(firstDaysModal(list, library, AT, 'Ended.'), 'modal')).toEqual(OK);
      }
    }
    expectMessage(invitationView('U1', 'U2', 12));
    for (const userId of ['U2', undefined]) {
      expectMessage(inviteView(userId));
      expect(checkView(inviteForm(userId, userId && 'C1'), 'modal')).toEqual(OK);
    }
  });
});
