import type { Nudges } from '../../nudges/nudges.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { SubscriptionChange } from '../../nudges/subscriptions/subscribing.ts';
import type { Turns } from '../../people/turns.ts';
import type { Reply } from '../kit/blocks.ts';
import type { Command, CommandText, TextRequest } from '../kit/command.ts';
import { escapeText } from '../kit/escape.ts';
import { noteView } from '../kit/note-view.ts';
import { isDirectMessage } from '../kit/place.ts';
import type { Whose } from '../kit/whose.ts';
import { changeAndAnnounce } from './announce-change.ts';
import { whyNotChange } from './may-change.ts';
import { nudgesView } from './nudge-status-view.ts';
import { NUDGE_WORDS, type NudgeRequest, readNudgeRequest, readPauseLength } from './read-nudge-request.ts';
import {
  CHANGES,
  DONE_IN_PUBLIC,
  doneBut,
  HELP_LINE,
  ONLY_US_HERE,
  SO_ALREADY,
  unknownRequest,
  unreadablePause,
  YOURS_ALONE,
} from './words.ts';

export interface NudgesCommandDeps {
  nudges: Nudges;
  turns: Turns;
}

export const nudgesCommand: Command<NudgesCommandDeps, NudgeRequest> = {
  names: ['nudges'],
  help: {
    usage: ['nudges'],
    text: HELP_LINE,
  },
  visibility: ({ here }) => (here ? 'everyone' : 'private'),
  privateNote: YOURS_ALONE,
  ownAffair: ({ here, verb }) => !here && ['show', 'pause', 'stop'].includes(verb),
  read: ({ key, afterSlash }: CommandText) => readNudgeRequest(key, afterSlash),
  run: nudgesReply,
};

/** Shows or changes nudges, as a text asks for. */
async function nudgesReply(
  { asker, place, workspace }: TextRequest,
  deps: NudgesCommandDeps,
  { here, verb, rest }: NudgeRequest,
): Promise<Reply> {
  if (here && isDirectMessage(place.channel)) {
    return noteView(ONLY_US_HERE);
  }
  const whose: Whose = here ? { of: 'channel', channel: place.channel } : { of: 'me' };
  const no = await whyNotChange(whose, asker, workspace, 'here');
  if (no) return noteView(no);
  const subscriber = subscriberOf(whose, asker);
  if (verb === 'show') return nudgesView(await deps.nudges.status(subscriber));
  if (verb === 'unknown')
    return nudgesView(await deps.nudges.status(subscriber), unknownRequest(rest, NUDGE_WORDS));

  const { announcement, mine } = CHANGES[verb];
  const changed = await changeAndAnnounce({ whose, by: asker, announcement }, workspace, deps.turns, () =>
    change(verb, rest, subscriber, deps),
  );
  // The status shows what the person can do instead.
  if (!changed.ok) return nudgesView(await deps.nudges.status(subscriber), escapeText(changed.message));
  if (whose.of === 'me') return nudgesView(changed.status, mine);
  if (!changed.changed) return nudgesView(changed.status, SO_ALREADY);
  if (!changed.problem) return noteView(DONE_IN_PUBLIC);
  return nudgesView(changed.status, doneBut(changed.problem));
}

async function change(
  verb: 'pause' | 'resume' | 'stop',
  length: string,
  subscriber: Parameters<Nudges['stop']>[0],
  { nudges }: NudgesCommandDeps,
): Promise<SubscriptionChange> {
  if (verb === 'stop') return nudges.stop(subscriber);
  if (verb === 'resume') return nudges.resume(subscriber);
  const today = await nudges.today(subscriber);
  const read = readPauseLength(length, today);
  if (read === undefined) {
    const message = unreadablePause(length, today.add({ days: 7 }).toString());
    return { ok: false, message };
  }
  return nudges.pause(subscriber, read);
}
