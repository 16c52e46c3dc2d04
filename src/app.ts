import { createAnswerService } from './answers/answer-service.ts';
import { createChecklistService } from './answers/checklist-service.ts';
import { createHomeContents } from './answers/home-contents.ts';
import { createInboxProcessor } from './answers/inbox-processor.ts';
import { createLearntVerdicts } from './answers/learnt-verdicts.ts';
import { createProactiveSuggestions } from './answers/proactive.ts';
import { type CardPreviews, openCardPreviews } from './authoring/card-previews.ts';
import { BUILT_IN_KNOWLEDGE, type LiveCatalog, openCatalog } from './catalog/catalog.ts';
import type { Config, SlackConnection } from './config.ts';
import type { Log } from './log.ts';
import { createNudgeComposer } from './nudges/delivery/compose-nudge.ts';
import { createNudgeRuns } from './nudges/delivery/nudge-runs.ts';
import { createRateLimiter, type SLACK_RATE } from './nudges/delivery/rate-limiter.ts';
import { createNudgeSending } from './nudges/delivery/send-due-nudges.ts';
import { startNudgeJobs } from './nudges/jobs.ts';
import { createNudges } from './nudges/nudges.ts';
import { createOwnData } from './people/own-data.ts';
import { cutoffsAt } from './people/retention.ts';
import { registerAdmission } from './slack/admission/admission.ts';
import { createAgentChats } from './slack/answers/agent-chats.ts';
import { answerAgain } from './slack/answers/answer-message.ts';
import { createHomeTabs } from './slack/home/home-tabs.ts';
import { connectSlack, startReceiving } from './slack/kit/connect.ts';
import { FORM_WAITS_MS } from './slack/kit/forms.ts';
import { trackInFlight } from './slack/kit/in-flight.ts';
import { createNudgePost } from './slack/nudges/nudge-delivery.ts';
import { registerSurfaces } from './slack/register.ts';
import { endWhereOutside } from './slack/suggestions/end-where-outside.ts';
import { openStore } from './store/open.ts';

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
  knowledge?: LiveCatalog;
  /** Ends the start while it waits for Slack. */
  signal?: AbortSignal;
  /** Whether nudges go out by themselves, every minute; otherwise only when `runDueNudges` is called. */
  runsNudges?: boolean;
  /** How long a form is kept open for its answer, in ms; less than Slack's three seconds. */
  formWaitsMs?: number;
  /** Other times than Slack wants, for tests. */
  nudgeTimes?: { leaseMs: number; callTimeoutMs: number; pace: typeof SLACK_RATE };
}

export interface RunningApp {
  /** Takes up messages that were received and never answered; `olderThanMs` leaves alone what is being answered. */
  recover(olderThanMs: number): Promise<void>;
  /** Plans and sends every nudge that is due now; resolves when that is done. */
  runDueNudges(): Promise<void>;
  /** The cards as Slack would show them, kept current. */
  previews: Pick<CardPreviews, 'list' | 'card' | 'onChange'>;
  /** Reads the cards again. */
  reloadKnowledge(): Promise<void>;
  stop(): Promise<void>;
}

/** Does something again and again, never twice at once; a failure is logged and the next time comes. @returns what ends it */
function every(ms: number, what: string, work: () => Promise<unknown>, log: Log): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) =>
        log.warn({ err: error }, `${what} could not be looked at; next try in ${ms / 1000} s`),
      )
      .finally(() => {
        running = undefined;
      });
  }, ms);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** How often open messages are looked for, and how long a message may be under way before it counts as open: longer
 * than posting waits and tries at the most (see slack/send.ts), in ms. */
const RESUME_EVERY_MS = 60_000;
const UNDER_WAY_MS = 180_000;
/** How often the feedback that other processes took is read, in ms. */
const VERDICTS_EVERY_MS = 5 * 60_000;
/** How often is looked where another process was told to suggest cards, or to stop, in ms. */
const SUGGESTING_EVERY_MS = 60_000;
/** How often is looked whether the bot still is in the channels where it may suggest cards, in ms; at the start, too. */
const OUTSIDE_EVERY_MS = 60 * 60_000;
/** How often what need not be kept is removed, in ms. */
const FORGET_EVERY_MS = 6 * 60 * 60_000;
/** A stop waits this long for answers that are being given, in ms. */
const STOP_WAITS_MS = 5000;

