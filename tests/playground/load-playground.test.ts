import { expect, it } from 'vitest';
import { loadPlayground } from '../../src/playground/load-playground.ts';
import { StartError } from '../../src/start-error.ts';

const failing = (error: Error) => loadPlayground(() => Promise.reject(error));

it('Without its packages, the playground says what to set or to install', async () => {
  const missing = Object.assign(new Error("Cannot find package 'ws'"), { code: 'ERR_MODULE_NOT_FOUND' });
  await expect(failing(missing)).rejects.toThrow(StartError);
  await expect(failing(missing)).rejects.toThrow(/Set SLACK_BOT_TOKEN .* run npm ci without --omit=dev\./);
});

it('Any other failure to load it stays what it is', async () => {
  await expect(failing(new SyntaxError('Unexpected token'))).rejects.toThrow(SyntaxError);
});
