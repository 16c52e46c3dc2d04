import type { Person } from '../../people/person.ts';
import { INVITED, type PostRef, summaryOf } from '../kit/ids.ts';
import { metadataOf } from '../kit/message-metadata.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import { readPost } from '../kit/read-post.ts';
import type { Workspace } from '../kit/workspace.ts';

/** What became of a request to remove a post. */
export type TakenBack =
  /** `checklistId` is that of the checklist that it showed; `turn` is whose turn it took, and for what. */
  | { type: 'removed'; checklistId: string | undefined; turn: { userId: string; what: string } | undefined }
  | { type: 'gone' }
  /** It is somebody else's; `author` is their id, if it is known. */
  | { type: 'not-yours'; author: string | undefined }
  /** The bot is not in the channel, so it neither sees the post nor may delete it. */
  | { type: 'out-of-reach' }
  /** The workspace keeps apps from deleting messages. */
  | { type: 'not-allowed' };

/** Slack's error codes where a bot may not delete its own message. */
const NOT_ALLOWED = ['cant_delete_message', 'compliance_exports_prevent_deletion'];

/**
 * Removes a post for the person in whose name it stands, and for nobody else. The post's own metadata says whose it
 * is: a button's value would be enough for an honest client, but not for a forged click.
 */
export async function takeBack(
  { client }: Pick<Workspace, 'client'>,
  post: PostRef,
  by: Person,
): Promise<TakenBack> {
  const found = await readPost(client, post);
  if (found === 'gone') return { type: 'gone' };
  if (found === 'unreadable') return { type: 'out-of-reach' };
  const { postedFor, checklistId, invites, shares } = metadataOf(found);
  if (postedFor !== by.userId) return { type: 'not-yours', author: postedFor };
  try {
    await client.chat.delete({ channel: post.channel, ts: post.ts });
  } catch (error) {
    // Somebody else, or a second click, was faster.
    if (isPlatformError(error, 'message_not_found')) return { type: 'gone' };
    if (isPlatformError(error, ...NOT_ALLOWED)) return { type: 'not-allowed' };
    throw error;
  }
  const invited = invites ? { userId: invites, what: INVITED } : undefined;
  const turn = shares ? { userId: shares.to, what: summaryOf(by.userId, shares.on) } : invited;
  return { type: 'removed', checklistId, turn };
}
