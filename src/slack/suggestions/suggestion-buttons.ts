import type { App } from '@slack/bolt';
import { noteView } from '../cards/shared-view.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, unpackRef } from '../kit/ids.ts';
import { respondWith } from '../kit/send.ts';
import { type SuggestRequest, suggestReply } from './suggest-switch.ts';

/** The buttons of a suggestion, and of the note that tells a channel of them. */
export function registerSuggestionButtons(app: App, deps: SlackDeps): void {
  app.action(ACTIONS.suggestHelpful, (args) => helpful(args as ActionArgs, deps));
  app.action(ACTIONS.suggestNotNow, (args) => notNow(args as ActionArgs, deps));
  app.action(ACTIONS.suggestOff, (args) => turn('off', args as ActionArgs, deps));
  app.action(ACTIONS.suggestOn, (args) => turn('on', args as ActionArgs, deps));
}

async function helpful(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const found = suggestionOf(args);
  const card = found && deps.answers.library().card(found.cardId);
  if (found && card) {
    await deps.answers.giveFeedback(actorOf(args), '', card.id, true);
    await deps.proactive.noteOutcome(found.thread, 'helpful');
  }
  const title = card ? ` Noted that *${escapeText(card.title)}* helped.` : '';
  await respondWith(args.respond, noteView(`Thank you.${title}`), deps.log, { replace_original: true });
}

async function notNow(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const found = suggestionOf(args);
  await respondWith(args.respond, noteView('All right. I leave this thread alone.'), deps.log, {
    replace_original: true,
  });
  if (found) await deps.proactive.noteOutcome(found.thread, 'not-now');
}

async function turn(to: SuggestRequest, args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const channel = place.in === 'home' ? '' : place.channel;
  const found = suggestionOf(args);
  const reply = await suggestReply(to, { by: actorOf(args), channel }, deps);
  // What only this person sees may go; the note in public stays for the others.
  const own = args.body.container?.is_ephemeral === true;
  await respondWith(args.respond, reply, deps.log, own ? { replace_original: true } : {});
  if (found) await deps.proactive.noteOutcome(found.thread, 'off');
}

function suggestionOf(args: ActionArgs) {
  const ref = unpackRef(args.payload.value);
  const place = placeOf(args);
  if (!ref?.answerId || place.in !== 'message') return undefined;
  const thread = { team: actorOf(args).team, channel: place.channel, threadTs: ref.answerId };
  return { cardId: ref.cardId, thread };
}
