import type { AnswerService } from '../../answers/answer-service.ts';
import type { Command } from '../kit/command.ts';
import { savedView } from './saved-view.ts';
import { SAVED_HELP, SAVED_IS_PRIVATE } from './words.ts';

export interface SavedCommandDeps {
  answers: Pick<AnswerService, 'library' | 'savedCards'>;
}

const NAMES = ['saved', 'saved cards', 'my saved cards', 'my cards', 'bookmarks'] as const;
/** A page of them, by its number. */
const PAGE = /^(?:saved|saved cards|my saved cards|my cards|bookmarks)(?: page| p)? \d+$/;

export const savedCommand: Command<SavedCommandDeps> = {
  names: NAMES,
  help: { usage: ['saved'], text: SAVED_HELP },
  visibility: 'private',
  privateNote: SAVED_IS_PRIVATE,
  words: () => ['saved'],
  read: ({ key }) => NAMES.some((name) => name === key) || PAGE.test(key) || undefined,
  run: async ({ asker }, { answers }) => savedView(await answers.savedCards(asker), answers.library(), 0),
};
