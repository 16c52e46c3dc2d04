import type { App, BlockCheckboxesAction } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { ChecklistService } from '../../answers/checklist-service.ts';
import type { Card } from '../../cards/card.ts';
import { passagesOf } from '../../cards/passages.ts';
import type { Steps } from '../../cards/steps.ts';
import type { Log } from '../../log.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import type { Turns } from '../../people/turns.ts';
import { goneCard, RIGHT_NOW } from '../cards/words.ts';
import { ACTIONS, type CardRef, unpackLines, unpackStep } from '../kit/ids.ts';
import { whyNotPostIn } from '../kit/may-post-in.ts';
import { type ActionContext, onAction, targetIn } from '../kit/on-action.ts';
import { permalinkOf } from '../kit/permalink.ts';
import { readPost } from '../kit/read-post.ts';
import { mayHaveArrived } from '../kit/retry.ts';
import { postReply } from '../kit/send.ts';
import { sayBriefly, showNote } from '../kit/show.ts';
import { postedNote } from '../kit/undo-view.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { createRedraws, type Redraws } from './checklist-redraw.ts';
import { checklistView, postAnotherView } from './checklist-view.ts';
import { findList } from './find-list.ts';
import { showsList } from './shows-list.ts';
import {
  alreadyPosted,
  BEING_POSTED,
  NO_STEPS_LEFT,
  NOWHERE_TO_POST,
  posted,
  SHOWN_LATER,
  TOO_OLD,
} from './words.ts';

/** In an incident, nobody waits longer than this to hear that somebody else is posting the list, in ms. */
const ANOTHER_WAITS_MS = 3000;

export interface ChecklistDeps {
  answers: AnswerService;
  checklists: ChecklistService;
  turns: Turns;
  log: Log;
}

/** The buttons that post a checklist, and the boxes that people tick together. */
export function registerChecklistActions(app: App, deps: ChecklistDeps): void {
  const redraws = createRedraws(deps.checklists);
  onAction(app, ACTIONS.makeChecklist, deps, (action) => make(action, deps, {}));
  onAction(app, ACTIONS.anotherChecklist, deps, (action) => make(action, deps, { another: true }));
  onAction(app, ACTIONS.makeNowChecklist, deps, makeOfLines);
  onAction(app, ACTIONS.tickStep, deps, (action) => tick(action, deps, redraws));
}

/** A list of exactly the lines that the message quotes. They come back from the person's client, so they must be the card's. */
async function makeOfLines(action: ActionContext, deps: ChecklistDeps): Promise<void> {
  const packed = unpackLines(action.value);
  const card = packed && deps.answers.library().card(packed.ref.cardId);
  if (!packed || !card) return make(action, deps, packed ? { ref: packed.ref } : {});
  const known = new Set(passagesOf(card).flatMap(({ now = [] }) => now.map(({ markdown }) => markdown)));
  const steps = packed.lines.filter((line) => known.has(line));
  if (steps.length === 0) return sayBriefly(action, NO_STEPS_LEFT);
  await make(action, deps, { ref: packed.ref, lines: { heading: RIGHT_NOW, steps } });
}

interface ListOptions {
  /** The card; that of the button unless given. */
  ref?: CardRef;
  /** Only these lines of it. */
  lines?: Steps;
  /** Whether the person has been asked and wants one besides the one that is there. */
  another?: boolean;
}

async function make(action: ActionContext, deps: ChecklistDeps, options: ListOptions): Promise<void> {
  const { ref = action.ref } = options;
  const cardId = ref?.cardId ?? '?';
  const { place } = action;
  const card = deps.answers.library().card(cardId);
  if (!card) return sayBriefly(action, goneCard(cardId));
  const { channel, threadTs } = place.type === 'home' ? { channel: '', threadTs: undefined } : place;
  if (!channel) return sayBriefly(action, NOWHERE_TO_POST);
  const no = await whyNotPostIn(action.workspace, action.person, targetIn(place));
  if (no) return sayBriefly(action, no);
  const where = { channel, threadTs };
  const what = `checklist of ${card.id} in ${channel} ${threadTs ?? ''}`;
  const turn = await deps.turns.take(
    action.person.team,
    what,
    () => makeInTurn(action, deps, options, card, where),
    ANOTHER_WAITS_MS,
  );
  if (turn === 'busy') await sayBriefly(action, BEING_POSTED);
}

