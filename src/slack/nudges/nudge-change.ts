import type { AskedTimes } from '../../nudges/rules/asked-times.ts';
import type { PauseLength } from '../../nudges/subscriptions/subscribing.ts';

/** What to do about nudges. `lead` is mrkdwn, `problem` plain text: both stand above the status. */
export type NudgeChange =
  | { verb: 'show'; lead?: string; problem?: string }
  /** `lead` comes after what was done, mrkdwn. */
  | { verb: 'stop'; lead?: string }
  | { verb: 'resume' }
  /** `atLeast`: what is paused for longer stays so. `evenStopped`: what was stopped is paused again. */
  | { verb: 'pause'; length: PauseLength; atLeast?: boolean; evenStopped?: boolean }
  | { verb: 'times'; times: AskedTimes };
