import type { App } from '@slack/bolt';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import { modal, section } from '../kit/blocks.ts';
import { ACTIONS, INPUTS, type PostRef, summaryOf, VIEWS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { profileZone } from '../kit/profile-zone.ts';
import { postReply } from '../kit/send.ts';
import { showModalInTime } from '../kit/show.ts';
import { userIdsIn } from '../kit/slack-ids.ts';
import { objectIn } from '../kit/slack-json.ts';
import { postedNote } from '../kit/undo-view.ts';
import { WAITING } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import type { PathDeps } from './assessment-actions.ts';
import { type RecipientDeps, whyNotFor } from './recipient.ts';
import { refusesSummaries, withRefusal } from './refuse-actions.ts';
import { sharedOutcome, shareForm, shareOutcome, summaryView } from './share-view.ts';
import {
  COULD_NOT_SHARE,
  NOT_YOURSELF,
  NOTHING_TO_SHARE,
  PLEASE_CHOOSE,
  REFUSES_SUMMARIES,
  SHARE_TITLE,
  SHARED_TODAY,
  sharedWith,
} from './words.ts';

export interface PathSharingDeps extends PathDeps, RecipientDeps {
  turns: Turns;
}

/** A summary of somebody's path, which they share with one person of their choice. */
export function registerPathSharing(app: App, deps: PathSharingDeps): void {
  onAction(app, ACTIONS.pathShare, deps, open);
  // Posting takes time, and a double click must not hide its result: everybody waits in the open modal.
  onSubmit(app, VIEWS.pathShare, { ...deps, formWaitsMs: 0 }, share);
}

async function open(action: ActionContext, { path }: PathSharingDeps): Promise<void> {
  const opening = modal(VIEWS.answer, SHARE_TITLE, [section(WAITING)]);
  await showModalInTime(action, opening, async () => {
    const { current } = await path.status(action.person);
    return current ? shareForm(current) : shareOutcome(NOTHING_TO_SHARE);
  });
}

/** The window with *Undo* is soon closed, and its author never sees the message itself: a note of their own stays. */
async function keepUndo(userId: string, said: string, post: PostRef, workspace: Workspace): Promise<void> {
  try {
    await postReply(workspace, { channel: userId }, postedNote(said, post));
  } catch (error) {
    workspace.log.warn(
      { event: 'path.undo_not_kept', err: error },
      'could not leave a person a note with the way to take back what they shared',
    );
  }
}

/** The day it is where a person is, 'YYYY-MM-DD'. */
async function today({ userId }: Person, { retryingClient, log, now }: Workspace): Promise<string> {
  const zone = (await profileZone(retryingClient, userId, log)) ?? 'UTC';
  return now().toTemporalInstant().toZonedDateTimeISO(zone).toPlainDate().toString();
}

async function share(submission: Submission, deps: PathSharingDeps): Promise<FormOutcome> {
  const { view, values, person, workspace } = submission;
  const refuse = (why: string): FormOutcome => ({ type: 'errors', errors: { [INPUTS.pathReader]: why } });
  const chosen = objectIn(values[INPUTS.pathReader]?.[INPUTS.pathReader]).selected_user;
  const [reader] = userIdsIn([chosen], 1) ?? [];
  if (!reader) return refuse(PLEASE_CHOOSE);
  if (reader === person.userId) return refuse(NOT_YOURSELF);
  const { current } = await deps.path.status(person);
  if (!current) return { type: 'done', view: shareOutcome(NOTHING_TO_SHARE) };
  const no = await whyNotFor(workspace, reader, deps);
  if (no) return refuse(no);
  const to = { team: person.team, userId: reader };
  if (await refusesSummaries(to, deps)) return refuse(REFUSES_SUMMARIES);
  const ticked = objectIn(values[INPUTS.pathWords]?.[INPUTS.pathWords]).selected_options;
  const withWords = Array.isArray(ticked) && ticked.length > 0;
  const day = await today(person, workspace);
  const shares = { to: reader, on: day };
  const summary = withRefusal(summaryView(current, deps.answers.library(), withWords, shares));
  const sentence = sharedWith(reader);
  // The same form with the same content, in any process, is a double click.
  const submit = `path ${view.id} ${view.hash}`;
  if (await deps.turns.wasDone(person, submit)) return { type: 'done', view: shareOutcome(sentence) };
  try {
    // Kept with the reader, who has not asked for it: one a day, however many windows there are.
    const shared = await deps.turns.once(to, summaryOf(person.userId, day), async () => {
      // To take it back, the conversation must be known, which Slack opens for a person's id.
      const opened = await workspace.retryingClient.conversations.open({ users: reader });
      const channel = opened.channel?.id ?? reader;
      const post = { channel, ts: await postReply(workspace, { channel }, summary) };
      await deps.turns.once(person, submit, async () => {});
      return post;
    });
    if (shared.type === 'busy') return { type: 'duplicate' };
    if (shared.type === 'done-before') return refuse(SHARED_TODAY);
    await keepUndo(person.userId, sentence, shared.result, workspace);
    return { type: 'done', view: sharedOutcome(sentence, shared.result) };
  } catch (error) {
    workspace.log.error({ event: 'path.share_failed', err: error }, 'could not share a summary of a path');
    return { type: 'again', problem: COULD_NOT_SHARE };
  }
}
