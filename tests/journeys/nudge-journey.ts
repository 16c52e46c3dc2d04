import { type LocalSlackServer, startLocalSlack, type WorkspaceData } from '@guidepost/local-slack';
import type { Message } from '@guidepost/local-slack/protocol';
import { onTestFinished } from 'vitest';
import type { RunningApp } from '../../src/app.ts';
import type { Log } from '../../src/log.ts';
import type { Delivery } from '../../src/nudges/delivery/delivery.ts';
import type { NewSubscription, Subscription } from '../../src/nudges/subscription.ts';
import { channel, LONG_BEFORE, person } from '../store/a-subscription.ts';
import { type OnCall, standBetween } from '../support/between.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';
import {
  ADA,
  fromBot,
  type JourneyOptions,
  MANIFEST,
  PLATFORM,
  person as someone,
  startBot,
} from './journey.ts';

export const TEAM = 'T0NORTHWIND';

/** Ada, on weekdays at 09:30 in Stockholm, from Monday, November 2 on: 08:30 in UTC. */
export function adas(change: Parameters<typeof person>[0] = {}): NewSubscription {
  return person({
    team: TEAM,
    userId: ADA,
    zone: 'Europe/Stockholm',
    topics: { kinds: [], tags: [], onlyUnseen: false },
    holidaysOf: null,
    ...change,
  });
}

/** #platform, on Mondays at 09:30 in Berlin, with nobody who leads. */
export function platforms(change: Parameters<typeof channel>[0] = {}): NewSubscription {
  return channel({ team: TEAM, userId: ADA, channel: PLATFORM, rotation: [], ...change });
}

export interface NudgeJourneyOptions {
  database?: TestDatabase;
  subscriptions?: NewSubscription[];
  /** Changes the workspace before it starts. */
  workspace?: (workspace: WorkspaceData) => void;
  /** Stands between the bot and Slack; see there. */
  onCall?: OnCall;
  config?: JourneyOptions['config'];
  /** Where the bot's log lines go; nowhere unless given. */
  log?: Log;
}

/** The real bot on the playground, with people who have subscribed, and a clock that only the test moves. */
export async function startNudgeJourney(options: NudgeJourneyOptions = {}) {
  const {
    database = testDatabase('postgres'),
    subscriptions = [adas()],
    workspace,
    onCall,
    config,
    log,
  } = options;
  let time = new Date('2026-11-02T08:00:00Z');
  const now = () => new Date(time);
  const place = await database.place();
  const before = await database.open(place);
  const subscribed: Subscription[] = [];
  for (const each of subscriptions) subscribed.push(await before.subscriptions.save(each, LONG_BEFORE));
  await before.close();

  const playground = await startLocalSlack({
    port: 0,
    manifestPath: MANIFEST,
    now,
    ...(workspace && { prepareWorkspace: workspace }),
  });
  onTestFinished(() => playground.close());
  const slackApiUrl = onCall ? await standBetween(playground.apiUrl, onCall) : playground.apiUrl;
  const start = (more: { runsNudges?: boolean } = {}) =>
    startBot(playground, {
      place,
      port: 0,
      now,
      config: { slackApiUrl, ...config },
      ...(log && { log }),
      ...more,
    });
  let bot = await start();

  return {
    playground,
    start,
    bot: () => bot,
    /** Makes it that time, and lets the bot do what is due by then. */
    async at(text: string, app: RunningApp = bot): Promise<void> {
      time = new Date(text);
      await app.runDueNudges();
    },
    /** Makes it that time, with nobody to notice. */
    moveTo(text: string): void {
      time = new Date(text);
    },
    stop: () => bot.stop(),
    async restart(): Promise<void> {
      await bot.stop();
      bot = await start();
    },
    openStore: () => database.open(place),
    /** Somebody writes to the bot and waits for the answer. */
    async asks(userId: string, text: string): Promise<void> {
      const actor = someone(playground, userId);
      await actor.asks(text, actor.dm());
    },
    /** The subscription as it is now. */
    async status(index = 0): Promise<Subscription> {
      const store = await database.open(place);
      const found = await store.subscriptions.byId(subscribed[index]?.id ?? '');
      await store.close();
      if (!found) throw new Error('it is gone');
      return found;
    },
    nudgesIn: (where: string) => nudgesIn(playground, where),
    /** The days of a subscription in the ledger, oldest first, and the subscription itself. Stops the bot. */
    async ledger(index = 0): Promise<{ days: Delivery[]; subscription: Subscription | undefined }> {
      await bot.stop();
      const store = await database.open(place);
      const id = subscribed[index]?.id ?? '';
      const days = (await store.deliveries.recent(id, 400)).toReversed();
      const subscription = await store.subscriptions.byId(id);
      await store.close();
      return { days, subscription };
    },
  };
}

/** The bot's messages in a person's direct messages, or in a channel. */
export function nudgesIn(playground: LocalSlackServer, where: string): Message[] {
  const state = playground.state(where.startsWith('U') ? where : ADA);
  return fromBot(state, '0', { channel: where.startsWith('U') ? state.botDmChannel : where });
}
