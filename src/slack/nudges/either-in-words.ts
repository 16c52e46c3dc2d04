import type { Command, CommandText } from '../kit/command.ts';
import { eitherNamed } from '../kit/either-words.ts';
import { dayIn } from '../kit/slack-ids.ts';
import { unpackWhose } from '../kit/whose.ts';
import { type ChangeDeps, changeNudges } from './change-nudges.ts';
import type { NudgeChange } from './nudge-change.ts';
import { unpackTimes } from './times-value.ts';

/** “Afternoon” and “April 3”, right after the bot has asked which of two days or times is meant: the same as the buttons. */
export const eitherInWords: Command<ChangeDeps, NudgeChange> = {
  names: ['either'],
  visibility: 'everyone',
  words: () => [],
  read: readChoice,
  run: (request, deps, change) => changeNudges({ of: 'me' }, change, request, deps),
};

function readChoice({ key, before }: CommandText): NudgeChange | undefined {
  const offered = before?.either;
  const index =
    offered &&
    eitherNamed(
      key,
      offered.map(({ name }) => name),
    );
  const { action, value = '' } = (index !== undefined && offered?.[index]) || {};
  const [whose, rest] = value.split(' ', 2);
  // A channel's nudges are changed where everybody sees it.
  if (unpackWhose(whose)?.of !== 'me') return undefined;
  if (action === 'pause') {
    const until = dayIn(rest);
    return until ? { verb: 'pause', length: { until } } : undefined;
  }
  const times = unpackTimes(rest);
  return times && { verb: 'times', times };
}
