import { fileURLToPath } from 'node:url';
import { type LocalSlackServer, startLocalSlack, type WorkspaceData } from '@guidepost/local-slack';
import type { Block, Container, Json, Message, Modal, PageState } from '@guidepost/local-slack/protocol';
import { onTestFinished } from 'vitest';
import { type AppConfig, type RunningApp, startApp } from '../../src/app.ts';
import type { Log } from '../../src/log.ts';
import { CONVERSATIONS } from '../../src/playground/conversations.ts';
import { type OnCall, standBetween } from '../support/between.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { type Place, silent, type TestDatabase, testDatabase } from '../support/databases.ts';
import { freePort } from '../support/postgres-server.ts';
import { signedRequests } from '../support/signed-requests.ts';

export const MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

/** People and channels that the playground's workspace begins with. */
export const ADA = 'U0ADA';
export const MARCO = 'U0MARCO';
export const NOOR = 'U0NOOR';
export const PLATFORM = 'C0PLATFORM';
export const RANDOM = 'C0RANDOM';

export interface JourneyOptions {
  /** How the bot and Slack talk. */
  wire?: 'socket' | 'http';
  /** PostgreSQL unless told: the embedded one costs a bot most of a second of processor time. */
  database?: TestDatabase;
  config?: Partial<AppConfig>;
  knowledgeDir?: string;
  now?: () => Date;
  /** Whether nudges go out by themselves; otherwise with `runDueNudges` alone. */
  runsNudges?: boolean;
  /** How long a form is kept open for its answer, in ms. */
  formWaitsMs?: number;
  /** Another manifest than the project's own. */
  manifestPath?: string;
  /** A workspace that was kept, instead of the one that everybody begins with. */
  saveFile?: string;
  /** Changes the workspace before it starts. */
  workspace?: (workspace: WorkspaceData) => void;
  /** Where the bot's log lines go; nowhere unless given. */
  log?: Log;
  /** Stands between the bot and Slack; see there. */
  onCall?: OnCall;
}

/** A workspace with the real bot in it, over Slack's real wire; gone when the test is over. */
export async function startJourney(options: JourneyOptions = {}) {
  const { wire = 'socket', database = testDatabase('postgres'), now } = options;
  const port = await freePort();
  const playground = await startLocalSlack({
    port: 0,
    manifestPath: options.manifestPath ?? MANIFEST,
    conversations: CONVERSATIONS,
    // Slack's three seconds are tested where an app fails to answer. A machine that is busy with something else must not
    // look like that.
    ackTimeoutMs: 15_000,
    ...(wire === 'http' && { eventsUrl: `http://127.0.0.1:${port}/slack/events` }),
    ...(now && { now }),
    ...(options.workspace && { prepareWorkspace: options.workspace }),
    ...(options.saveFile && { saveFile: options.saveFile }),
  });
  onTestFinished(() => playground.close());
  const place = await database.place();
  const { onCall } = options;
  const slackApiUrl = onCall ? await standBetween(playground.apiUrl, onCall) : playground.apiUrl;
  const start = () =>
    startBot(playground, { ...options, place, port, config: { slackApiUrl, ...options.config } });
  const bot = await start();
  return {
    playground,
    bot,
    place,
    /** What the bot's requests come to, for those that Slack would not send; over HTTP alone. */
    signed: signedRequests({ port, signingSecret: playground.signingSecret }),
    /** Another process, so to speak: the bot anew on the same data. The first must be stopped. */
    start,
    ada: person(playground, ADA),
    marco: person(playground, MARCO),
  };
}

/** Starts the bot on a playground; stopped when the test is over. */
export async function startBot(
  playground: LocalSlackServer,
  {
    wire = 'socket',
    config,
    knowledgeDir,
    place,
    port,
    now,
    runsNudges = false,
    formWaitsMs,
    log = silent,
  }: JourneyOptions & { place: Place; port: number },
): Promise<RunningApp> {
  const { botToken, appToken, signingSecret } = playground;
  const ownCards =
    knowledgeDir !== undefined || config?.knowledgeDir !== undefined || config?.builtIn !== undefined;
  const bot = await startApp({
    log,
    ...(knowledgeDir && { knowledgeDir }),
    ...(!ownCards && { catalog: await builtInCatalog() }),
    ...(now && { now }),
    runsNudges,
    ...(formWaitsMs !== undefined && { formWaitsMs }),
    config: {
      slack:
        wire === 'http' ? { mode: 'http', botToken, signingSecret } : { mode: 'socket', botToken, appToken },
      slackApiUrl: playground.apiUrl,
      databaseUrl: place.databaseUrl,
      dataDir: place.dataDir,
      knowledgeDir: undefined,
      builtIn: 'on',
      builtInOffIn: [],
      pages: { docsDir: undefined, configFile: undefined, gitTokens: {} },
      port,
      operations: undefined,
      api: undefined,
      tracesUrl: undefined,
      logLevel: 'silent',
      threadFollowUps: true,
      answerOutsiders: false,
      answerGuests: true,
      guidanceReaction: 'compass',
      curators: [],
      nudgeWithoutKinds: [],
      messagesPerMinute: 100_000,
      guideUrl: undefined,
      production: false,
      ...config,
    },
  });
  onTestFinished(() => bot.stop());
  return bot;
}

export type Actor = ReturnType<typeof person>;

