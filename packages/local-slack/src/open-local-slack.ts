import { CallLog } from './call-log.ts';
import type { Delivery } from './delivery/delivery.ts';
import { Events } from './delivery/events.ts';
import { HttpDelivery } from './delivery/events-http.ts';
import { SocketMode } from './delivery/socket-mode.ts';
import { Faults } from './faults/faults.ts';
import type { LocalSlack } from './local-slack.ts';
import type { AppManifest } from './manifest/manifest.ts';
import type { PreviewOptions } from './page-server/preview-source.ts';
import { AgentThreads } from './workspace/agent-threads.ts';
import { Clock } from './workspace/clock.ts';
import { BOT_USER_ID } from './workspace/ids.ts';
import { ResponseUrls } from './workspace/response-urls.ts';
import { readSaved, type SavedWorkspace, SaveFile } from './workspace/save-file.ts';
import { StepRuns } from './workspace/step-runs.ts';
import { Timestamps } from './workspace/timestamps.ts';
import { Triggers } from './workspace/triggers.ts';
import { Views } from './workspace/views.ts';
import { type Organization, Workspace, type WorkspaceData } from './workspace/workspace.ts';

export interface OpenOptions {
  manifest: AppManifest;
  tokens: { bot: string; app: string };
  signingSecret: string;
  /** The server's address, without a trailing slash. */
  origin: string;
  /** The real time. The workspace may be ahead of it. */
  now: () => Date;
  onTimeMoved: () => Promise<void>;
  nextDue: ((personId?: string) => Promise<Date | undefined>) | undefined;
  nextDueLabel: string;
  eventsUrl: string | undefined;
  organization: Organization | undefined;
  saveFile: string | undefined;
  /** Makes a new workspace, with conversations up to this time. */
  seed: (now: Date) => WorkspaceData;
  ackTimeoutMs: number;
  eventRetryDelaysMs: readonly number[];
  previews: PreviewOptions | undefined;
  examples: readonly string[];
  warn: (text: string) => void;
}

/** Puts the local Slack together, with the saved workspace or a new one. */
export async function openLocalSlack(
  options: OpenOptions,
): Promise<{ slack: LocalSlack; saveNow: () => Promise<void> }> {
  const { manifest, origin, warn } = options;
  const saved = options.saveFile === undefined ? undefined : await readSaved(options.saveFile, warn);
  // Messages that were written while the time was moved are dated in that time, so a restart continues there.
  const clock = new Clock(options.now, saved?.clockAheadMs);
  const { now } = clock;
  const workspace = new Workspace(saved ?? options.seed(now()), now);
  nameTheApp(workspace, manifest);
  const views = new Views(now, () => workspace.changed());
  for (const home of saved?.homes ?? []) views.restoreHome(home);
  const timestamps = new Timestamps(now);
  for (const channel of workspace.channels) {
    for (const message of workspace.messages(channel.id)) timestamps.startAfter(message.ts);
  }
  const connection: { events?: Events } = {};
  const onConnectionChange = (connected: boolean) => {
    if (connected) connection.events?.flush();
    workspace.changed();
  };
  const delivery: Delivery =
    options.eventsUrl === undefined
      ? new SocketMode({ ackTimeoutMs: options.ackTimeoutMs, onConnectionChange })
      : new HttpDelivery({
          url: options.eventsUrl,
          signingSecret: options.signingSecret,
          ackTimeoutMs: options.ackTimeoutMs,
          onConnectionChange,
        });
  const events = new Events({
    delivery,
    now,
    retryDelaysMs: options.eventRetryDelaysMs,
    onLost: warn,
    organization: options.organization,
    isShared: (id) => id !== undefined && workspace.channel(id)?.sharedWith !== undefined,
  });
  connection.events = events;
  const responseUrls = new ResponseUrls(now);
  const { nextDue } = options;
  const slack: LocalSlack = {
    manifest,
    organization: options.organization,
    workspace,
    views,
    agentThreads: new AgentThreads(() => workspace.changed()),
    stepRuns: new StepRuns(() => workspace.changed()),
    events,
    delivery,
    triggers: new Triggers(now),
    responseUrls,
    faults: new Faults(),
    calls: new CallLog(),
    timestamps,
    tokens: options.tokens,
    clock,
    now,
    onTimeMoved: () =>
      options.onTimeMoved().catch((error: unknown) => {
        warn(`The time was moved, but the app failed to do what was due by then: ${String(error)}`);
      }),
    nextDue:
      nextDue &&
      ((personId) =>
        nextDue(personId).catch((error: unknown) => {
          warn(`The app failed to say when it has something to do next: ${String(error)}`);
          return undefined;
        })),
    nextDueLabel: options.nextDueLabel,
    previews: options.previews,
    examples: options.examples,
    reset: () => {
      views.clear();
      slack.agentThreads.clear();
      slack.stepRuns.clear();
      clock.backToReal();
      timestamps.startOver();
      workspace.replace(options.seed(now()));
    },
    responseUrl: (target) => `${origin}/response/${responseUrls.issue(target)}`,
    socketAddress: () =>
      delivery instanceof SocketMode
        ? `${origin.replace('http', 'ws')}${delivery.issueAddress()}`
        : undefined,
  };
  return { slack, saveNow: keepSaved(slack, options) };
}

/** The app's name and colors come from the manifest, even if a saved workspace has older ones. */
function nameTheApp(workspace: Workspace, manifest: AppManifest): void {
  const bot = workspace.person(BOT_USER_ID);
  if (!bot) return;
  bot.name = manifest.botName.toLowerCase();
  bot.realName = manifest.botName;
  bot.title = manifest.description;
  bot.color = manifest.backgroundColor;
}

function keepSaved(slack: LocalSlack, { saveFile, warn }: OpenOptions): () => Promise<void> {
  if (saveFile === undefined) return async () => {};
  const collect = (): SavedWorkspace => ({
    format: 1,
    ...slack.workspace.toData(),
    homes: slack.views.homes,
    clockAheadMs: slack.clock.aheadMs,
  });
  const file = new SaveFile(saveFile, collect, warn);
  slack.workspace.onChange(() => file.schedule());
  return () => file.flush();
}
