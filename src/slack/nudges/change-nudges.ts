import type { Nudges } from '../../nudges/nudges.ts';
import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { type Subscriber, subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { SubscriptionChange } from '../../nudges/subscriptions/subscribing.ts';
import type { Audit } from '../../people/audit.ts';
import type { Turns } from '../../people/turns.ts';
import type { Reply } from '../kit/blocks.ts';
import type { TextRequest } from '../kit/command.ts';
import { escapeText } from '../kit/escape.ts';
import { noteView } from '../kit/note-view.ts';
import { profileZone } from '../kit/profile-zone.ts';
import type { Whose } from '../kit/whose.ts';
import { changeAndAnnounce } from './announce-change.ts';
import type { NudgeChange } from './nudge-change.ts';
import { nudgesView, type StatusExtras, stoppedView } from './nudge-status-view.ts';
import { quietClash } from './quiet-hours.ts';
import { packUndo } from './undo-change.ts';
import {
  CHANGES,
  DONE_IN_PUBLIC,
  doneBut,
  OFFER_TIMES,
  SO_ALREADY,
  sentences,
  timesChanged,
} from './words.ts';

export interface ChangeDeps {
  nudges: Nudges;
  turns: Turns;
  audit: Pick<Audit, 'note'>;
}

/** Does what was asked, and says what came of it with the buttons for everything else. The caller knows that this person may. */
export async function changeNudges(
  whose: Whose,
  asked: NudgeChange,
  request: Pick<TextRequest, 'asker' | 'workspace' | 'source'>,
  deps: ChangeDeps,
): Promise<Reply> {
  const { asker, workspace, source } = request;
  const subscriber = subscriberOf(whose, asker);
  // Everybody sees the reply to a mention.
  const before = await deps.nudges.status(subscriber, source === 'command' ? asker.userId : undefined);
  if (asked.verb === 'show') {
    const lead = asked.lead ?? (asked.problem && escapeText(asked.problem));
    return nudgesView(before, lead, { quiet: await quietClash(before, workspace) });
  }
  if (asked.verb === 'times' && before.type === 'off') {
    return nudgesView(before, OFFER_TIMES, { offered: asked.times });
  }
  if (asked.verb === 'resume' && before.type === 'active' && !before.weekly) {
    return nudgesView(before, SO_ALREADY);
  }
  const words = CHANGES[asked.verb];
  const { announcement, event } = words;
  const changed = await changeAndAnnounce({ whose, by: asker, announcement, event }, workspace, deps, () =>
    change(asked, subscriber, request, deps),
  );
  const lead = (asked.verb === 'stop' && asked.lead) || '';
  if (!changed.ok) return lead ? noteView(lead) : notChanged(before, changed.message, asked);
  const { status, problem } = changed;
  const undo = changed.changed ? packUndo(asked.verb, before) : undefined;
  const about: StatusExtras = {
    ...(asked.verb === 'times' && before.choice && changed.changed && { before: before.choice }),
    about: { said: asked.verb, ...(undo && { undo }) },
  };
  if (asked.verb === 'stop' && whose.of === 'me') {
    return stoppedView(status, sentences(words.mine, lead), about);
  }
  if (asked.verb === 'pause' && asked.atLeast && !changed.changed)
    return nudgesView(status, SO_ALREADY, about);
  const untimed = asked.verb === 'times' && status.type !== 'off';
  const mine = untimed ? timesChanged(status.schedule) : words.mine;
  if (whose.of === 'me') {
    const quiet = await quietClash(status, workspace);
    return nudgesView(status, sentences(mine, lead), { ...about, quiet, untimed });
  }
  if (!changed.changed) return nudgesView(status, SO_ALREADY);
  if (!problem) return noteView(DONE_IN_PUBLIC);
  return (asked.verb === 'stop' ? stoppedView : nudgesView)(status, doneBut(problem), about);
}

/** The status shows what the person can do instead, unless they want nothing more. */
function notChanged(before: NudgeStatus, message: string, { verb }: NudgeChange): Reply {
  return (verb === 'stop' ? stoppedView : nudgesView)(before, escapeText(message));
}

async function change(
  asked: Exclude<NudgeChange, { verb: 'show' }>,
  subscriber: Subscriber,
  { asker, workspace }: Pick<TextRequest, 'asker' | 'workspace'>,
  { nudges }: ChangeDeps,
): Promise<SubscriptionChange> {
  switch (asked.verb) {
    case 'stop':
      return nudges.stop(subscriber);
    case 'resume':
      return nudges.resume(subscriber);
    case 'pause':
      return nudges.pause(subscriber, asked.length, asked);
    case 'times': {
      const { times } = asked;
      const moves = times.zone !== undefined && subscriber.type === 'person';
      const profile = moves ? await profileZone(workspace.client, asker.userId, workspace.log) : undefined;
      return nudges.changeTimes(subscriber, times, moves && profile === times.zone);
    }
  }
}
