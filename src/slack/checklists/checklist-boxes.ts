import type { AllMiddlewareArgs, App, BlockCheckboxesAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { goneCard, notHere } from '../cards/copy.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, anyNumber, unpackRef, unpackStep } from '../kit/ids.ts';
import { isNotInChannel } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { sayBriefly } from '../kit/show.ts';
import { createRedraws, type Redraws } from './checklist-redraw.ts';
import { checklistView } from './checklist-view.ts';

type TickArgs = SlackActionMiddlewareArgs<BlockCheckboxesAction> & AllMiddlewareArgs;

/** "Make a checklist", and the boxes that people tick together. */
export function registerChecklists(app: App, deps: SlackDeps): void {
  const redraws = createRedraws(deps.checklists, deps.sender);
  app.action(anyNumber(ACTIONS.makeChecklist), (args) => make(args as ActionArgs, deps));
  app.action(anyNumber(ACTIONS.tickStep), (args) => tick(args as TickArgs, deps, redraws));
}

async function make(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const cardId = unpackRef(args.payload.value)?.cardId ?? '?';
  const card = deps.answers.library().card(cardId);
  if (!card) return sayBriefly(args, place, goneCard(cardId), deps.log);
  const { channel, threadTs } = place.in === 'home' ? { channel: '', threadTs: undefined } : place;
  if (!channel) return sayBriefly(args, place, 'There is no channel here to post it in.', deps.log);
  const from = args.body.view?.id ?? args.body.container?.message_ts ?? '';
  const wish = { card, by: actorOf(args), channel, threadTs, from: String(from) };
  const made = await deps.checklists.make(wish);
  if (made.type === 'no-steps') {
    return sayBriefly(args, place, 'This card has no steps any more to make a checklist of.', deps.log);
  }
  const where = `${threadTs ? 'the thread in ' : ''}<#${escapeText(channel)}>`;
  if (made.type === 'there') {
    return sayBriefly(args, place, `The checklist is in ${where} already.`, deps.log);
  }
  let ts: string;
  try {
    ts = await postReply(
      deps.sender,
      { channel, threadTs },
      {
        ...checklistView(made.list),
        cardId: card.id,
      },
    );
  } catch (error) {
    await deps.checklists.discard(made.list.id);
    if (!isNotInChannel(error)) throw error;
    return sayBriefly(args, place, notHere(channel, deps.botName), deps.log);
  }
  await noteTs(made.list.id, ts, deps);
  await sayBriefly(args, place, `The checklist is in ${where}. Everybody there can tick it.`, deps.log);
}

/** The first tick says it, too, should it not be possible now. */
async function noteTs(listId: string, ts: string, deps: SlackDeps): Promise<void> {
  try {
    await deps.checklists.notePosted(listId, ts);
  } catch (error) {
    deps.log.warn({ err: error }, 'the database is away: where a checklist was posted is not noted');
  }
}

async function tick(args: TickArgs, deps: SlackDeps, redraws: Redraws): Promise<void> {
  await args.ack();
  const { payload } = args;
  const box = unpackStep(payload.block_id);
  const person = actorOf(args as unknown as ActionArgs);
  const done = payload.selected_options.length > 0;
  const ts = String(args.body.container?.message_ts ?? args.body.message?.ts ?? '');
  const ticked = box ? await deps.checklists.tick(box.list, box.step, person, done, ts) : 'gone';
  if (!box || ticked === 'gone') {
    const gone = 'This checklist is too old: I do not keep it any more. Make a new one from the card.';
    const press = args as unknown as ActionArgs;
    return sayBriefly(press, placeOf(press), gone, deps.log);
  }
  try {
    // Also when it stood so already: this person's screen shows something else.
    await redraws.redraw(box.list);
  } catch (error) {
    deps.log.warn({ err: error }, 'a checklist could not be drawn anew');
    const press = args as unknown as ActionArgs;
    await sayBriefly(press, placeOf(press), 'Noted. Slack shows it with the next tick.', deps.log);
  }
}
