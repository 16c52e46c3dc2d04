import type { AnswerService } from '../../answers/answer-service.ts';
import { reply } from '../kit/blocks.ts';
import type { Command, CommandText } from '../kit/command.ts';
import { commandKey } from '../kit/command-key.ts';
import { withPlainCharacters } from '../kit/plain-characters.ts';
import { cardActions } from './card-buttons.ts';
import { nameACardView, noSuchCardView } from './card-name-view.ts';
import { cardFallbackText, cardInShort } from './short-card-view.ts';
import { cardsNamedLike } from './similar-names.ts';
import { CARD_HELP } from './words.ts';

export interface CardCommandDeps {
  answers: Pick<AnswerService, 'library' | 'noteOpened'>;
}

/** `card practices/phased-adoption`, or `Show me “Adopt AI in phases”`; the id is empty if none was given. */
export const cardCommand: Command<CardCommandDeps, { id: string }> = {
  names: ['card'],
  help: { usage: ['card <name>'], text: CARD_HELP },
  visibility: 'everyone',
  read: ({ key, inThread, library }: CommandText) => {
    const title = /^show me ["“](.+)$/.exec(key)?.[1];
    const titled = title && library.cards.find((card) => keyOfTitle(card.title) === title);
    if (titled) return { id: titled.id };
    // In a thread, “cards?” asks for some on what people wrote there.
    if (inThread && !key.includes(' ')) return undefined;
    const typed = /^(?:cards?\??|card (\S+))$/.exec(key);
    return typed ? { id: unquoted(typed[1] ?? '') } : undefined;
  },
  async run({ asker, shareable }, { answers }, { id }) {
    const library = answers.library();
    const card = library.card(id);
    if (!card) {
      const near = cardsNamedLike(id, library);
      return near.length > 0 ? noSuchCardView(id, near, library) : nameACardView(library, id);
    }
    await answers.noteOpened(asker, card.id);
    const shown = reply(cardFallbackText(card, library), () => [
      ...cardInShort(card, library),
      cardActions(card, '', shareable),
    ]);
    return { ...shown, cardId: card.id };
  },
};

/** A name as somebody copied it, perhaps with quotes or backticks around it. */
function unquoted(name: string): string {
  return name.replace(/^[`'"“]+|[`'"”]+$/g, '');
}

/** A card's title as `CommandText.key` has it. */
function keyOfTitle(title: string): string {
  return commandKey(withPlainCharacters(title));
}

/** What people write to see a card that they know by its title. */
export const showMe = (title: string) => `Show me “${title}”`;

/** The title of the card that such a text asks for. */
export function titleShown(text: string): string | undefined {
  return /^Show me ["“](.+)["”]$/.exec(text)?.[1];
}
