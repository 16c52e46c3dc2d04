import type { Command, CommandText } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import { readFollowUp } from './follow-up-text.ts';
import { HOW_TO_REPORT } from './words.ts';

/** “Report a mistake” where no card stands above: how to do that. */
export const reportCommand: Command<object> = {
  names: ['report a mistake'],
  visibility: 'everyone',
  words: () => [],
  read: ({ key, library }: CommandText) => readFollowUp(key, library.kinds)?.type === 'report' || undefined,
  run: () => ({ ...noteView(HOW_TO_REPORT), privately: true }),
};
