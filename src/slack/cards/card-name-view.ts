import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { actions, button, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS } from '../kit/ids.ts';
import { kindButtons } from './card-buttons.ts';
import {
  aboutCard,
  commandFor,
  didYouMean,
  howToNameACard,
  NO_CARDS,
  noSuchCard,
  OR_BROWSE,
} from './words.ts';

/**
 * How to name a card, with an example that works.
 * @param typed a name that no card has; left out if none was given
 */
export function nameACardView(library: Library, typed?: string): Reply {
  const example = library.cards.slice(0, 1);
  const how = howToNameACard(example[0]?.id);
  return withButtons(typed ? `${noSuchCard(typed)} ${how}` : how, example, library);
}

/** For a name that no card has. @param near cards with similar names, at least one */
export function noSuchCardView(typed: string, near: readonly Card[], library: Library): Reply {
  return withButtons(`${noSuchCard(typed)} ${didYouMean(near.length)}`, near, library);
}

/** @param text mrkdwn */
function withButtons(text: string, cards: readonly Card[], library: Library): Reply {
  const spoken = [text.replaceAll('`', ''), ...cards.map((card) => escapeText(commandFor(card.id)))].join(
    '\n',
  );
  return reply(spoken, () => [
    section(text),
    ...(cards.length > 0 ? [cardButtons(cards)] : []),
    ...(library.cards.length > 0 ? [section(OR_BROWSE), ...kindButtons(library)] : [section(NO_CARDS)]),
  ]);
}

function cardButtons(cards: readonly Card[]) {
  return actions(
    ...cards.map((card, index) =>
      button(commandFor(card.id), {
        action: ACTIONS.askExample,
        value: `card ${card.id}`,
        index,
        label: aboutCard(commandFor(card.id), card.title),
        ...(index === 0 && { style: 'primary' }),
      }),
    ),
  );
}
