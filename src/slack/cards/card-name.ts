import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { actions, button, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS } from '../kit/ids.ts';
import { COMMAND, quoted } from '../kit/words.ts';
import { kindButtons } from './answer-view.ts';

/**
 * How to name a card, with an example that works.
 * @param typed a name that no card has; left out where none was given
 */
export function nameACardView(library: Library, typed?: string): Reply {
  const example = library.cards.slice(0, 1);
  const like = example.map((card) => `, for example \`${escapeText(commandFor(card))}\``).join('');
  const how = `Write a card’s name after \`${COMMAND} card\`${like}. It stands at the end of the whole card, to copy.`;
  return withButtons(typed ? `${noCard(typed)} ${how}` : how, example, library);
}

/** Said where a card is asked for by a name that none has. @param near cards whose names are like it, at least one */
export function noSuchCardView(typed: string, near: readonly Card[], library: Library): Reply {
  const asks = near.length === 1 ? 'Did you mean this one?' : 'Did you mean one of these?';
  return withButtons(`${noCard(typed)} ${asks}`, near, library);
}

function noCard(typed: string): string {
  // A backtick of theirs would open code that ends in the middle of the next.
  return `There is no card ${quoted(typed.replaceAll('`', ''))}.`;
}

/** @param text mrkdwn */
function withButtons(text: string, cards: readonly Card[], library: Library): Reply {
  const spoken = [text.replaceAll('`', ''), ...cards.map((card) => escapeText(commandFor(card)))].join('\n');
  return reply(spoken, () => [
    section(text),
    ...(cards.length > 0 ? [cardButtons(cards)] : []),
    section('*Or browse*'),
    kindButtons(library),
  ]);
}

function commandFor(card: Card): string {
  return `${COMMAND} card ${card.id}`;
}

function cardButtons(cards: readonly Card[]) {
  return actions(
    ...cards.map((card, index) =>
      button(commandFor(card), {
        action: ACTIONS.askExample,
        value: `card ${card.id}`,
        index,
        label: `${commandFor(card)}: ${card.title}`,
        ...(index === 0 && { style: 'primary' }),
      }),
    ),
  );
}
