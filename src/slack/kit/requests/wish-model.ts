import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LinearModel, probabilities, unpackModel } from '../../../answers/intent/linear-model.ts';

/** What people wish about the bot's messages; `other` is everything else that they write. */
export const WISHES = ['stop', 'pause', 'resume', 'settings', 'other'] as const;
export type Wish = Exclude<(typeof WISHES)[number], 'other'>;

/** Where the model is, as `npm run train:requests` writes it. */
export const WISH_MODEL_FILE = join(import.meta.dirname, 'wishes.bin');

let model: LinearModel | undefined;

/** How probable it is that a text wishes something about the bot's messages, and what that would be. */
export function wishIn(text: string): { wish: Wish; probability: number } {
  model ??= unpackModel(readFileSync(WISH_MODEL_FILE));
  return wishBy(model, text);
}

/** The same by any model of these wishes. */
export function wishBy(by: LinearModel, text: string): { wish: Wish; probability: number } {
  const found = probabilities(by, text, []);
  const [stop = 0, pause = 0, resume = 0, settings = 0] = found;
  const most = Math.max(stop, pause, resume, settings);
  const wish = WISHES[found.indexOf(most)] ?? 'stop';
  return { wish: wish === 'other' ? 'stop' : wish, probability: stop + pause + resume + settings };
}
