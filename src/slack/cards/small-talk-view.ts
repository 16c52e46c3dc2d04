import type { Topic } from '../../answers/intent/intents.ts';
import { actions, button, type Reply, reply, section } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { PRIVACY_BUTTON, SHOW_EXAMPLES, SMALL_TALK, YOUR_NUDGES } from './words.ts';

/** A short, human reply to what is no question, with the one button that may help. */
export function smallTalkView(topic: Topic): Reply {
  const text = SMALL_TALK[topic];
  const next = buttonFor(topic);
  return { ...reply(text, () => [section(text), ...(next ? [actions(next)] : [])]), leavesNudge: true };
}

function buttonFor(topic: Topic) {
  switch (topic) {
    case 'greeting':
    case 'about-bot':
    case 'help':
    case 'test':
      return button(SHOW_EXAMPLES, { action: ACTIONS.askExample, value: 'help', index: 0 });
    case 'about-data':
      return button(PRIVACY_BUTTON, { action: ACTIONS.privacy });
    case 'stop':
    case 'pause':
      return button(YOUR_NUDGES, { action: ACTIONS.nudgesShow, value: 'me' });
    default:
      return undefined;
  }
}
