import type { Command, CommandText } from '../kit/command.ts';
import { readRequest } from '../kit/requests/read-request.ts';
import { privacyView } from './privacy-view.ts';
import { PRIVACY_HELP } from './words.ts';

const NAMES = ['privacy', 'my data', 'forget me', 'delete my data', 'export my data'] as const;

/** What asks to be forgotten names no day. */
const ANY_DAY = Temporal.PlainDate.from('2000-01-03');

export const privacyCommand: Command<object> = {
  names: NAMES,
  help: { usage: ['privacy'], text: PRIVACY_HELP },
  // What it deletes and sends is somebody's own, so it is shown to them alone.
  visibility: 'everyone',
  ownAffair: () => true,
  read: ({ key, afterSlash, inThread, where, before }: CommandText) => {
    // In a message, these may be what people talk about.
    if (key === 'gdpr') return afterSlash || undefined;
    if (key === 'privacy' && inThread) return undefined;
    if ((NAMES as readonly string[]).includes(key)) return true;
    // It shows what deletes everything, and deletes nothing by itself.
    return readRequest(key, where, ANY_DAY, before?.last)?.verb === 'forget' || undefined;
  },
  words: () => ['privacy'],
  run: () => ({ ...privacyView(), privately: true }),
};
