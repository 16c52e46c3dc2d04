import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import { actions, button } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { EXAMPLES, showCard } from './words.ts';

const MOST = 4;

/** Sample questions that the cards answer: of a team without the built-in ones, the titles of some of its own. */
export function examplesOf(library: Library): string[] {
  const known = EXAMPLES.filter(({ card }) => library.card(card)).map(({ text }) => text);
  if (known.length > 0) return known;
  return library.cards.slice(0, MOST).map(({ title }) => showCard(title));
}

/** Sample questions as buttons; a click answers in place. Nothing where there are no cards. */
export function exampleButtons(library: Library): types.ActionsBlock[] {
  const examples = examplesOf(library);
  if (examples.length === 0) return [];
  return [
    actions(
      ...examples.map((text, index) => button(text, { action: ACTIONS.askExample, value: text, index })),
    ),
  ];
}
