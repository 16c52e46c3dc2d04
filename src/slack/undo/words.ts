// What the bot says when somebody takes back a post. Everything is mrkdwn, already escaped.

import { escapeText } from '../kit/escape.ts';
import { isDirectMessage } from '../kit/place.ts';

export const removedFrom = (channel: string) =>
  isDirectMessage(channel) ? 'Removed from their messages.' : `Removed from <#${escapeText(channel)}>.`;
export const ALREADY_GONE = 'It’s already gone.';
/** @param author the id of the person in whose name it was posted, if it is known */
export const notYours = (author: string | undefined) =>
  author
    ? `Only <@${escapeText(author)}> can remove this, because it was posted in their name.`
    : 'Only the person in whose name this was posted can remove it.';
/** Where the workspace keeps apps from deleting messages. */
export const MAY_NOT_REMOVE =
  'Slack doesn’t let me remove messages here. A workspace admin may be able to remove it.';
/** Where somebody writes “undo” below what the bot has told of a post. */
export const UNDO_POST_HERE = 'Here is the button that takes it back:';
export const NOTHING_TO_UNDO = 'There is nothing of mine to take back here.';
export const UNKNOWN_POST =
  'That button comes from another version of me. The “…” menu under the post removes it, too.';
