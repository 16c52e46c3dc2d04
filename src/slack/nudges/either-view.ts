import { actions, button, type Reply, reply, section } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { packWhose, type Whose } from '../kit/whose.ts';
import type { NudgeChange } from './nudge-change.ts';
import { packTimes } from './times-value.ts';
import { orElse, whichOne } from './words.ts';

/** A change that a text may ask for, with what its button says. */
export interface MaybeChange {
  change: Extract<NudgeChange, { verb: 'pause' } | { verb: 'times' }>;
  /** Plain text. */
  name: string;
}

/** Asks which of two changes somebody means; the buttons make them. @param isOff whether the times would fill in the form */
export function eitherView(
  whose: Whose,
  [one, other]: readonly [MaybeChange, MaybeChange],
  isOff: boolean,
): Reply {
  const text = whichOne(one.name, other.name);
  const buttons = [one, other].map((maybe, index) => changeButton(whose, maybe, index, isOff));
  return { ...reply(text, () => [section(text), actions(...buttons)]), leavesNudge: true };
}

/** The same change in its other reading, below what was done in the one that is more likely. */
export function withOther(view: Reply, whose: Whose, other: MaybeChange): Reply {
  const text = orElse(other.name);
  const more = [section(text, changeButton(whose, other, 2, false))];
  return {
    ...view,
    text: `${view.text} ${text}`,
    blocks: [...view.blocks, ...more],
    plain: [...view.plain, ...more],
  };
}

function changeButton(whose: Whose, { change, name }: MaybeChange, index: number, isOff: boolean) {
  const packed = packWhose(whose);
  if (change.verb === 'times') {
    const action = isOff ? ACTIONS.nudgesChange : ACTIONS.nudgesTimes;
    return button(name, { action, index, value: `${packed} ${packTimes(change.times)}` });
  }
  const { length } = change;
  const until = typeof length === 'object' ? length.until : length;
  return button(name, { action: ACTIONS.nudgesPause, index, value: `${packed} ${until}` });
}