/**
 * Wires the parts and starts the bot.
 * @throws StoreError, NoCardsError or SlackConnectionError, each with a sentence for the person who runs it
 */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, log, now = () => new Date(), knowledgeDir = BUILT_IN_KNOWLEDGE } = options;
  const signal = options.signal ?? new AbortController().signal;
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    let homeContents: ReturnType<typeof createHomeContents> | undefined;
    const openCards = async () => {
      const opened = await openCatalog({
        directory: knowledgeDir,
        own: config.knowledgeDir,
        log,
        watching: true,
        onReload: () => {
          previews.changed();
          void homeContents?.noteCards();
        },
      });
      closing.push(() => opened.close());
      return opened;
    };
    const store = await openStore({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });
    closing.push(() => store.close());

    const verdicts = createLearntVerdicts({ store, log });
    await verdicts.refresh();

    const connection = config.slack;
    const { app, client, botUserId, botName, home } = await connectSlack({
      connection,
      apiUrl: config.slackApiUrl,
      log,
      ...(options.nudgeTimes && { callTimeoutMs: options.nudgeTimes.callTimeoutMs }),
      signal,
    });
    // Read the cards last: a folder, a database or a token that is wrong is then reported without that work.
    const knowledge = options.knowledge ?? (await openCards());
    const previews = openCardPreviews({
      directory: knowledgeDir,
      own: config.knowledgeDir,
      now,
      inUse: () => knowledge.current().library,
    });
    const inFlight = trackInFlight(app);
    const nudging = createNudges({ knowledge, store, log, now });
    const answers = createAnswerService({
      knowledge,
      store,
      verdicts,
      onAsked: nudging.recordActivity,
      log,
      now,
    });
    homeContents = createHomeContents({ knowledge, store, saved: answers, log, now });
    await homeContents.noteCards();
    const sender = { client, log, now };
    const proactive = createProactiveSuggestions({ knowledge, store, log, now });
    await proactive.refresh();
    const deps = {
      answers,
      home: createHomeTabs({
        answers,
        contents: homeContents,
        nudges: nudging,
        sender,
        curators: config.curators,
      }),
      agentChats: createAgentChats({ answers, contents: homeContents, sender }),
      nudges: nudging,
      ownData: createOwnData({ store }),
      inbox: createInboxProcessor({ store, log, now }),
      checklists: createChecklistService({ store, now }),
      proactive,
      log,
      sender,
      botUserId,
      botName,
      threadFollowUps: config.threadFollowUps,
      guidanceReaction: config.guidanceReaction,
      claims: store.claims,
      formWaitsMs: options.formWaitsMs ?? FORM_WAITS_MS,
    };
    const { answerOutsiders, answerGuests } = config;
    registerAdmission(app, { home, answerOutsiders, answerGuests, botUserId, sender, claims: store.claims });
    registerSurfaces(app, deps);
    await startReceiving(app, connection, config.port);
    closing.push(async () => {
      await app.stop();
      await inFlight.settled(STOP_WAITS_MS);
    });

    const recover = (olderThanMs: number) =>
      deps.inbox.recover((message) => answerAgain(client, message, deps), olderThanMs);
    // One that was open when this process began belongs to a process that is gone, unless others share the database.
    await recover(store.engine.type === 'pglite' ? 0 : UNDER_WAY_MS);
    closing.push(every(RESUME_EVERY_MS, 'open messages', () => recover(UNDER_WAY_MS), log));
    closing.push(every(VERDICTS_EVERY_MS, 'feedback', () => verdicts.refresh(), log));
    const looking = new AbortController();
    const endSuggestions = () => endWhereOutside(client, proactive, { log, signal: looking.signal });
    // A call for each such channel takes a while, for which nobody should have to wait.
    const lookedAtStart = endSuggestions();
    closing.push(() => lookedAtStart);
    closing.push(every(OUTSIDE_EVERY_MS, 'channels with suggestions', endSuggestions, log));
    closing.push(() => looking.abort());
    closing.push(every(SUGGESTING_EVERY_MS, 'suggestions', () => proactive.refresh(), log));
    closing.push(
      every(FORGET_EVERY_MS, 'old records', () => store.retention.deleteOld(cutoffsAt(now())), log),
    );
    const nudges = createNudgeRuns({
      store,
      sending: createNudgeSending({
        store,
        compose: createNudgeComposer({ knowledge, store, now }),
        post: createNudgePost(deps.sender, () => knowledge.current().library),
        pace: createRateLimiter(options.nudgeTimes?.pace),
        log,
        now,
        ...(options.nudgeTimes && { leaseMs: options.nudgeTimes.leaseMs }),
      }),
      log,
      now,
    });
    closing.push(() => nudges.stop());
    if (options.runsNudges ?? true) {
      const jobs = startNudgeJobs(store.engine, nudges, log);
      // What is being sent ends early, and then the jobs that wait for it.
      closing.push(async () => void (await Promise.all([nudges.stop(), jobs.stop()])));
    }
    const { runDue: runDueNudges } = nudges;
    return {
      recover,
      runDueNudges,
      previews,
      reloadKnowledge: async () => void (await knowledge.reload()),
      stop: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
