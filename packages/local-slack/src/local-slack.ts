import type { AgentThreads } from './agent-threads.ts';
import type { CallLog } from './call-log.ts';
import type { Clock } from './clock.ts';
import type { Delivery } from './delivery.ts';
import type { Events } from './events.ts';
import type { Faults } from './faults.ts';
import type { AppManifest } from './manifest.ts';
import type { PreviewSource } from './preview-source.ts';
import type { ResponseTarget, ResponseUrls } from './response-urls.ts';
import type { StepRuns } from './step-runs.ts';
import type { Timestamps } from './timestamps.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** The parts of the local Slack, for the doors (Web API, page, deliveries) that work on them. */
export interface LocalSlack {
  manifest: AppManifest;
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
  /** The workspace's time, which people move on the page. */
  clock: Clock;
  now: () => Date;
  /** Called after the time was moved forward; resolves when the app has done what is due by then. */
  onTimeMoved: () => Promise<void>;
  /** Previews of the app's cards, when it has any; undefined until the app runs. */
  previews: (() => PreviewSource | undefined) | undefined;
  /** Starts over with the seeded workspace. */
  reset: () => void;
  /** The whole address of a new `response_url`. */
  responseUrl: (target: ResponseTarget) => string;
  /** The address of a new Socket Mode connection; undefined when the app is reached over HTTP. */
  socketAddress: () => string | undefined;
}
