import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import { ACTIONS } from '../kit/ids.ts';
import { noteView } from '../kit/note-view.ts';
import { type ActionContext, isForOneOnly, onAction, targetIn } from '../kit/on-action.ts';
import { respondWith } from '../kit/send.ts';
import { type SuggestRequest, type SuggestSwitchDeps, suggestReply } from './switch.ts';
import { helpedThanks, LEFT_ALONE } from './words.ts';

export interface SuggestionDeps extends SuggestSwitchDeps {
  answers: AnswerService;
}

/** The buttons of a suggestion, and of the note that tells a channel about suggestions. */
export function registerSuggestionActions(app: App, deps: SuggestionDeps): void {
  onAction(app, ACTIONS.suggestHelpful, deps, helpful);
  onAction(app, ACTIONS.suggestNotNow, deps, notNow);
  onAction(app, ACTIONS.suggestOff, deps, (action) => turn('off', action, deps));
  onAction(app, ACTIONS.suggestOn, deps, (action) => turn('on', action, deps));
}

async function helpful(action: ActionContext, deps: SuggestionDeps): Promise<void> {
  const found = suggestionOf(action);
  const card = found && deps.answers.library().card(found.cardId);
  if (found && card) {
    await deps.answers.giveFeedback(action.person, '', card.id, true);
    await deps.proactive.noteOutcome(found.thread, 'helpful');
  }
  await respondWith(action.respond, noteView(helpedThanks(card?.title)), action.workspace.log, {
    replace_original: true,
  });
}

async function notNow(action: ActionContext, deps: SuggestionDeps): Promise<void> {
  const found = suggestionOf(action);
  await respondWith(action.respond, noteView(LEFT_ALONE), action.workspace.log, {
    replace_original: true,
  });
  if (found) await deps.proactive.noteOutcome(found.thread, 'not-now');
}

async function turn(to: SuggestRequest, action: ActionContext, deps: SuggestionDeps): Promise<void> {
  const found = suggestionOf(action);
  const { person: by, workspace } = action;
  const reply = await suggestReply(to, { by, target: targetIn(action.place), workspace }, deps);
  // The reply may replace what only this person sees; the public note stays for the others.
  await respondWith(
    action.respond,
    reply,
    action.workspace.log,
    isForOneOnly(action) ? { replace_original: true } : {},
  );
  if (found) await deps.proactive.noteOutcome(found.thread, 'off');
}

function suggestionOf(action: ActionContext) {
  const ref = action.ref;
  const { place } = action;
  if (!ref?.answerId || place.type !== 'message') return undefined;
  const thread = { team: action.person.team, channel: place.channel, threadTs: ref.answerId };
  return { cardId: ref.cardId, thread };
}
