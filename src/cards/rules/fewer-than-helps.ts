import { FEWEST } from '../card-schema.ts';
import type { Problem } from '../problem.ts';
import { adviceAt, type Rule } from './rule.ts';

const HELPS = {
  questions: 'ways of asking, in the words of those who ask, lead more people to it',
  aliases: 'terms and abbreviations that people type lead to it',
  tags: 'tags connect it with other cards, and nudges choose by them',
  related: 'a related card leads on from it',
} as const;

/** A team's own card works without what a built-in card must have. This says what it would gain. */
export const fewerThanHelps: Rule = ({ files }) =>
  files
    .filter(({ own }) => own)
    .flatMap((file): Problem[] => {
      const { card } = file;
      const few = (Object.keys(HELPS) as (keyof typeof HELPS)[])
        .filter((key) => card[key].length < FEWEST[key])
        .map((key) =>
          adviceAt(
            file,
            file.lineOf(key),
            `the card has ${card[key].length === 0 ? 'no' : `only ${card[key].length}`} ${key}.`,
            `It works as it is; ${FEWEST[key]} or more ${HELPS[key]}.`,
          ),
        );
      const alone =
        card.owner === ''
          ? [
              adviceAt(
                file,
                file.lineOf('owner'),
                'nobody looks after the card.',
                'Name an owner: a role in roles.yaml, or a team in your own words.',
              ),
            ]
          : [];
      return [...few, ...alone];
    });
