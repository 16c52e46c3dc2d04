import type { types } from '@slack/bolt';
import { type Interest, LEVELS, type Level } from '../../cards/curriculum.ts';
import { type Learner, packLearner } from '../../nudges/rules/learner.ts';
import { plainText } from '../kit/input-block.ts';
import { option } from './nudge-options.ts';
import { EVERYTHING, FIELDS, LEVEL_NAMES, learnerChoice } from './words.ts';

/** A menu that asks in one how far somebody has come and what they want to hear more of. */
export function learnerSelect(
  actionId: string,
  interests: readonly Interest[],
  chosen: Learner | null,
): types.StaticSelect {
  const initial = chosen && initialOption(chosen, interests);
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plainText(FIELDS.learnerPlaceholder),
    option_groups: LEVELS.map((level) => ({
      label: plainText(LEVEL_NAMES[level]),
      options: [null, ...interests].map((interest) => optionOf(level, interest)),
    })),
    ...(initial && { initial_option: initial }),
  };
}

/** An interest that no longer exists counts as none. */
function initialOption({ level, interest }: Learner, interests: readonly Interest[]) {
  return level === null ? undefined : optionOf(level, interests.find(({ id }) => id === interest) ?? null);
}

function optionOf(level: Level, interest: Interest | null): types.PlainTextOption {
  return option(
    learnerChoice(level, interest?.name ?? EVERYTHING),
    packLearner({ level, interest: interest?.id ?? null }),
  );
}
