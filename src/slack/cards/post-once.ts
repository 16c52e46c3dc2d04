import type { ConversationRef } from '../../people/conversation.ts';
import type { Turns } from '../../people/turns.ts';
import type { Reply } from '../kit/blocks.ts';
import type { PostRef } from '../kit/ids.ts';
import { postReply } from '../kit/send.ts';
import type { Workspace } from '../kit/workspace.ts';
import { findStanding, type StandingCard } from './find-standing.ts';

/** What somebody shares: a card or a page, and how it looks. */
interface PostRequest {
  where: ConversationRef;
  /** The id by which a message notes what it shows. */
  id: string;
  view(): Reply;
  /** The ts of the message that asked for it, if one did. */
  answers?: string | undefined;
  workspace: Workspace;
  turns: Turns;
}

export type PostOutcome =
  | { type: 'posted'; post: PostRef }
  | { type: 'there'; standing: StandingCard }
  /** Somebody is sharing it there right now, and Slack takes its time. */
  | { type: 'busy' };

/** Posts what somebody shares, unless it stands there already, also if two people share it at the same moment. */
export async function postOnce({
  where,
  id,
  view,
  answers,
  workspace,
  turns,
}: PostRequest): Promise<PostOutcome> {
  const what = `share ${id} in ${where.channel} ${where.threadTs ?? ''}`;
  const outcome = await turns.take<PostOutcome>(workspace.team, what, async () => {
    const standing = await findStanding(workspace, where, id);
    if (standing) return { type: 'there', standing };
    const ts = await postReply(workspace, { ...where, ...(answers && { answers }) }, view());
    return { type: 'posted', post: { ...where, ts } };
  });
  return outcome === 'busy' ? { type: 'busy' } : outcome;
}
