import { expect, it } from 'vitest';
import type { HomeContents } from '../../../src/answers/home-contents.ts';
import { createLibrary } from '../../../src/cards/library.ts';
import { createHomeTabs } from '../../../src/slack/home/home-tabs.ts';
import { card, PRACTICES } from '../../support/cards.ts';
import { silent } from '../../support/databases.ts';
import { workspaceWith } from '../../support/workspace.ts';

const ADA = { team: 'T1', userId: 'U1' };
const library = createLibrary([card()], [PRACTICES]);
const contents = (firstVisit: boolean): HomeContents => ({
  firstVisit,
  saved: { cards: [], gone: [] },
  progress: { cards: 1, seen: new Set(), asked: 0, known: 0, due: [] },
  news: [],
  curation: undefined,
});

/** Home tabs whose database answers when, and with what, the test says; and what was shown, in order. */
function tabs(now = () => new Date('2026-11-24T09:00:00Z')) {
  const asked: ((answer: HomeContents | Error) => void)[] = [];
  const shown: string[] = [];
  const publishes: (() => void)[] = [];
  const slack = { away: false };
  const client = {
    views: {
      publish: async ({ view }: { view: unknown }) => {
        if (slack.away) {
          publishes.shift()?.();
          throw new Error('Slack is away');
        }
        const text = JSON.stringify(view);
        shown.push(
          text.includes('Welcome!') ? 'first visit' : text.includes('Your progress') ? 'own page' : 'memory',
        );
        publishes.shift()?.();
      },
    },
  };
  const home = createHomeTabs({
    answers: { library: () => library, cardForToday: () => card() },
    contents: {
      homeContents: () =>
        new Promise((resolve, reject) => {
          asked.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
        }),
    },
    nudges: {
      status: async (subscriber) => ({
        type: 'off',
        subscriber,
        endedWhy: null,
        choice: null,
        dismissed: 0,
        rotation: [],
      }),
      stopped: async () => undefined,
    },
    path: {
      status: async () => ({
        current: undefined,
        before: undefined,
        dates: [],
        underWay: undefined,
        firstDays: undefined,
        shown: [],
      }),
    },
    log: silent,
    now,
    curators: [],
  });
  const workspace = workspaceWith(client);
  return {
    home: {
      open: (person: typeof ADA) => home.open(workspace, person),
      refresh: (person: typeof ADA) => home.refresh(workspace, person),
    },
    slack,
    asked,
    shown,
    published: () => new Promise<void>((resolve) => publishes.push(resolve)),
  };
}

it('A quick database makes one page, a slow one lets the page begin with what is in memory', async () => {
  const quick = tabs();
  const opening = quick.home.open(ADA);
  quick.asked[0]?.(contents(true));
  await opening;
  expect(quick.shown).toEqual(['first visit']);

  const slow = tabs();
  const begun = slow.published();
  const waiting = slow.home.open(ADA);
  await begun;
  expect(slow.shown).toEqual(['memory']);
  slow.asked[0]?.(contents(false));
  await waiting;
  expect(slow.shown).toEqual(['memory', 'own page']);
});

it('What was looked up earlier and comes later does not take the place of what is newer', async () => {
  const { home, asked, shown } = tabs();
  const opening = home.open(ADA);
  const refreshing = home.refresh(ADA);
  asked[1]?.(contents(false));
  await refreshing;
  asked[0]?.(contents(true));
  await opening;
  expect(shown.at(-1)).toBe('own page');
});

it('Nobody’s tab is made who has not opened it, or not for an hour; a database that is away leaves the guidance', async () => {
  let now = new Date('2026-11-24T09:00:00Z');
  const { home, asked, shown } = tabs(() => now);
  await home.refresh(ADA);
  expect(asked).toEqual([]);
  const opening = home.open(ADA);
  asked[0]?.(new Error('away'));
  await opening;
  expect(shown).toEqual(['memory']);
  now = new Date('2026-11-24T11:00:00Z');
  await home.refresh(ADA);
  expect(asked).toHaveLength(1);
});

it('When Slack fails with what is in memory, the person’s own page comes all the same', async () => {
  const { home, slack, asked, shown, published } = tabs();
  slack.away = true;
  const tried = published();
  const opening = home.open(ADA);
  await tried;
  slack.away = false;
  asked[0]?.(contents(false));
  await opening;
  expect(shown).toEqual(['own page']);
});
