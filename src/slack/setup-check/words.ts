import { escapeText } from '../kit/escape.ts';

// What curators read about the bot's setup. Titles are plain text; everything else is mrkdwn, already escaped.

export const SETUP_TITLE = 'Setup check';
export const CHECKING = ':hourglass_flowing_sand: Checking. This takes some seconds.';
export const FOR_CURATORS = 'Only the people who look after the cards can check the setup.';
export const HOW_TO_CHECK_MORE =
  'Whoever runs me can check more, such as ports and proxies, with `npm run doctor`.';

export const ALL_WELL = '*All is well.*';
/** @param failing how many things need to be fixed @param warnings how many could be better */
export function needsWork(failing: number, warnings: number): string {
  const parts = [
    ...(failing > 0 ? [`${failing} ${failing === 1 ? 'thing needs' : 'things need'} to be fixed`] : []),
    ...(warnings > 0 ? [`${warnings} could be better`] : []),
  ];
  return `*${parts.join(', ')}.*`;
}

/** Begins each line; the words are for those who can't see the picture. */
export const STATUS = {
  ok: ':white_check_mark:',
  warning: ':warning: Could be better:',
  failing: ':x: Needs a fix:',
  unknown: ':grey_question: Can’t be checked from here:',
} as const;

export const finding = (status: keyof typeof STATUS, check: string, says: string) =>
  `${STATUS[status]} *${escapeText(check)}*\n${escapeText(says)}`;
export const toFix = (fix: string) => `\n→ ${escapeText(fix)}`;

// The last message before the bot stops

/** @param why what Slack refuses and what to do about it, plain text */
export const iStop = (why: string) =>
  `:x: I can’t hear anything in Slack any longer, so I stop now. ${escapeText(why)} Please tell the person who runs me.`;
