import type { SuggestionStatus } from '../../answers/proactive.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { relatedButton, shareElsewhereButton } from '../cards/card-buttons.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { readButton } from '../cards/read-button.ts';
import { saveButton } from '../cards/save-button.ts';
import { HELPFUL } from '../cards/words.ts';
import {
  actions,
  type Block,
  button,
  context,
  overflowMenu,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, type ActionName, packRef } from '../kit/ids.ts';
import {
  givenLately,
  HOW_TO_SWITCH,
  helpfulLabel,
  NOT_NOW,
  notNowLabel,
  OFF_BUTTON,
  OFF_LABEL,
  OFFER,
  ON_BUTTON,
  ON_LABEL,
  offerSpoken,
  statusOf,
  statusSpoken,
  switchedBy,
  switchedWhoWhen,
  TURN_OFF_HERE,
  TURN_OFF_LABEL,
  WHAT_IT_DOES,
} from './words.ts';

/**
 * A card that nobody asked for, shown only to the person whose question it fits.
 * @param threadTs the thread; the buttons carry it in place of an answer's id
 */
export function suggestionView(card: Card, library: Library, threadTs: string): Reply {
  const value = packRef({ cardId: card.id, answerId: threadTs });
  const labelled = (text: string, action: ActionName, label: string) =>
    button(text, { action, value, label });
  return reply(offerSpoken(card.title, card.summary), () => [
    context(OFFER),
    section(
      `*${escapeText(card.title)}*\n${kindLabel(card, library.kind(card.kind))}\n${escapeText(card.summary)}`,
    ),
    actions(
      readButton(card, '', { style: 'primary' }),
      saveButton(card, ''),
      ...overflowMenu(shareElsewhereButton(card, ''), relatedButton(card, '')),
    ),
    actions(
      labelled(HELPFUL, ACTIONS.suggestHelpful, helpfulLabel(card.title)),
      labelled(NOT_NOW, ACTIONS.suggestNotNow, notNowLabel(card.title)),
      labelled(TURN_OFF_HERE, ACTIONS.suggestOff, TURN_OFF_LABEL),
    ),
  ]);
}

/** Tells everybody in a channel that somebody switched suggestions on or off. @param by that person's id */
export function switchedView(on: boolean, by: string): Reply {
  const what = switchedBy(by, on);
  return reply(on ? `${what} ${WHAT_IT_DOES}` : what, () => [
    section(on ? `:bulb: ${what}` : what),
    ...(on ? [context(WHAT_IT_DOES), switchButton(true)] : []),
  ]);
}

/** Whether suggestions are on in a channel, for the person who asks. */
export function suggestionStatusView({ on, by, since, lately }: SuggestionStatus): Reply {
  const when = since
    ? `<!date^${Math.floor(since.getTime() / 1000)}^{date_short_pretty}|${since.toISOString().slice(0, 10)}>`
    : '';
  const state = statusOf(on, when && switchedWhoWhen(by, when));
  const count = on ? givenLately(lately) : '';
  return reply(`${statusSpoken(on)}${count}`, () => [
    section(`${state}${count}`),
    context(WHAT_IT_DOES, HOW_TO_SWITCH),
    switchButton(on),
  ]);
}

function switchButton(on: boolean): Block {
  return actions(
    on
      ? button(OFF_BUTTON, {
          action: ACTIONS.suggestOff,
          value: 'channel',
          label: OFF_LABEL,
        })
      : button(ON_BUTTON, {
          action: ACTIONS.suggestOn,
          value: 'channel',
          label: ON_LABEL,
        }),
  );
}