/** Makes the list and posts it, unless it is there: meanwhile nobody else does so for this card and place. */
async function makeInTurn(
  action: ActionContext,
  deps: ChecklistDeps,
  options: ListOptions,
  card: Card,
  where: ConversationRef,
): Promise<void> {
  const { ref = action.ref, lines, another = false } = options;
  const { channel, threadTs } = where;
  const from = action.body.view?.id ?? action.body.container?.message_ts ?? '';
  const after = another ? ` after ${ref?.answerId}` : '';
  const request = {
    card,
    ...(lines && { lines }),
    by: action.person,
    channel,
    threadTs,
    from: `${from}${after}`,
    another,
  };
  const made = await deps.checklists.make(request);
  if (made.type === 'made-lately') {
    const post = { channel, threadTs, ts: made.list.messageTs };
    if ((await readPost(action.client, post)) !== 'gone') {
      const url = await permalinkOf(action.workspace, post);
      return showNote(action, postAnotherView(card, { id: made.list.id, url }));
    }
    await deps.checklists.discardPosted(made.list);
    return makeInTurn(action, deps, options, card, where);
  }
  if (made.type === 'no-steps') return sayBriefly(action, NO_STEPS_LEFT);
  const inThread = Boolean(threadTs);
  if (made.type === 'there') {
    const found = await findList(action.workspace, made.list, where);
    if (found) {
      if (found !== made.list.messageTs) await noteTs(made.list.id, found, deps);
      return sayBriefly(action, alreadyPosted(channel, inThread));
    }
    await deps.checklists.discard(made.list.id);
    return makeInTurn(action, deps, options, card, where);
  }
  let ts: string;
  try {
    ts = await postReply(action.workspace, where, checklistView(made.list));
  } catch (error) {
    // It may be there after all. Whoever presses again finds it, or posts it.
    if (!mayHaveArrived(error)) await deps.checklists.discard(made.list.id);
    const refused = whyNotPosted(error, channel, action.workspace.botName);
    if (!refused) throw error;
    return sayBriefly(action, refused);
  }
  await noteTs(made.list.id, ts, deps);
  await showNote(action, postedNote(posted(channel, inThread), { channel, ts, threadTs }));
}

/** If this fails, the first tick tells where the message is, too. */
async function noteTs(listId: string, ts: string, deps: ChecklistDeps): Promise<void> {
  try {
    await deps.checklists.notePosted(listId, ts);
  } catch (error) {
    deps.log.warn(
      { event: 'checklist.position_not_recorded', err: error },
      'database unavailable; where a checklist was posted is not recorded',
    );
  }
}

async function tick(action: ActionContext, deps: ChecklistDeps, redraws: Redraws): Promise<void> {
  const payload = action.payload as unknown as BlockCheckboxesAction['actions'][number];
  const box = unpackStep(payload.block_id);
  const done = payload.selected_options.length > 0;
  const messageTs = String(action.body.container?.message_ts ?? action.body.message?.ts ?? '');
  const { place, person } = action;
  const no = await whyNotPostIn(action.workspace, person, targetIn(place));
  if (no) return sayBriefly(action, no);
  const where = { channel: place.type === 'message' ? place.channel : '', messageTs };
  // The box says which list it is, and comes from the client. Only where the message shows that list is it a box of it.
  const ticked =
    box && showsList(action.body, box.list)
      ? await deps.checklists.tick(box.list, box.step, person, done, where)
      : 'gone';
  if (!box || ticked === 'gone') return sayBriefly(action, TOO_OLD);
  try {
    // Even if nothing has changed: this person's screen shows something else.
    await redraws.redraw(box.list, action.workspace);
  } catch (error) {
    deps.log.warn({ event: 'checklist.redraw_failed', err: error }, 'could not redraw a checklist');
    await sayBriefly(action, SHOWN_LATER);
  }
}
