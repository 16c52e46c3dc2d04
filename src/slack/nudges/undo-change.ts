import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { dayIn } from '../kit/slack-ids.ts';
import type { NudgeChange } from './nudge-change.ts';
import { packNudge, unpackNudge } from './nudge-ref.ts';
import { packTimes, unpackTimes } from './times-value.ts';

/** What takes a change of nudges back, packed for the metadata of the message that tells of it. */
export function packUndo(
  verb: Exclude<NudgeChange['verb'], 'show'>,
  before: NudgeStatus,
): string | undefined {
  if (verb === 'times') {
    if (before.type === 'off') return undefined;
    const { days, time, zone } = before.choice;
    return packTimes({ days, time, zone });
  }
  if (before.type === 'off') return 'stop';
  return before.type === 'active' ? 'resume' : `pause:${before.pausedUntilDay ?? 'good'}`;
}

/** An answer to a nudge that the bot has told of. */
export interface AnsweredInWords {
  deliveryId: string;
  cardId: string;
}

const ANSWERED = 'answered ';

/** The same for an answer to a nudge. */
export function packAnswered({ deliveryId, cardId }: AnsweredInWords): string {
  return `${ANSWERED}${packNudge({ deliveryId, cardId, more: '' })}`;
}

/** Undefined for anything else. */
export function unpackAnswered(packed: string | undefined): AnsweredInWords | undefined {
  const ref = packed?.startsWith(ANSWERED) ? unpackNudge(packed.slice(ANSWERED.length)) : undefined;
  return ref && { deliveryId: ref.deliveryId, cardId: ref.cardId };
}

/** Undefined for anything else, such as what another version has packed. */
export function unpackUndo(packed: string | undefined): Exclude<NudgeChange, { verb: 'show' }> | undefined {
  if (packed === 'stop' || packed === 'resume') return { verb: packed };
  if (packed === 'pause:good') return { verb: 'pause', length: 'good', evenStopped: true };
  const until = dayIn(packed?.replace(/^pause:/, ''));
  if (until) return { verb: 'pause', length: { until }, evenStopped: true };
  const times = unpackTimes(packed);
  return times && { verb: 'times', times };
}
