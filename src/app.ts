import type { Dispatcher } from 'undici';
import { createAnswerService } from './answers/answer-service.ts';
import { answersByChannel } from './answers/answers-by-channel.ts';
import { createChecklistService } from './answers/checklist-service.ts';
import { createHomeContents } from './answers/home-contents.ts';
import { createInboxProcessor } from './answers/inbox-processor.ts';
import { loadIntentModels } from './answers/intent/intent-models.ts';
import { createLearnedVerdicts } from './answers/learned-verdicts.ts';
import { createMistakeReports } from './answers/mistake-reports.ts';
import { createProactiveSuggestions } from './answers/proactive.ts';
import { startApi } from './api/start-api.ts';
import { type CardPreviews, openCardPreviews } from './authoring/card-previews.ts';
import type { Library } from './cards/library.ts';
import { BUILT_IN_KNOWLEDGE, type CatalogOptions, type LiveCatalog, openCatalog } from './catalog/catalog.ts';
import { catalogAsOf } from './catalog/catalog-as-of.ts';
import type { SearchablePages } from './catalog/live-pages.ts';
import { openSearchableTeamPages } from './catalog/team-pages.ts';
import type { Config, SlackConnection } from './config.ts';
import { createLifecycle, type Lifecycle, STOP_WAITS_MS, startRecurringTasks } from './lifecycle.ts';
import type { Log } from './log.ts';
import type { Delivery } from './nudges/delivery/delivery.ts';
import { type NudgeTimes, startNudgeRunner } from './nudges/nudge-runner.ts';
import { createNudges } from './nudges/nudges.ts';
import { readManifest } from './operations/doctor/manifest.ts';
import { zoneFinding } from './operations/doctor/zone-finding.ts';
import { type Operations, startOperations } from './operations/operations.ts';
import { createPathService } from './path/path-service.ts';
import { createAudit } from './people/audit.ts';
import { createOwnData } from './people/own-data.ts';
import { cutoffsAt } from './people/retention.ts';
import { createTurns } from './people/turns.ts';
import { createTokenCheck } from './slack/kit/check-token.ts';
import { connectSlack, startReceiving } from './slack/kit/connect.ts';
import { createStandings } from './slack/kit/standing.ts';
import { createNoticeTransport } from './slack/nudges/notice-transport.ts';
import { createNudgeTransport } from './slack/nudges/nudge-transport.ts';
import { slackFindings } from './slack/setup-check/slack-findings.ts';
import { tellCurators } from './slack/setup-check/tell-curators.ts';
import { createSlackBot } from './slack/slack-bot.ts';
import { endWhereRemoved } from './slack/suggestions/end-where-removed.ts';
import type { StartError } from './start-error.ts';
import { serveBackups } from './store/backup/backup-server.ts';
import { databaseFindings } from './store/database-findings.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import { createUnderWay } from './under-way.ts';
import { VERSION } from './version.ts';

export { isPortInUse, portInUse } from './start-error.ts';

export interface AppConfig extends Config {
  /** Real credentials: the playground hands over its own. */
  slack: Exclude<SlackConnection, { mode: 'playground' }>;
}

export interface AppOptions {
  config: AppConfig;
  log: Log;
  now?: () => Date;
  /** Another folder of cards than the built-in one, for tests. */
  knowledgeDir?: string;
  /** The built-in cards, read already and left open, for tests: reading them costs a second of processor time. */
  catalog?: LiveCatalog;
  /** The process's environment, for git. */
  env?: Readonly<Record<string, string | undefined>>;
  /** The team's own pages, opened already and left open, for tests. */
  pages?: SearchablePages;
  /** Ends the start while it waits for Slack. */
  signal?: AbortSignal;
  /** Slack refuses the bot's tokens from now on: it can't do anything any longer. Called once. */
  onRefused?: (error: StartError) => void;
  /** The way to a proxy, for the WebSocket of Socket Mode. */
  dispatcher?: Dispatcher | undefined;
  /** Whether nudges go out by themselves, every minute; otherwise only when `runDueNudges` is called. */
  runsNudges?: boolean;
  /** How long a form is kept open for its answer, in ms; less than Slack's three seconds. */
  formWaitsMs?: number;
  /** How long a request may wait for its claim or answer before it is acknowledged, in ms; less than Slack's three seconds. */
  holdAckMs?: number;
  /** Other times than Slack wants, for tests. */
  nudgeTimes?: NudgeTimes;
}

