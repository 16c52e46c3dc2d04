import { MOST_A_WEEK } from '../../answers/proactive.ts';
import { escapeText } from '../kit/escape.ts';
import { COMMAND } from '../kit/words.ts';

// What the bot says about suggestions. Buttons and their labels are plain text; everything else is mrkdwn, already
// escaped.

export const SUGGEST_HELP =
  'I offer cards that clearly fit a question in this channel, to the person who asked';

// A suggestion

const UNASKED = 'You didn’t ask me, but this card may fit';
export const OFFER = `:bulb: ${UNASKED}. Only you see this.`;
export const offerSpoken = (title: string, summary: string) =>
  escapeText(`${UNASKED}: ${title}. ${summary} Only you see this.`);
export const NOT_NOW = 'Not now';
export const TURN_OFF_HERE = 'Turn off here';
export const helpfulLabel = (title: string) => `This suggestion is helpful: ${title}`;
export const notNowLabel = (title: string) => `Not now: ${title}`;
export const TURN_OFF_LABEL = 'Turn off here: no more suggestions for anyone in this channel';

// The replies to its buttons

/** @param title undefined if the card is gone */
export const helpedThanks = (title: string | undefined) =>
  title === undefined ? 'Thank you.' : `Thank you. Noted that *${escapeText(title)}* helped.`;
export const LEFT_ALONE = 'All right. I’ll leave this thread alone.';

// Switching them on and off

export const WHAT_IT_DOES = `When somebody asks something that a card clearly answers, I offer it to that person alone: at most ${MOST_A_WEEK} times a week, never twice in a thread, and never during an incident. I store nothing that is said here.`;

export const ONLY_IN_CHANNELS = 'Suggestions are for channels. Here, just ask me.';
export const ALREADY_OFF = 'Suggestions are off in this channel.';
export const NOW_OFF = 'Suggestions are now off in this channel.';
export const NOW_ON = 'Suggestions are now on in this channel. Everyone here can see that.';

/** Why the channel does not know. */
export const NOT_TOLD = 'I couldn’t tell the channel just now.';
/** @param why the channel could not be told, mrkdwn */
export const offUntold = (why: string) => `${NOW_OFF} ${why}`;
/** @param why the channel could not be told, mrkdwn: suggestions need that */
export const stayOff = (why: string) => `Suggestions stay off in this channel. ${why}`;

/** For everybody in the channel. @param by a user's id */
export const switchedBy = (by: string, on: boolean) =>
  `<@${escapeText(by)}> switched my suggestions ${on ? 'on' : 'off'} for this channel.`;

/** @param switched who switched them and when, for a sentence; empty if nobody has ever done so */
export const statusOf = (on: boolean, switched: string) =>
  `Suggestions are *${on ? 'on' : 'off'}* in this channel${switched}.`;
/** The same without markup. */
export const statusSpoken = (on: boolean) => `Suggestions are ${on ? 'on' : 'off'} in this channel.`;
export const switchedWhoWhen = (by: string | null | undefined, when: string) =>
  `${by ? `, switched by <@${escapeText(by)}>` : ''}, since ${when}`;
export const givenLately = (count: number) =>
  ` I offered ${count} of at most ${MOST_A_WEEK} in the last seven days.`;
export const HOW_TO_SWITCH = `You can also write \`${COMMAND} suggest on\` or \`${COMMAND} suggest off\`.`;

export const OFF_BUTTON = 'Off for this channel';
export const OFF_LABEL = 'Switch suggestions off for this channel';
export const ON_BUTTON = 'On for this channel';
export const ON_LABEL = 'Switch suggestions on for this channel';
