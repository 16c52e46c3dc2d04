import { LEVELS } from '../curriculum.ts';
import { errorAt, idsIn, type Rule } from './rule.ts';

/**
 * A curriculum names cards that exist, and every built-in card that a nudge may bring without being chosen. A team's own cards
 * need no place in it: they come next to the cards they are related to.
 */
export const curriculumCards: Rule = (set) => {
  const { curriculum: file, files, kinds } = set;
  if (!file) return [];
  const ids = idsIn(set);
  const unknown = LEVELS.flatMap((level) =>
    file.curriculum.levels[level].flatMap(({ cards }, stage) =>
      cards.flatMap((id, index) =>
        ids.has(id)
          ? []
          : errorAt(
              file,
              file.lineOf('levels', level, stage, 'cards', index),
              `there is no card "${id}".`,
              'Correct the id, or remove the line.',
            ),
      ),
    ),
  );
  const placed = new Set(
    LEVELS.flatMap((level) => file.curriculum.levels[level].flatMap(({ cards }) => cards)),
  );
  const onlyIfChosen = new Set(kinds.filter(({ nudges }) => nudges === 'if-chosen').map(({ id }) => id));
  // A team's own curriculum may well be shorter.
  const expected = file.own ? [] : files.filter(({ card, own }) => !own && !onlyIfChosen.has(card.kind));
  const missing = expected
    .filter(({ card }) => !placed.has(card.id))
    .map(({ card }) =>
      errorAt(
        file,
        1,
        `the card "${card.id}" is in no level.`,
        'Add it to a stage of each level where it makes sense.',
      ),
    );
  return [...unknown, ...missing];
};
