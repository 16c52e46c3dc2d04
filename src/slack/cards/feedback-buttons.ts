import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, unpackRef } from '../kit/ids.ts';
import { sayBriefly } from '../kit/show.ts';
import { goneCard } from './copy.ts';
import { readFeedback } from './feedback-view.ts';

/** "Helpful" and "Not helpful". */
export function registerFeedbackButtons(app: App, deps: SlackDeps): void {
  for (const action of [ACTIONS.feedback, ACTIONS.helpful, ACTIONS.notHelpful]) {
    app.action(action, (args) => giveFeedback(args as ActionArgs, deps));
  }
}

async function giveFeedback(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const given = readFeedback(args.payload.action_id, args.payload.value);
  const ref = unpackRef(given?.packed);
  const card = ref && deps.answers.library().card(ref.cardId);
  if (!given || !ref || !card) {
    return sayBriefly(args, place, goneCard(ref?.cardId ?? '?'), deps.log);
  }
  await deps.answers.giveFeedback(actorOf(args), ref.answerId, card.id, given.helpful);
  const title = escapeText(card.title);
  const thanks = given.helpful
    ? `Thank you. Noted that *${title}* helped.`
    : `Thank you. Noted that *${title}* did not help; whoever writes the cards sees it. Asking in other words may find a better one.`;
  await sayBriefly(args, place, thanks, deps.log);
}
