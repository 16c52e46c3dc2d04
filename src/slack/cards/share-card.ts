import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import type { Reply } from '../kit/blocks.ts';
import { type ChannelSource, whyNotPostIn } from '../kit/may-post-in.ts';
import { noteView } from '../kit/note-view.ts';
import { linked, permalinkOf } from '../kit/permalink.ts';
import { postedNote } from '../kit/undo-view.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { BEING_DONE } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import type { StandingCard } from './find-standing.ts';
import { type PostOutcome, postOnce } from './post-once.ts';
import { sharedView } from './shared-view.ts';
import { ALREADY_IN, alreadyHere, alreadyInChannel, RIGHT_ABOVE, sharedCardIn } from './words.ts';

/** Whose card goes where. */
export interface ShareRequest {
  where: ConversationRef;
  card: Card;
  /** The id of the person who shares it. */
  sharedBy: string;
  /** The ts of the message that asked for it, if one did. */
  answers?: string;
  library: Library;
  workspace: Workspace;
  turns: Turns;
}

/** Posts a card in somebody's name, as `postOnce` does. */
export function shareOnce({ card, library, sharedBy, ...request }: ShareRequest): Promise<PostOutcome> {
  return postOnce({ ...request, id: card.id, view: () => sharedView(card, library, sharedBy) });
}

/**
 * Shares a card from elsewhere, if the person who shares it may.
 * @returns what to tell the person who shares it, in private
 */
export async function shareFromElsewhere(
  request: ShareRequest,
  by: Person,
  from: ChannelSource,
): Promise<Reply> {
  const { where, card, sharedBy, workspace } = request;
  const no = await whyNotPostIn(workspace, by, { channel: where.channel, from });
  if (no) return noteView(no);
  try {
    const outcome = await shareOnce(request);
    if (outcome.type === 'posted') {
      return { ...postedNote(sharedCardIn(card.title, where.channel), outcome.post), tellsWhatIsDone: true };
    }
    if (outcome.type === 'busy') return noteView(BEING_DONE);
    const { standing } = outcome;
    const alreadyIn = linked(ALREADY_IN, await permalinkOf(workspace, standing));
    return noteOn(standing, sharedBy, alreadyInChannel(card.title, alreadyIn, where.channel));
  } catch (error) {
    const refused = whyNotPosted(error, where.channel, workspace.botName);
    if (!refused) throw error;
    return noteView(refused);
  }
}

/** Says that a card is where somebody wanted to share it, and offers to take it back if it is theirs. */
export async function alreadyHereNote(
  standing: StandingCard,
  userId: string,
  workspace: Workspace,
  hint = '',
): Promise<Reply> {
  const here = alreadyHere(linked(RIGHT_ABOVE, await permalinkOf(workspace, standing)));
  return noteOn(standing, userId, hint ? `${here} ${hint}` : here);
}

function noteOn(standing: StandingCard, userId: string, text: string): Reply {
  return standing.postedFor === userId ? postedNote(text, standing) : noteView(text);
}
