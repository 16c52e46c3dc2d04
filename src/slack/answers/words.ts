import { COMMAND } from '../kit/words.ts';

// What the bot says around its answers. Texts are mrkdwn.

export const NO_ANSWER_YET = 'I haven’t answered anything here yet. Ask me something first.';

/** Said to the person who asked alone, where nobody called the bot by name. */
export function noCardFits(botUserId: string): string {
  return `No card fits that. Ask me in other words with <@${botUserId}>, or see \`${COMMAND} help\`.`;
}

export const ANSWER_FORGOTTEN =
  'I no longer know which question that was about. Ask me again, and then say “more”, “why this one?” or “share it”.';

export const WAS_A_TIP =
  'That was a tip, picked from the cards that you haven’t seen lately. No question led to it.';

export const CHOSEN_BY_SOMEBODY =
  'No question led to that card, so I have no words to point to. Somebody chose it.';
