import type { Command } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import { THANKS_REPLY } from './words.ts';

export const thanksCommand: Command<object> = {
  names: ['thanks', 'thank you', 'thx', 'ty', 'cheers', 'great', 'perfect', 'got it', 'ok', 'okay'],
  visibility: 'everyone',
  words: () => [],
  run: () => noteView(THANKS_REPLY),
};