/** Somebody in the workspace, with the hands and eyes that a person has. */
export function person(playground: LocalSlackServer, id: string) {
  const act = async (action: Parameters<LocalSlackServer['act']>[1]) => {
    const result = await playground.act(id, action);
    if (!result.ok) throw new Error(`${action.do} was refused: ${result.error}. ${result.message}`);
    return result;
  };
  const state = () => playground.state(id);
  const sees = <T>(find: (state: PageState) => T | undefined) => playground.waitFor(id, find);
  /** What the bot has said since a message, in a place; waits until there is something. */
  const hears = (since: string, where: { channel: string; threadTs?: string }) =>
    sees((now) => fromBot(now, since, where).at(0));

  return {
    id,
    state,
    sees,
    hears,
    dm: () => state().botDmChannel,

    /** Types a slash command and gives the bot's reply to it. */
    async command(text: string, channel = PLATFORM): Promise<Message> {
      const since = newest(state());
      await act({ do: 'command', channel, command: '/guide', text });
      return hears(since, { channel });
    },

    /** Writes a message. @returns its ts */
    async says(text: string, channel = PLATFORM, threadTs?: string): Promise<string> {
      const { ts = '' } = await act({ do: 'send', channel, text, ...(threadTs && { threadTs }) });
      return ts;
    },

    /** Writes a message and gives the bot's answer in its thread. */
    async asks(text: string, channel = PLATFORM, threadTs?: string): Promise<Message> {
      const { ts = '' } = await act({ do: 'send', channel, text, ...(threadTs && { threadTs }) });
      return hears(ts, { channel, threadTs: threadTs ?? ts });
    },

    /** Presses a button by its text, in a message, a modal or on the Home tab. */
    async presses(text: string, on: Message | Modal | 'home'): Promise<void> {
      const blocks = on === 'home' ? (state().home?.blocks ?? []) : (on.blocks ?? []);
      const found = buttons(blocks).find((button) => button.text === text);
      if (!found)
        throw new Error(
          `There is no button "${text}", only: ${buttons(blocks)
            .map((one) => one.text)
            .join(', ')}`,
        );
      await act({
        do: 'press',
        container: containerOf(on),
        blockId: found.blockId,
        actionId: found.actionId,
        payload: found.option
          ? { type: found.type, selected_option: found.option }
          : { type: found.type, value: found.value },
        values: {},
      });
    },

    /** Presses a button and gives what the bot then says to this person. */
    async pressesAndHears(text: string, on: Message | Modal): Promise<Message> {
      const since = newest(state());
      await this.presses(text, on);
      return sees((now) =>
        now.messages.find(
          (message) => message.userId === now.botUserId && Number(message.ts) > Number(since),
        ),
      );
    },

    /** Presses a button and gives the modal that opens. */
    async pressesAndOpens(text: string, on: Message | Modal | 'home'): Promise<Modal> {
      const before = new Set(state().modals.map((modal) => modal.id));
      await this.presses(text, on);
      return sees((now) => now.modals.find((modal) => !before.has(modal.id)));
    },

    openHome: () => act({ do: 'openHome', tab: 'home' }),
    act,
  };
}

/** All that the blocks of a message or view say, as one text. */
export function said(on: { text?: string; blocks?: Block[] | undefined } | { blocks: Block[] }): string {
  return textsOf(on.blocks ?? []).join('\n');
}

export interface FoundButton {
  text: string;
  type: string;
  blockId: string;
  actionId: string;
  value: string;
  style?: string;
  /** The whole option, where it stands in an “…” menu. */
  option?: Json;
}

/** Every button in some blocks, and every option of an “…” menu, wherever in them it stands. */
export function buttons(blocks: readonly Block[]): FoundButton[] {
  return blocks.flatMap((block) => buttonsIn(block, block.block_id ?? ''));
}

function buttonsIn(node: Json, blockId: string): FoundButton[] {
  if (Array.isArray(node)) return node.flatMap((one) => buttonsIn(one, blockId));
  if (node === null || typeof node !== 'object') return [];
  if (node.type === 'feedback_buttons') {
    return [node.positive_button, node.negative_button].map((one) => {
      const button = one as { text: { text: string }; value: string };
      return {
        text: button.text.text,
        type: 'feedback_buttons',
        blockId,
        actionId: String(node.action_id),
        value: button.value,
      };
    });
  }
  if (node.type === 'overflow') {
    return (node.options as { text: { text: string }; value: string }[]).map((option) => ({
      text: option.text.text,
      type: 'overflow',
      blockId,
      actionId: String(node.action_id),
      value: option.value,
      option,
    }));
  }
  const own =
    node.type === 'button'
      ? [
          {
            text: (node.text as { text: string }).text,
            type: 'button',
            blockId,
            actionId: String(node.action_id),
            ...(typeof node.style === 'string' && { style: node.style }),
            value: String(node.value ?? ''),
          },
        ]
      : [];
  return [...own, ...Object.values(node).flatMap((one) => buttonsIn(one, blockId))];
}

function textsOf(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  );
}

function containerOf(on: Message | Modal | 'home'): Container {
  if (on === 'home') return { type: 'home' };
  return 'ts' in on ? { type: 'message', channel: on.channel, ts: on.ts } : { type: 'modal', viewId: on.id };
}

/** The bot's messages after `since`, in a channel's main part or in a thread. */
export function fromBot(
  state: PageState,
  since: string,
  { channel, threadTs }: { channel: string; threadTs?: string },
): Message[] {
  return state.messages.filter(
    (message) =>
      message.userId === state.botUserId &&
      message.channel === channel &&
      message.threadTs === threadTs &&
      Number(message.ts) > Number(since),
  );
}

function newest(state: PageState): string {
  return state.messages.reduce(
    (last, message) => (Number(message.ts) > Number(last) ? message.ts : last),
    '0',
  );
}
