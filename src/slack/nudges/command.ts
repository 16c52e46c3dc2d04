import type { Nudges } from '../../nudges/nudges.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { SubscriptionChange } from '../../nudges/subscriptions/subscribing.ts';
import type { Reply } from '../kit/blocks.ts';
import type { Command, CommandText, TextRequest } from '../kit/command.ts';
import { escapeText } from '../kit/escape.ts';
import { noteView } from '../kit/note-view.ts';
import { isDirectMessage } from '../kit/place.ts';
import type { Whose } from '../kit/whose.ts';
import { COMMAND, quoted } from '../kit/words.ts';
import { announceChange, PAUSED_HERE, RESUMED_HERE, STOPPED_HERE } from './announce-change.ts';
import { nudgesView, YOURS_ALONE } from './nudge-status-view.ts';
import { NUDGE_WORDS, type NudgeRequest, readNudgeRequest, readPauseLength } from './read-nudge-request.ts';

const DONE = {
  pause: { mine: 'Done.', here: PAUSED_HERE },
  resume: { mine: 'Your nudges go on.', here: RESUMED_HERE },
  stop: { mine: 'Stopped.', here: STOPPED_HERE },
};

export interface NudgesCommandDeps {
  nudges: Nudges;
}

export const nudgesCommand: Command<NudgesCommandDeps, NudgeRequest> = {
  names: ['nudges'],
  help: {
    usage: ['nudges'],
    text: 'one small thing to learn each working day; `nudges here` for this channel',
  },
  visibility: ({ here }) => (here ? 'everyone' : 'private'),
  privateNote: YOURS_ALONE,
  read: ({ key, afterSlash }: CommandText) => readNudgeRequest(key, afterSlash),
  run: nudgesReply,
};

/** The reply to what somebody writes about nudges. */
async function nudgesReply(
  { asker, place, workspace }: TextRequest,
  deps: NudgesCommandDeps,
  { here, verb, rest }: NudgeRequest,
): Promise<Reply> {
  if (here && isDirectMessage(place.channel)) {
    return noteView(`Here it’s only you and me: \`${COMMAND} nudges\` is about your own.`);
  }
  const whose: Whose = here ? { of: 'channel', channel: place.channel } : { of: 'me' };
  const subscriber = subscriberOf(whose, asker);
  if (verb === 'show') return nudgesView(await deps.nudges.status(subscriber));
  if (verb === 'unknown') return nudgesView(await deps.nudges.status(subscriber), unknownWords(rest));

  const changed = await change(verb, rest, subscriber, deps);
  // With what can be done instead.
  if (!changed.ok) return nudgesView(await deps.nudges.status(subscriber), escapeText(changed.message));
  if (whose.of === 'me') return nudgesView(changed.status, DONE[verb].mine);
  const untold = await announceChange(
    workspace,
    whose.channel,
    asker.userId,
    DONE[verb].here,
    changed.status,
  );
  if (!untold) return noteView('Done; everybody here can see it.');
  return nudgesView(changed.status, `Done. ${untold}`);
}

function unknownWords(typed: string): string {
  const words = NUDGE_WORDS.map((word) => `\`${word}\``).join(', ');
  return `I don’t know ${quoted(typed)}. After \`${COMMAND} nudges\` you can write: ${words}.`;
}

async function change(
  verb: keyof typeof DONE,
  length: string,
  subscriber: Parameters<Nudges['stop']>[0],
  { nudges }: NudgesCommandDeps,
): Promise<SubscriptionChange> {
  if (verb === 'stop') return nudges.stop(subscriber);
  if (verb === 'resume') return nudges.resume(subscriber);
  const today = await nudges.today(subscriber);
  const read = readPauseLength(length, today);
  if (read === undefined) {
    return {
      ok: false,
      message: `I can't read “${length}” as a pause. Write “pause”, “pause a day”, “pause a week” or “pause until ${today.add({ days: 7 })}”.`,
    };
  }
  return nudges.pause(subscriber, read);
}
