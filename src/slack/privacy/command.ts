import type { Command } from '../kit/command.ts';
import { privacyView } from './privacy-view.ts';
import { PRIVACY_HELP } from './words.ts';

export const privacyCommand: Command<object> = {
  names: ['privacy', 'my data', 'gdpr', 'forget me', 'delete my data', 'export my data'],
  help: { usage: ['privacy'], text: PRIVACY_HELP },
  // It says what the bot stores about anybody, and shows none of it.
  visibility: 'everyone',
  words: () => ['privacy'],
  run: () => privacyView(),
};
