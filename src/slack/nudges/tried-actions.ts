import type { App } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import type { Turns } from '../../people/turns.ts';
import { goneCard, sharedIn } from '../cards/words.ts';
import { ACTIONS, INPUTS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { whyNotPostIn } from '../kit/may-post-in.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { postReply } from '../kit/send.ts';
import { sayBriefly, showModalInTime, showNote } from '../kit/show.ts';
import { channelIdIn } from '../kit/slack-ids.ts';
import { textIn } from '../kit/slack-json.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { OLD_FORM } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { unpackNudge } from './nudge-ref.ts';
import { triedForm, triedNote, triedOpening, triedOutcome, triedPostView } from './tried-view.ts';
import { NUDGE_FORGOTTEN, TRIED, thanksForTrying } from './words.ts';

export interface TriedDeps extends FormDeps {
  answers: { library(): Library };
  nudges: Nudges;
  turns: Turns;
}

/** Asks people who tried something what came of it, and shares that with their team if they like. */
export function registerTriedActions(app: App, deps: TriedDeps): void {
  onAction(app, ACTIONS.nudgeTold, deps, openForm);
  // Posting takes time, and a double click must not hide its result: everybody waits in the open modal.
  onSubmit(app, VIEWS.tried, { ...deps, formWaitsMs: 0 }, keep);
}

/** Somebody in a channel did what its nudge proposes: only they read the thanks. */
export async function triedInChannel(
  action: ActionContext,
  { card, deliveryId }: { card: Card; deliveryId: string },
  { nudges }: Pick<TriedDeps, 'nudges'>,
): Promise<void> {
  const { place, person, workspace } = action;
  if (place.type !== 'message') return sayBriefly(action, NUDGE_FORGOTTEN);
  const no = await whyNotPostIn(workspace, person, { channel: place.channel, from: 'here' });
  if (no) return sayBriefly(action, no);
  const about = { deliveryId, cardId: card.id, channel: place.channel };
  const outcome = await nudges.noteTry(person, about);
  if (outcome.type === 'gone') return sayBriefly(action, NUDGE_FORGOTTEN);
  const text =
    outcome.type === 'already'
      ? TRIED.already
      : thanksForTrying(deliveryId, outcome.times, TRIED.countedHere);
  await showNote(action, triedNote(text, card, deliveryId));
}

async function openForm(action: ActionContext, { answers, nudges }: TriedDeps): Promise<void> {
  const ref = unpackNudge(action.value);
  const card = ref && answers.library().card(ref.cardId);
  if (!card) return sayBriefly(action, goneCard(ref?.cardId ?? '?'));
  await showModalInTime(action, triedOpening(ref), async () =>
    triedForm(card, ref, await nudges.tryNote(action.person, ref.deliveryId)),
  );
}

async function keep(
  { view, values, person, workspace }: Submission,
  { answers, nudges, turns }: TriedDeps,
): Promise<FormOutcome> {
  const ref = unpackNudge(view.private_metadata);
  if (!ref) return { type: 'done', view: triedOutcome(OLD_FORM) };
  const card = answers.library().card(ref.cardId);
  if (!card) return { type: 'done', view: triedOutcome(goneCard(ref.cardId)) };
  const typed = textIn(values[INPUTS.tried]?.[INPUTS.tried]?.value).trim();
  const note = [...typed].slice(0, LIMITS.triedInAll).join('');
  if (!note) return { type: 'errors', errors: { [INPUTS.tried]: TRIED.writeFirst } };
  if (!(await nudges.keepTryNote(person, ref.deliveryId, note))) {
    return { type: 'done', view: triedOutcome(NUDGE_FORGOTTEN) };
  }
  const chosen = values[INPUTS.triedChannel]?.[INPUTS.triedChannel]?.selected_conversation;
  const channel = channelIdIn(chosen);
  if (!channel) return { type: 'done', view: triedOutcome(TRIED.kept) };
  try {
    const no = await whyNotPostIn(workspace, person, { channel, from: 'named' });
    if (no) return { type: 'again', problem: no };
    // The same form with the same content, in any process, is a double click. After a failure, the form has a new hash.
    const shared = await turns.once(person, `tried ${view.id} ${view.hash}`, () =>
      postReply(workspace, { channel }, triedPostView(card, person.userId, note)),
    );
    if (shared.type === 'busy') return { type: 'duplicate' };
    const text = sharedIn(channel, false);
    const post = shared.type === 'done' ? { channel, ts: shared.result } : undefined;
    return { type: 'done', view: triedOutcome(text, post) };
  } catch (error) {
    return { type: 'again', problem: problemOf(error, channel, workspace) };
  }
}

function problemOf(error: unknown, channel: string, { botName, log }: Workspace): string {
  const refused = whyNotPosted(error, channel, botName);
  if (refused) return refused;
  log.error({ event: 'nudge.try_share_failed', err: error, channel }, 'could not share what somebody tried');
  return TRIED.couldNotPost;
}
