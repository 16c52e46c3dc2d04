import type { Command, CommandText } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import { asksToUndo } from '../kit/requests/undo-words.ts';
import { postedNote } from '../kit/undo-view.ts';
import { NOTHING_TO_UNDO, UNDO_POST_HERE } from './words.ts';

/** “Undo” in words, after the bot has posted something in somebody’s name: the button again, because others see what it does. */
export const undoCommand: Command<object> = {
  names: ['undo'],
  visibility: 'everyone',
  words: () => [],
  read: ({ key, before }: CommandText) => (before?.post !== undefined && asksToUndo(key)) || undefined,
  run: ({ before }) => ({
    ...(before?.post ? postedNote(UNDO_POST_HERE, before.post) : noteView(NOTHING_TO_UNDO)),
    privately: true,
  }),
};
