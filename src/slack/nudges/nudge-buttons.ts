import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { AskedTimes, Times } from '../../nudges/rules/asked-times.ts';
import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { button } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { packWhose, type Whose } from '../kit/whose.ts';
import { packNudge } from './nudge-ref.ts';
import { packTimes } from './times-value.ts';
import { BUTTON_LABELS, BUTTONS } from './words.ts';

/** Whose nudges a status is about. */
export function whoseOf({ subscriber }: Pick<NudgeStatus, 'subscriber'>): Whose {
  return subscriber.type === 'person' ? { of: 'me' } : { of: 'channel', channel: subscriber.channel };
}

/**
 * Opens the form, where there are no nudges yet. Where they can be resumed, that comes first.
 * @param offered the times that somebody has asked for, to be filled in
 */
export function startButton(status: NudgeStatus, offered?: AskedTimes): types.Button {
  const isFirst = !status.choice || offered !== undefined;
  return button(status.subscriber.type === 'person' ? BUTTONS.start : BUTTONS.startHere, {
    action: ACTIONS.nudgesChange,
    value: [packWhose(whoseOf(status)), ...(offered ? [packTimes(offered)] : [])].join(' '),
    ...(isFirst && { style: 'primary' }),
  });
}

/** Opens the form, filled in with what is chosen. */
export function changeButton(whose: Whose): types.Button {
  return button(BUTTONS.change, {
    action: ACTIONS.nudgesChange,
    value: packWhose(whose),
    label: BUTTON_LABELS.change,
  });
}

/** Brings back the times that somebody has just changed. */
export function timesBackButton(whose: Whose, { days, time, zone }: Times): types.Button {
  return button(BUTTONS.timesBack, {
    action: ACTIONS.nudgesTimes,
    value: `${packWhose(whose)} ${packTimes({ days, time, zone })}`,
    label: BUTTON_LABELS.timesBack,
  });
}

/** Moves nudges to a time at which they come. @param time 'HH:MM' */
export function nearestButton(whose: Whose, time: string): types.Button {
  return button(BUTTONS.moveTo(time), {
    action: ACTIONS.nudgesTimes,
    value: `${packWhose(whose)} ${packTimes({ time })}`,
    style: 'primary',
  });
}

/** Shows what a nudge would be like. */
export function previewButton(whose: Whose): types.Button {
  return button(BUTTONS.preview, { action: ACTIONS.nudgePreview, value: packWhose(whose) });
}

export function stopButton(whose: Whose): types.Button {
  return button(BUTTONS.stop, {
    action: ACTIONS.nudgesStop,
    value: packWhose(whose),
    style: 'danger',
    label: BUTTON_LABELS.stop,
  });
}

export function resumeButton(whose: Whose): types.Button {
  return { ...quietResumeButton(whose), style: 'primary' };
}

/** The same for somebody who has just stopped them: nothing asks them to come back. */
export function quietResumeButton(whose: Whose): types.Button {
  return button(BUTTONS.resume, {
    action: ACTIONS.nudgesResume,
    value: packWhose(whose),
    label: BUTTON_LABELS.resume,
  });
}

/** The ways to stop nudges for a while. */
export function pauseButtons(whose: Whose): types.Button[] {
  return [
    button(BUTTONS.skipNext, { action: ACTIONS.nudgesPause, index: 0, value: `${packWhose(whose)} day` }),
    pauseWeekButton(whose, { index: 1 }),
    button(BUTTONS.pauseUntil, { action: ACTIONS.nudgesPauseUntil, value: packWhose(whose) }),
  ];
}

export function pauseWeekButton(
  whose: Whose,
  { index, label }: { index?: number; label?: string } = {},
): types.Button {
  return button(BUTTONS.pauseWeek, {
    action: ACTIONS.nudgesPause,
    ...(index !== undefined && { index }),
    value: `${packWhose(whose)} week`,
    ...(label && { label }),
  });
}

/** Opens the list of dismissed cards; no button where there are none. */
export function dismissedButtons({ dismissed }: Pick<NudgeStatus, 'dismissed'>): types.Button[] {
  if (dismissed === 0) return [];
  return [button(BUTTONS.dismissed(dismissed), { action: ACTIONS.nudgesDismissed, value: 'me' })];
}

/** Undoes “Not for me”. @param deliveryId of the nudge that has the button; `-` in a list */
export function restoreButton(card: Pick<Card, 'id' | 'title'>, deliveryId: string): types.Button {
  return button(BUTTONS.restore, {
    action: ACTIONS.nudgeRestore,
    value: packNudge({ deliveryId, cardId: card.id, more: '' }),
    label: BUTTON_LABELS.restore(card.title),
  });
}
