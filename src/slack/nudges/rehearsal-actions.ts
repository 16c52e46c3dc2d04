import type { App } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import type { Turns } from '../../people/turns.ts';
import { goneCard } from '../cards/words.ts';
import { ACTIONS, INPUTS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import { textIn } from '../kit/slack-json.ts';
import { OLD_FORM } from '../kit/words.ts';
import { answeredBlocks } from './nudge-answer-view.ts';
import { type NudgeRef, unpackNudge } from './nudge-ref.ts';
import { NO_DELIVERY, rehearsalForm, rehearsalOutcome, rehearsedModal } from './rehearsal-view.ts';
import { changeNudge } from './reopen-nudge.ts';
import {
  alreadyAnswered,
  answerSentence,
  NUDGE_FORGOTTEN,
  REHEARSAL,
  sentences,
  whatComesNext,
} from './words.ts';

const RATINGS = ['again', 'hard', 'good'] as const;

export interface RehearsalDeps extends FormDeps {
  answers: { library(): Library };
  nudges: Nudges;
  turns: Turns;
}

/** People find words for a hard moment, compare them with the card's, and say how well it went. */
export function registerRehearsalActions(app: App, deps: RehearsalDeps): void {
  onAction(app, ACTIONS.nudgeWords, deps, (action) => openForm(action, unpackNudge(action.value), deps));
  onAction(app, ACTIONS.rehearse, deps, (action) => openForm(action, unasked(action), deps));
  onSubmit(app, VIEWS.rehearsal, deps, keep);
  onAction(app, ACTIONS.rateWords, deps, rate);
  onAction(app, ACTIONS.deleteWords, deps, forget);
  onAction(app, ACTIONS.deleteAllWords, deps, forgetAll);
}

/** A rehearsal that no nudge asked for. */
function unasked({ ref }: ActionContext): NudgeRef | undefined {
  return ref && { deliveryId: NO_DELIVERY, cardId: ref.cardId, more: '' };
}

async function openForm(
  action: ActionContext,
  ref: NudgeRef | undefined,
  { answers }: RehearsalDeps,
): Promise<void> {
  const card = ref && answers.library().card(ref.cardId);
  if (!card) return sayBriefly(action, goneCard(ref?.cardId ?? '?'));
  const { rehearsal } = card.nudge ?? {};
  if (!rehearsal) return sayBriefly(action, REHEARSAL.over);
  await showModal(action, rehearsalForm(rehearsal.moment, ref));
}

async function keep(
  { view, values, person }: Submission,
  { answers, nudges, turns }: RehearsalDeps,
): Promise<FormOutcome> {
  const ref = unpackNudge(view.private_metadata);
  if (!ref) return { type: 'done', view: rehearsalOutcome(OLD_FORM) };
  const card = answers.library().card(ref.cardId);
  if (!card) return { type: 'done', view: rehearsalOutcome(goneCard(ref.cardId)) };
  if (!card.nudge?.rehearsal) return { type: 'done', view: rehearsalOutcome(REHEARSAL.over) };
  const words = textIn(values[INPUTS.ownWords]?.[INPUTS.ownWords]?.value).trim().slice(0, LIMITS.ownWords);
  if (!words) return { type: 'errors', errors: { [INPUTS.ownWords]: REHEARSAL.writeFirst } };
  // The same form with the same content, in any process, is a double click. After a failure, the form has a new hash.
  const submit = `words ${view.id} ${view.hash}`;
  const kept = await turns.once(person, submit, () => nudges.keepWords(person, card.id, words));
  if (kept.type !== 'done') return { type: 'duplicate' };
  await nudges.recordActivity(person);
  return { type: 'done', view: rehearsedModal(card, { id: kept.result, words, ref }) };
}

async function rate(action: ActionContext, { answers, nudges }: RehearsalDeps): Promise<void> {
  const ref = unpackNudge(action.value);
  const [key = '', said = ''] = (ref?.more ?? '').split(' ');
  const rating = RATINGS.find((one) => one === said);
  if (!ref || !rating) return sayBriefly(action, NUDGE_FORGOTTEN);
  const card = answers.library().card(ref.cardId);
  if (!card) return sayBriefly(action, goneCard(ref.cardId));
  const { deliveryId, cardId } = ref;
  const outcome = await nudges.rateWords(action.person, { deliveryId, cardId, key, rating });
  if (outcome.type === 'gone') return sayBriefly(action, NUDGE_FORGOTTEN);
  if (outcome.type === 'already') return sayBriefly(action, alreadyAnswered(outcome.answer, 'words'));
  const { again, resumed } = outcome;
  await sayBriefly(action, sentences(answerSentence(rating, 'words'), whatComesNext(rating, again)));
  await showOnNudge(action, outcome.message, card, { answer: rating, again, resumed, to: 'words' });
}

/** The nudge itself says so, too. */
function showOnNudge(
  { client, workspace }: ActionContext,
  message: Parameters<typeof changeNudge>[1],
  card: Card,
  outcome: Parameters<typeof answeredBlocks>[3],
): Promise<void> {
  return changeNudge(
    client,
    message,
    (blocks) => answeredBlocks(blocks, card, message.id, outcome),
    workspace.log,
  );
}

async function forget(action: ActionContext, { nudges }: RehearsalDeps): Promise<void> {
  const { person, value, client, body } = action;
  const text = (await nudges.deleteWords(person, value)) ? REHEARSAL.deleted : REHEARSAL.notThere;
  if (body.view?.type === 'modal') return updateModal(client, body.view.id, rehearsalOutcome(text));
  await sayBriefly(action, text);
}

async function forgetAll(action: ActionContext, { nudges }: RehearsalDeps): Promise<void> {
  const deleted = await nudges.deleteAllWords(action.person);
  await sayBriefly(action, deleted > 0 ? REHEARSAL.deleted : REHEARSAL.notThere);
}
