import type { CallLog } from './call-log.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Events } from './delivery/events.ts';
import type { Faults } from './faults/faults.ts';
import type { AppManifest } from './manifest/manifest.ts';
import type { PreviewOptions } from './page-server/preview-source.ts';
import type { AgentThreads } from './workspace/agent-threads.ts';
import type { Clock } from './workspace/clock.ts';
import type { ResponseTarget, ResponseUrls } from './workspace/response-urls.ts';
import type { StepRuns } from './workspace/step-runs.ts';
import type { Timestamps } from './workspace/timestamps.ts';
import type { Triggers } from './workspace/triggers.ts';
import type { Views } from './workspace/views.ts';
import type { Organization, Workspace } from './workspace/workspace.ts';

/** Everything the local Slack consists of. The Web API, the page, and the deliveries all work on it. */
export interface LocalSlack {
  manifest: AppManifest;
  /** The organization that the workspace belongs to, if any. */
  organization: Organization | undefined;
  workspace: Workspace;
  views: Views;
  agentThreads: AgentThreads;
  stepRuns: StepRuns;
  events: Events;
  delivery: Delivery;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  faults: Faults;
  calls: CallLog;
  timestamps: Timestamps;
  tokens: { bot: string; app: string };
  /** The workspace's time, which people can move on the page. */
  clock: Clock;
  now: () => Date;
  /** Called after the time moves forward. Resolves when the app has done what was due by then. */
  onTimeMoved: () => Promise<void>;
  /** When the app has something to do next, for that person if one is named; undefined if it doesn't say. */
  nextDue: ((personId?: string) => Promise<Date | undefined>) | undefined;
  /** What the page calls that moment. */
  nextDueLabel: string;
  /** Previews of the app's messages, if it has any. */
  previews: PreviewOptions | undefined;
  /** Examples for newcomers: text for the page's composer. */
  examples: readonly string[];
  /** Starts over with a new workspace. */
  reset: () => void;
  /** Issues a new `response_url`. */
  responseUrl: (target: ResponseTarget) => string;
  /** The address for a new Socket Mode connection; undefined if the app is reached over HTTP. */
  socketAddress: () => string | undefined;
}
