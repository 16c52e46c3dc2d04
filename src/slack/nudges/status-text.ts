import type { NudgeStatus, PastNudge, RunningNudges } from '../../nudges/subscriptions/nudge-status.ts';
import * as words from './words.ts';

/**
 * Where nudges are at, in a sentence or two.
 * @param untimed whether their time stands elsewhere, so that the day is enough
 * @returns mrkdwn
 */
export function statusText(status: NudgeStatus, untimed = false): string {
  const mine = status.subscriber.type === 'person';
  if (status.type === 'off') return words.off(mine, status.endedWhy);
  const { leftOut, pausedUntil, bySilence, begun, stopped } = status;
  const next = untimed ? status.nextDay : status.next;
  const nextOne = next ? words.nextComes(next, !begun) : '';
  const notOn = leftOut.length > 0 ? words.noneOn(leftOut) : '';
  // What is a channel's may be read by everybody there.
  const inWords = mine ? words.stoppedForAll : words.stoppedInPublic;
  const all = stopped ? inWords(stopped) : '';
  if (status.type === 'active') return words.sentences(all, nextOne, notOn);
  if (pausedUntil) return words.sentences(all, words.pausedUntil(pausedUntil), nextOne, notOn);
  if (bySilence) return words.sentences(all, words.PAUSED.bySilence);
  return words.sentences(all, mine ? words.PAUSED.mine : words.PAUSED.here);
}

/** What is chosen for nudges, a line each. @param untimed whether the schedule stands elsewhere @returns mrkdwn */
export function choiceLines(
  { schedule, topics, holidaysOf, weekly, rotation }: RunningNudges,
  untimed = false,
): string[] {
  return [
    words.scheduleLine(untimed ? undefined : schedule, topics),
    words.holidaysLine(holidaysOf),
    ...(weekly ? [words.ONCE_A_WEEK_NOW] : []),
    ...(rotation.length > 0 ? [words.rotationLine(rotation)] : []),
  ];
}

/** An earlier nudge and what became of it. @returns mrkdwn */
export function pastNudgeLine({ day, card, outcome, tried }: PastNudge): string {
  const text = tried === undefined ? outcomeText(outcome) : words.triedCount(tried);
  return words.pastLine(day, card?.title, text);
}

function outcomeText(outcome: PastNudge['outcome']): string {
  switch (outcome.type) {
    case 'answered':
      return words.answerClause(outcome.answer, outcome.to);
    case 'responded':
      return words.OUTCOMES.responded;
    case 'unanswered':
      return words.OUTCOMES.unanswered;
    case 'posted':
      return words.OUTCOMES.posted;
    case 'on-its-way':
      return words.OUTCOMES.onItsWay;
    case 'skipped':
      return words.OUTCOMES.skipped(outcome.why);
    case 'failed':
      return words.OUTCOMES.failed(outcome.why);
  }
}
