import type { App } from '@slack/bolt';
import type { ChecklistService } from '../../answers/checklist-service.ts';
import type { Log } from '../../log.ts';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import { ACTIONS, type PostRef, unpackPost } from '../kit/ids.ts';
import { noteView } from '../kit/note-view.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { authorOf } from '../kit/original.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly } from '../kit/show.ts';
import { notHere } from '../kit/words.ts';
import { type TakenBack, takeBack } from './take-back.ts';
import { ALREADY_GONE, MAY_NOT_REMOVE, notYours, removedFrom, UNKNOWN_POST } from './words.ts';

export interface UndoDeps {
  checklists: ChecklistService;
  turns: Turns;
  log: Log;
}

/** "Undo" in the private note about a post, and "Remove this post" in the post's own menu. */
export function registerUndoActions(app: App, deps: UndoDeps): void {
  onAction(app, ACTIONS.undoPost, deps, undo);
  onAction(app, ACTIONS.removePost, deps, remove);
}

async function undo(action: ActionContext, deps: UndoDeps): Promise<void> {
  const post = unpackPost(action.value);
  if (!post) return sayBriefly(action, UNKNOWN_POST);
  const outcome = await takeBack(action.workspace, post, action.person);
  await forgetPost(outcome, post, action.person, deps);
  const text = outcomeText(outcome, post, action);
  const over = outcome.type === 'removed' || outcome.type === 'gone';
  if (action.place.type !== 'message' || !over) return sayBriefly(action, text);
  // There is nothing left to undo, so what it came to takes the place of the note.
  await respondWith(action.respond, noteView(text), action.workspace.log, { replace_original: true });
}

async function remove(action: ActionContext, deps: UndoDeps): Promise<void> {
  const { place, person, body } = action;
  const ts = body.container?.message_ts ?? body.message?.ts;
  if (place.type !== 'message' || typeof ts !== 'string') return sayBriefly(action, UNKNOWN_POST);
  const post = { channel: place.channel, ts, threadTs: place.threadTs };
  const outcome = await takeBack(action.workspace, post, person);
  if (outcome.type === 'out-of-reach') {
    // Posted through a response URL where the bot is not a member. The click brings a URL of its own, which reaches
    // this message and no other; whose it is, the message's own menu says.
    const author = authorOf(body);
    if (author !== person.userId) return sayBriefly(action, notYours(author));
    await action.respond({ delete_original: true });
    return sayBriefly(action, removedFrom(post.channel));
  }
  await forgetPost(outcome, post, person, deps);
  await sayBriefly(action, outcomeText(outcome, post, action));
}

function outcomeText(outcome: TakenBack, { channel }: PostRef, { workspace, place }: ActionContext): string {
  switch (outcome.type) {
    case 'removed':
      return removedFrom(channel);
    case 'gone':
      return ALREADY_GONE;
    case 'not-yours':
      // Who posts elsewhere is not for everybody who names a post there.
      return notYours(place.type === 'message' && place.channel === channel ? outcome.author : undefined);
    case 'not-allowed':
      return MAY_NOT_REMOVE;
    case 'out-of-reach':
      return notHere(channel, workspace.botName);
  }
}

/** What the bot noted about a post goes with it. */
async function forgetPost(outcome: TakenBack, post: PostRef, by: Person, deps: UndoDeps): Promise<void> {
  await forgetChecklist(outcome, post, deps);
  if (outcome.type !== 'removed' || !outcome.turn) return;
  const { userId, what } = outcome.turn;
  const them = { team: by.team, userId };
  // Whoever deleted everything has deleted the turn as well: to note that it was taken back would name them again.
  if (!(await deps.turns.wasDone(them, what))) return;
  // It may have been the wrong channel, or too much. But who goes on like that would notify somebody each time.
  const again = await deps.turns.once(them, `${what}, taken back`, async () => {});
  if (again.type === 'done') await deps.turns.giveBack(them, what);
}

/** If this fails, the list's age deletes it. */
async function forgetChecklist(
  outcome: TakenBack,
  { ts }: PostRef,
  { checklists, log }: UndoDeps,
): Promise<void> {
  if (outcome.type !== 'removed' || !outcome.checklistId) return;
  try {
    await checklists.discardPosted({ id: outcome.checklistId, messageTs: ts });
  } catch (error) {
    log.warn(
      { event: 'checklist.not_discarded', err: error },
      'database unavailable; a checklist that was taken back is still stored',
    );
  }
}
