import type { types } from '@slack/bolt';
import { type Block, button, type Reply, reply, section } from './blocks.ts';
import { ACTIONS, type PostRef, packPost } from './ids.ts';
import { REMOVE_POST, UNDO, UNDO_LABEL } from './words.ts';

/** Tells a person in private what was posted in their name, with a button that takes it back. @param text mrkdwn */
export function postedNote(text: string, post: PostRef): Reply {
  return reply(text, () => [postedBlock(text, post)]);
}

/** The same as a block, for a modal. @param text mrkdwn */
export function postedBlock(text: string, post: PostRef): Block {
  return section(text, button(UNDO, { action: ACTIONS.undoPost, value: packPost(post), label: UNDO_LABEL }));
}

/**
 * For the “…” menu of a post in somebody's name. Everybody sees it there, and it works for that person alone.
 * @param userId whose post it is
 */
export function removePostButton(userId: string): types.Button {
  return button(REMOVE_POST, { action: ACTIONS.removePost, value: userId, label: REMOVE_POST });
}
