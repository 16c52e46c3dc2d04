import { NUDGE_LENGTHS } from '../cards/nudge-file.ts';

/** The text of a new card's nudge file: every key, with a comment that says what belongs there. */
export function nudgeScaffold({ rehearsal }: { rehearsal: boolean }): string {
  const { idea, try: most, discuss, situation, choice, because, moment } = NUDGE_LENGTHS;
  const situations = [1, 2].map(
    () => `  - situation: # a moment at work, at most ${situation} characters, that ends with one question
    choices: # 3 or 4 of at most ${choice} characters, about as long as each other, all of them plausible
      -
      -
      -
    right: # the number of the right choice, from 1; not always the same
    because: # why it is right and the tempting one is not, at most ${because} characters
    from: # the words of the card that say so, 3 to 15 of them, without markup
`,
  );
  return `# What nudges use of the card. Delete what you don't need, or the whole file.
idea: # only if the card's first sentences don't stand alone; with the summary at most ${idea} characters
try: # one thing to do today, alone and in ten minutes, at most ${most} characters
discuss: # questions for a team's channel, at most ${discuss} characters each
  -
  -
situations:
${situations.join('')}${rehearsal ? `rehearsal:\n  moment: # a hard moment to find words for, at most ${moment} characters; ends with a question\n` : ''}`;
}
