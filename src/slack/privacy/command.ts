import type { Command } from '../kit/command.ts';
import { privacyView } from './privacy-view.ts';

export const privacyCommand: Command<object> = {
  names: ['privacy', 'my data', 'gdpr', 'forget me', 'delete my data', 'export my data'],
  help: { usage: ['privacy'], text: 'what I store about you, to export or delete' },
  // It says what is stored about anybody, and shows nothing of it.
  visibility: 'everyone',
  words: () => ['privacy'],
  run: () => privacyView(),
};
