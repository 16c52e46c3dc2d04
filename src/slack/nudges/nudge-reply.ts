import type { AnswerSource } from '../../answers/question.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { SubscriptionChange } from '../../nudges/subscriptions/subscribing.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import { COMMAND, quoted } from '../cards/copy.ts';
import { noteView } from '../cards/shared-view.ts';
import type { SlackDeps } from '../deps.ts';
import type { Reply } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { PAUSED_HERE, RESUMED_HERE, STOPPED_HERE, tellChannel } from './channel-note.ts';
import type { Whose } from './nudge-refs.ts';
import { nudgesView, YOURS_ALONE } from './nudge-status-view.ts';
import { NUDGE_WORDS, type NudgeRequest, readPauseLength } from './nudge-words.ts';

const DONE = {
  pause: { mine: 'Done.', here: PAUSED_HERE },
  resume: { mine: 'Your nudges go on.', here: RESUMED_HERE },
  stop: { mine: 'Stopped.', here: STOPPED_HERE },
};

/** The reply to what somebody writes about nudges. */
export async function nudgesReply(
  request: NudgeRequest,
  { asker, place, source }: { asker: Person; place: ConversationRef; source: AnswerSource },
  deps: Pick<SlackDeps, 'nudges' | 'sender' | 'botName'>,
): Promise<Reply> {
  const { here, verb } = request;
  const inPublic = source === 'mention' || source === 'thread';
  if (!here && inPublic) return noteView(YOURS_ALONE);
  if (here && place.channel.startsWith('D')) {
    return noteView(`Here are only you and me: \`${COMMAND} nudges\` is about yours.`);
  }
  const whose: Whose = here ? { of: 'channel', channel: place.channel } : { of: 'me' };
  const subscriber = subscriberOf(whose, asker);
  if (verb === 'show') return nudgesView(await deps.nudges.status(subscriber));
  if (verb === 'unknown') return nudgesView(await deps.nudges.status(subscriber), unknownWords(request.rest));

  const changed = await change(verb, request.rest, subscriber, deps);
  // With what can be done instead.
  if (!changed.ok) return nudgesView(await deps.nudges.status(subscriber), escapeText(changed.message));
  if (whose.of === 'me') return nudgesView(changed.status, DONE[verb].mine);
  const untold = await tellChannel(deps, whose.channel, asker.userId, DONE[verb].here, changed.status);
  if (!untold) return noteView('Done; everybody here can see it.');
  return nudgesView(changed.status, `Done. ${untold}`);
}

function unknownWords(typed: string): string {
  const words = NUDGE_WORDS.map((word) => `\`${word}\``).join(', ');
  return `${quoted(typed)} is none of my words for nudges. After \`${COMMAND} nudges\` may follow: ${words}.`;
}

async function change(
  verb: keyof typeof DONE,
  length: string,
  subscriber: Parameters<SlackDeps['nudges']['stop']>[0],
  { nudges }: Pick<SlackDeps, 'nudges'>,
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
