import type { SuggestionStatus } from '../../answers/proactive.ts';
import { MOST_A_WEEK } from '../../answers/proactive.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { relatedButton, shareElsewhereButton } from '../cards/answer-view.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { saveButton } from '../cards/save-button.ts';
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
import { COMMAND } from '../kit/words.ts';

/**
 * A card that nobody asked for, to the person alone whose question it fits.
 * @param threadTs the thread, which the buttons name where an answer would stand
 */
export function suggestionView(card: Card, library: Library, threadTs: string): Reply {
  const value = packRef({ cardId: card.id, answerId: threadTs });
  const labelled = (text: string, action: ActionName, label: string) =>
    button(text, { action, value, label });
  return reply(
    escapeText(
      `You did not ask me, but this card may fit: ${card.title}. ${card.summary} Only you see this.`,
    ),
    () => [
      context(':bulb: You did not ask me, but this card may fit. Only you see this.'),
      section(
        `*${escapeText(card.title)}*\n${kindLabel(card, library.kind(card.kind))}\n${escapeText(card.summary)}`,
      ),
      actions(
        button('Read the whole card', {
          action: ACTIONS.openCard,
          value: packRef({ cardId: card.id, answerId: '' }),
          label: `Read the whole card: ${card.title}`,
          style: 'primary',
        }),
        saveButton(card, ''),
        ...overflowMenu(shareElsewhereButton(card, ''), relatedButton(card, '')),
      ),
      actions(
        labelled('Helpful', ACTIONS.suggestHelpful, `This suggestion is helpful: ${card.title}`),
        labelled('Not now', ACTIONS.suggestNotNow, `Not now: ${card.title}`),
        labelled(
          'Turn off here',
          ACTIONS.suggestOff,
          'Turn off here: no more suggestions for anybody in this channel',
        ),
      ),
    ],
  );
}

const WHAT_IT_DOES = `When somebody asks what a card clearly answers, I offer it to that person alone: at most ${MOST_A_WEEK} times a week, never twice for a thread, never during an incident. Of what is said here I keep nothing.`;

/** Told to everybody in a channel when somebody switches suggestions on or off. @param by who, as an id */
export function switchedView(on: boolean, by: string): Reply {
  const what = `<@${escapeText(by)}> switched my suggestions ${on ? 'on' : 'off'} for this channel.`;
  return reply(on ? `${what} ${WHAT_IT_DOES}` : what, () => [
    section(on ? `:bulb: ${what}` : what),
    ...(on ? [context(WHAT_IT_DOES), switchButton(true)] : []),
  ]);
}

/** How it stands in a channel, for the person who asks. */
export function suggestionStatusView({ on, by, since, lately }: SuggestionStatus): Reply {
  const when = since
    ? `, since <!date^${Math.floor(since.getTime() / 1000)}^{date_short_pretty}|${since.toISOString().slice(0, 10)}>`
    : '';
  const who = by ? `, switched by <@${escapeText(by)}>` : '';
  const state = `Suggestions are *${on ? 'on' : 'off'}* in this channel${since ? `${who}${when}` : ''}.`;
  const count = on ? ` ${lately} of ${MOST_A_WEEK} were given in the last seven days.` : '';
  return reply(`Suggestions are ${on ? 'on' : 'off'} in this channel.${count}`, () => [
    section(`${state}${count}`),
    context(WHAT_IT_DOES, `\`${COMMAND} suggest on\` and \`${COMMAND} suggest off\` switch them, too.`),
    switchButton(on),
  ]);
}

function switchButton(on: boolean): Block {
  return actions(
    on
      ? button('Off for this channel', {
          action: ACTIONS.suggestOff,
          value: 'channel',
          label: 'Switch suggestions off for this channel',
        })
      : button('On for this channel', {
          action: ACTIONS.suggestOn,
          value: 'channel',
          label: 'Switch suggestions on for this channel',
        }),
  );
}
