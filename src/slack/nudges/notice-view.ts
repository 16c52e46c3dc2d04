import type { Subscription } from '../../nudges/subscription.ts';
import { REASON } from '../../nudges/words.ts';
import { actions, button, context, type Reply, reply, section } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { packWhose, type Whose } from '../kit/whose.ts';
import { BUTTONS, endedHere, endedMine, pollNext, pollSummary, WHERE_SETTINGS_ARE } from './words.ts';

/** Tells the person who set nudges up that they have ended by themselves. */
export function endedView(subscription: Subscription): Reply {
  const { kind, channel, endedWhy } = subscription;
  const why = endedWhy ?? REASON.mine;
  const whose: Whose = kind === 'person' ? { of: 'me' } : { of: 'channel', channel };
  const text = kind === 'person' ? endedMine(why) : endedHere(channel, why);
  // What can't be read can't go on either: the form asks again.
  const action = why === REASON.unreadable ? ACTIONS.nudgesChange : ACTIONS.nudgesResume;
  return reply(text, () => [
    section(text),
    actions(button(BUTTONS.startAgain, { action, value: packWhose(whose), style: 'primary' })),
    ...(kind === 'person' ? [context(WHERE_SETTINGS_ARE)] : []),
  ]);
}

/** What came of a poll, for its thread. @param counts how many people chose what, in the order of the choices */
export function pollSummaryView(counts: readonly number[]): Reply {
  const text = pollSummary(counts);
  const next = pollNext(counts);
  return reply(`${text}\n${next}`, () => [section(text), context(next)]);
}