export interface RunningApp {
  /** Where /healthz, /readyz and /metrics are; undefined if nowhere. */
  operationsPort: number | undefined;
  /** Where /mcp and /api/ are; undefined if nowhere. */
  apiPort: number | undefined;
  /** Takes up messages that were received and never answered; `olderThanMs` leaves alone what is being answered. */
  recover(olderThanMs: number): Promise<void>;
  /** Plans and sends every nudge that is due now; resolves when that is done. */
  runDueNudges(): Promise<void>;
  /** When the next nudge is due, if one is; that of a person, if they get any. */
  nextNudgeDue(userId?: string): Promise<Date | undefined>;
  /** The cards as Slack would show them, kept current. */
  previews: Pick<CardPreviews, 'list' | 'card' | 'onChange'>;
  /** Reads the cards and pages again. */
  reloadKnowledge(): Promise<void>;
  stop(): Promise<void>;
}

/** Of the time that a stop waits for answers, how much is for telling those whose form was not done by then, in ms. */
const TELLING_MS = 1000;

/**
 * Assembles the parts and starts the bot.
 * @throws StoreError, NoCardsError or SlackConnectionError, each with a sentence for the person who runs it
 */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, log, now = () => new Date() } = options;
  const lifecycle = createLifecycle(log);
  try {
    const operations = await startOperations({
      listen: config.operations,
      tracesUrl: config.tracesUrl,
      version: VERSION,
      log,
      now,
    });
    lifecycle.onStop(operations.stopping);
    lifecycle.onEnd(operations.close);
    return await assemble(options, lifecycle, operations);
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

async function assemble(
  options: AppOptions,
  lifecycle: Lifecycle,
  operations: Operations,
): Promise<RunningApp> {
  const { config, log, now = () => new Date(), knowledgeDir = BUILT_IN_KNOWLEDGE } = options;
  const signal = options.signal ?? new AbortController().signal;
  const store = await openStore({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    log,
    onQuery: operations.onQuery,
    signal,
  });
  lifecycle.onEnd(() => store.close());
  lifecycle.onStop(() => store.hurry());
  // What the start is still to ask of the database must not keep a stop.
  signal.addEventListener('abort', store.hurry, { once: true });
  await store.ping().catch((error: unknown) => {
    log.warn(
      { event: 'database.stores_nothing', err: error },
      'the database takes no writes; people get answers from memory, and nothing is stored until it does',
    );
  });
  // Whoever was doing something with this database is gone.
  if (store.engine.type === 'pglite') {
    await store.claims.endAllLeases();
    const { dataDir } = config;
    lifecycle.onEnd(
      await serveBackups({ dataDir, db: store.db.withoutPlugins(), log, now, version: VERSION }),
    );
  }

  const connection = config.slack;
  const connected = await connectSlack({
    connection,
    apiUrl: config.slackApiUrl,
    log,
    now,
    dispatcher: options.dispatcher,
    ...(options.holdAckMs !== undefined && { holdAckMs: options.holdAckMs }),
    ...(options.nudgeTimes && { callTimeoutMs: options.nudgeTimes.callTimeoutMs }),
    signal,
    observer: operations.slack,
  });

  const { app, workspaces, team } = connected;
  await serveOnly(team, store, log);

  // Read the cards last: a wrong folder, database or token is then reported without that work.
  const onReading: (() => void)[] = [];
  const onReload: (() => void)[] = [];
  const catalog = catalogAsOf(
    options.catalog ?? (await openCards({ ...options, knowledgeDir, onReading, onReload }, lifecycle)),
    now,
  );
  const library = () => catalog.current().library;
  const pages = options.pages ?? (await openPages({ ...options, knowledgeDir }, lifecycle));
  const previews = openCardPreviews({
    directory: knowledgeDir,
    own: config.knowledgeDir,
    now,
    inUse: library,
  });
  // The previews read for themselves. They start at once, because the search takes a while to be built.
  onReading.push(previews.changed);

  const verdicts = createLearnedVerdicts({ store, log });
  await verdicts.refresh();
  const models = await loadIntentModels();
  const api = await startApi({
    listen: config.api,
    catalog,
    ...(pages && { pages: pages.current }),
    models,
    verdicts: (text) => verdicts.on(text),
    guideUrl: config.guideUrl,
    version: VERSION,
    log,
    now,
  });
  if (api) {
    lifecycle.onStop(api.stop);
    lifecycle.onEnd(api.close);
  }
  const audit = createAudit({ store, log, now });
  const withoutBuiltIn = new Set(config.builtInOffIn);
  const ownCatalog =
    withoutBuiltIn.size === 0
      ? catalog
      : catalogAsOf(await openCardsOf({ ...config, builtIn: 'off' }, { knowledgeDir, log }, lifecycle), now);
  const catalogIn = (channel: string) => (withoutBuiltIn.has(channel) ? ownCatalog : catalog);
  const proactive = createProactiveSuggestions({ catalogIn, models, store, audit, log, now });
  await proactive.refresh();
  const { nudgeWithoutKinds: withoutKinds } = config;
  warnOfUnknownKinds('NUDGE_WITHOUT_KINDS', withoutKinds, library(), log);
  if (typeof config.builtIn !== 'string') warnOfUnknownKinds('BUILT_IN', config.builtIn, library(), log);
  const posting = createUnderWay<Delivery>();
  const nudges = createNudges({ catalog, store, audit, withoutKinds, posting, log, now });
  const onAsked = nudges.recordActivity;
  const answersFrom = (cards: LiveCatalog) =>
    createAnswerService({
      catalog: cards,
      ...(pages && { pages: pages.current }),
      models,
      store,
      verdicts,
      onAsked,
      log,
      now,
    });
  const answers = operations.observeAnswers(
    withoutBuiltIn.size === 0
      ? answersFrom(catalog)
      : answersByChannel(answersFrom(catalog), answersFrom(ownCatalog), withoutBuiltIn),
  );
  const contents = createHomeContents({ catalog, store, saved: answers, log, now });
  let noting = contents.noteCards();
  onReload.push(() => {
    noting = contents.noteCards();
  });
  await noting;

  const standings = createStandings(config);
  const { inFlight, tellInterrupted, recover } = createSlackBot(app, {
    standings,
    workspaces,
    answers,
    contents,
    nudges,
    ownData: createOwnData({
      store,
      settled: ({ team, userId }) =>
        posting.settled((delivery) => delivery.team === team && delivery.userId === userId),
    }),
    inbox: createInboxProcessor({ store, log, now }),
    checklists: createChecklistService({ store, now }),
    reports: createMistakeReports({ store, audit, now }),
    path: createPathService({ catalog, store, now }),
    proactive,
    audit,
    turns: createTurns({ claims: store.claims, log, now }),
    movedChannels: store.movedChannels,
    checkSetup: async () =>
      [
        await slackFindings({
          connection,
          apiUrl: config.slackApiUrl,
          manifest: readManifest(),
          curators: config.curators,
          now: () => new Date(),
        }),
        await databaseFindings({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log }),
        zoneFinding(now()),
        await operations.findings(),
      ].flat(),
    config,
    log,
    now,
    formWaitsMs: options.formWaitsMs,
  });
  const workspace = await workspaces.of(team);
  const onRefused = async (error: StartError) => {
    await tellCurators(workspace, config.curators, error.message);
    options.onRefused?.(error);
  };
  const stopReceiving = await startReceiving(connected, {
    port: config.port,
    log,
    signal,
    onRefused,
    observer: operations.slack,
  });
  lifecycle.onStop(async () => {
    const since = performance.now();
    await stopReceiving();
    await inFlight.settled(STOP_WAITS_MS - TELLING_MS - (performance.now() - since));
    void tellInterrupted();
    await inFlight.settled(TELLING_MS);
  });
  startRecurringTasks(lifecycle, {
    recoverMessages: recover,
    othersMayAnswer: store.engine.type === 'postgres',
    refreshVerdicts: verdicts.refresh,
    refreshSuggestions: proactive.refresh,
    endSuggestionsWhereRemoved: (signal) => endWhereRemoved(workspaces, proactive, { log, signal }),
    checkToken: createTokenCheck(workspace, { log, onRefused, observer: operations.slack }),
    deleteOldRecords: () => store.retention.deleteOld(cutoffsAt(now())),
  });

  const runner = startNudgeRunner({
    store,
    team,
    catalog,
    transport: createNudgeTransport(workspaces, library, standings),
    posting,
    noticeTransport: createNoticeTransport(workspaces, standings),
    log,
    withoutKinds,
    now,
    byItself: options.runsNudges ?? true,
    times: options.nudgeTimes,
    observer: operations.nudges,
  });
  operations.watch({ store, cards: () => library().cards.length, runner });
  lifecycle.onStop(runner.stop);
  return {
    operationsPort: operations.port,
    apiPort: api?.port,
    recover,
    runDueNudges: runner.runDue,
    nextNudgeDue: (userId) => runner.nextDue(userId === undefined ? undefined : { team, userId }),
    previews,
    reloadKnowledge: async () => {
      await catalog.reload();
      await pages?.reload();
      // Whoever opens Home next is told which cards are new.
      await noting;
    },
    stop: lifecycle.stop,
  };
}

/** A misspelled kind would still come. */
function warnOfUnknownKinds(setting: string, named: readonly string[], library: Library, log: Log): void {
  const unknown = named.filter((id) => library.kind(id) === undefined);
  if (unknown.length === 0) return;
  const kinds = library.kinds.map(({ id }) => id).join(', ');
  log.warn(
    { event: 'cards.unknown_kinds', setting, kinds: unknown },
    `${setting} names kinds that do not exist: ${unknown.join(', ')}; there are ${kinds}`,
  );
}

function openCards(
  {
    config,
    onReading,
    onReload,
    ...options
  }: AppOptions & { knowledgeDir: string; onReading: (() => void)[]; onReload: (() => void)[] },
  lifecycle: Lifecycle,
): Promise<LiveCatalog> {
  const telling = {
    onReading: () => {
      for (const tell of onReading) tell();
    },
    onReload: () => {
      for (const tell of onReload) tell();
    },
  };
  return openCardsOf(config, { ...options, ...telling }, lifecycle);
}

async function openCardsOf(
  { knowledgeDir: own, builtIn }: Pick<AppConfig, 'knowledgeDir' | 'builtIn'>,
  {
    knowledgeDir: directory,
    log,
    onReading,
    onReload,
  }: Pick<CatalogOptions, 'log' | 'onReading' | 'onReload'> & { knowledgeDir: string },
  lifecycle: Lifecycle,
): Promise<LiveCatalog> {
  const opened = await openCatalog({
    directory,
    own,
    builtIn,
    log,
    watching: true,
    ...(onReading && { onReading }),
    ...(onReload && { onReload }),
  });
  lifecycle.onEnd(() => opened.close());
  return opened;
}

async function openPages(
  { config, env = {}, log, knowledgeDir }: AppOptions & { knowledgeDir: string },
  lifecycle: Lifecycle,
): Promise<SearchablePages | undefined> {
  const { pages: settings, dataDir } = config;
  const opened = await openSearchableTeamPages({
    settings,
    cwd: process.cwd(),
    dataDir,
    knowledgeDir,
    env,
    log,
    watching: true,
  });
  if (opened) lifecycle.onEnd(() => opened.close());
  return opened;
}

async function serveOnly(team: string, store: Store, log: Log): Promise<void> {
  const others = await store.serveOnly([team]);
  if (others.length === 0) return;
  log.warn(
    { event: 'database.other_workspaces', teams: others },
    `SLACK_BOT_TOKEN is for the workspace ${team}, and the database also holds what belongs to ${others.join(', ')}. ` +
      'This bot leaves that alone. If you changed the token or the database by mistake, change it back; ' +
      'otherwise, give each workspace a database of its own.',
  );
}
