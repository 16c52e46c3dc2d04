import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LinearModel, probabilities, unpackModel } from '../../../answers/intent/linear-model.ts';
import { isEverydayWord } from './everyday-words.ts';

/** What people wish about the bot's messages; `other` is everything else that they write. */
export const WISHES = ['stop', 'pause', 'resume', 'settings', 'other'] as const;
export type Wish = Exclude<(typeof WISHES)[number], 'other'>;

/** Where the model is, as `npm run train:requests` writes it. */
export const WISH_MODEL_FILE = join(import.meta.dirname, 'wishes.bin');

/** What else the model hears in a text. */
const SIGNALS: Readonly<Record<string, (words: readonly string[]) => number>> = {
  says_you: anyOf('you your youre u ur bot guidepost'),
  says_me: anyOf('me my i im ive id mine'),
  says_we: anyOf('we our us'),
  asks: (words) => (/^(?:how|what|which|why|who|should|is|are|does)$/.test(words[0] ?? '') ? 1 : 0),
  names_messages: anyOf(
    'these those them this nudge nudges message messages msgs dms daily tips cards pings notifications reminders',
  ),
  share_about_work: (words) => aboutWork(words) / Math.max(1, words.length),
  about_work: (words) => Math.min(6, aboutWork(words)) / 3,
  long: (words) => Math.min(30, words.length) / 15,
};

export const WISH_SIGNALS = Object.keys(SIGNALS);

/** The signals of a text, in the order of `WISH_SIGNALS`. */
export function wishSignals(text: string): number[] {
  const words =
    text
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[\p{L}\p{N}:.]*[\p{L}\p{N}]/gu) ?? [];
  return Object.values(SIGNALS).map((signal) => signal(words));
}

function anyOf(listed: string): (words: readonly string[]) => number {
  const known = new Set(listed.split(' '));
  return (words) => (words.some((word) => known.has(word)) ? 1 : 0);
}

const aboutWork = (words: readonly string[]) => words.filter((word) => !isEverydayWord(word)).length;

// Read at the start, not while somebody waits.
const model = unpackModel(readFileSync(WISH_MODEL_FILE));

/** How probable it is that a text wishes something about the bot's messages, and what that would be. */
export function wishIn(text: string): { wish: Wish; probability: number } {
  return wishBy(model, text);
}

/** The same by any model of these wishes. */
export function wishBy(by: LinearModel, text: string): { wish: Wish; probability: number } {
  const found = probabilities(by, text, wishSignals(text));
  const [stop = 0, pause = 0, resume = 0, settings = 0] = found;
  const most = Math.max(stop, pause, resume, settings);
  const wish = WISHES[found.indexOf(most)] ?? 'stop';
  return { wish: wish === 'other' ? 'stop' : wish, probability: stop + pause + resume + settings };
}
