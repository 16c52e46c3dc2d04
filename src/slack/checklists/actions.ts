import type { App, BlockCheckboxesAction } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { ChecklistService } from '../../answers/checklist-service.ts';
import type { Log } from '../../log.ts';
import { goneCard } from '../cards/words.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, unpackStep } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { isNotInChannel } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { sayBriefly } from '../kit/show.ts';
import { notHere } from '../kit/words.ts';
import { createRedraws, type Redraws } from './checklist-redraw.ts';
import { checklistView } from './checklist-view.ts';

export interface ChecklistDeps {
  answers: AnswerService;
  checklists: ChecklistService;
  log: Log;
}

/** "Make a checklist", and the boxes that people tick together. */
export function registerChecklistActions(app: App, deps: ChecklistDeps): void {
  const redraws = createRedraws(deps.checklists);
  onAction(app, ACTIONS.makeChecklist, deps, make);
  onAction(app, ACTIONS.tickStep, deps, (action) => tick(action, deps, redraws));
}

async function make(action: ActionContext, deps: ChecklistDeps): Promise<void> {
  const { place } = action;
  const cardId = action.ref?.cardId ?? '?';
  const card = deps.answers.library().card(cardId);
  if (!card) return sayBriefly(action, goneCard(cardId));
  const { channel, threadTs } = place.type === 'home' ? { channel: '', threadTs: undefined } : place;
  if (!channel) return sayBriefly(action, 'There is no channel here to post it in.');
  const from = action.body.view?.id ?? action.body.container?.message_ts ?? '';
  const wish = { card, by: action.person, channel, threadTs, from: String(from) };
  const made = await deps.checklists.make(wish);
  if (made.type === 'no-steps') {
    return sayBriefly(action, 'This card has no steps any more to make a checklist of.');
  }
  const where = `${threadTs ? 'the thread in ' : ''}<#${escapeText(channel)}>`;
  if (made.type === 'there') {
    return sayBriefly(action, `The checklist is in ${where} already.`);
  }
  let ts: string;
  try {
    ts = await postReply(
      action.workspace,
      { channel, threadTs },
      {
        ...checklistView(made.list),
        cardId: card.id,
      },
    );
  } catch (error) {
    await deps.checklists.discard(made.list.id);
    if (!isNotInChannel(error)) throw error;
    return sayBriefly(action, notHere(channel, action.workspace.botName));
  }
  await noteTs(made.list.id, ts, deps);
  await sayBriefly(action, `The checklist is in ${where}. Everybody there can tick it.`);
}

/** The first tick says it, too, should it not be possible now. */
async function noteTs(listId: string, ts: string, deps: ChecklistDeps): Promise<void> {
  try {
    await deps.checklists.notePosted(listId, ts);
  } catch (error) {
    deps.log.warn({ err: error }, 'the database is away: where a checklist was posted is not noted');
  }
}

async function tick(action: ActionContext, deps: ChecklistDeps, redraws: Redraws): Promise<void> {
  const payload = action.payload as unknown as BlockCheckboxesAction['actions'][number];
  const box = unpackStep(payload.block_id);
  const done = payload.selected_options.length > 0;
  const ts = String(action.body.container?.message_ts ?? action.body.message?.ts ?? '');
  const ticked = box ? await deps.checklists.tick(box.list, box.step, action.person, done, ts) : 'gone';
  if (!box || ticked === 'gone') {
    const gone = 'This checklist is too old: I do not keep it any more. Make a new one from the card.';
    return sayBriefly(action, gone);
  }
  try {
    // Also when it stood so already: this person's screen shows something else.
    await redraws.redraw(box.list, action.workspace);
  } catch (error) {
    deps.log.warn({ err: error }, 'a checklist could not be drawn anew');
    await sayBriefly(action, 'Noted. Slack shows it with the next tick.');
  }
}
