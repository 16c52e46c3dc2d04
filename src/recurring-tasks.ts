import type { LearntVerdicts } from './answers/learnt-verdicts.ts';
import type { ProactiveSuggestions } from './answers/proactive.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Log } from './log.ts';
import { cutoffsAt } from './people/retention.ts';
import type { Workspaces } from './slack/kit/workspace.ts';
import { endWhereOutside } from './slack/suggestions/end-where-outside.ts';
import type { Store } from './store/store.ts';

/** How often to look for messages that nobody answered, in ms. */
const RECOVER_EVERY_MS = 60_000;
/** A message counts as unanswered only after this, in ms: longer than posting waits and retries (see slack/kit/send.ts). */
const IN_PROGRESS_MS = 180_000;
/** How often to read the feedback that other processes took, in ms. */
const VERDICTS_EVERY_MS = 5 * 60_000;
/** How often to look where another process switched suggestions on or off, in ms. */
const SUGGESTING_EVERY_MS = 60_000;
/** How often to check that the bot is still in the channels where it may suggest cards, in ms; also at the start. */
const OUTSIDE_EVERY_MS = 60 * 60_000;
/** How often to delete what need not be kept, in ms. */
const DELETE_EVERY_MS = 6 * 60 * 60_000;

export interface RecurringTasksDeps {
  store: Store;
  workspaces: Workspaces;
  verdicts: LearntVerdicts;
  proactive: ProactiveSuggestions;
  /** Answers messages that were received and never answered, except those that came in the last `olderThanMs`. */
  recover(olderThanMs: number): Promise<void>;
  log: Log;
  now: () => Date;
}

/** What the bot does from time to time, besides answering. Resolves when messages left open by a stop are answered. */
export async function startRecurringTasks(lifecycle: Lifecycle, deps: RecurringTasksDeps): Promise<void> {
  const { store, workspaces, verdicts, proactive, recover, log, now } = deps;
  // A message that was open when this process began belongs to a process that is gone, unless others share the database.
  await recover(store.engine.type === 'pglite' ? 0 : IN_PROGRESS_MS);
  lifecycle.every(RECOVER_EVERY_MS, 'answering open messages', () => recover(IN_PROGRESS_MS));
  lifecycle.every(VERDICTS_EVERY_MS, 'reading feedback', () => verdicts.refresh());

  const looking = new AbortController();
  const endSuggestions = () => endWhereOutside(workspaces, proactive, { log, signal: looking.signal });
  // Nobody should have to wait for it: it makes one slow call for each such channel.
  const lookedAtStart = endSuggestions();
  lifecycle.onStop(() => lookedAtStart);
  lifecycle.every(OUTSIDE_EVERY_MS, 'checking channels with suggestions', endSuggestions);
  lifecycle.onStop(() => looking.abort());

  lifecycle.every(SUGGESTING_EVERY_MS, 'reading which channels want suggestions', () => proactive.refresh());
  lifecycle.every(DELETE_EVERY_MS, 'deleting old records', () => store.retention.deleteOld(cutoffsAt(now())));
}
