import { expect, it } from 'vitest';
import { createLatestOnly } from '../../../src/slack/kit/latest-only.ts';
import { silent } from '../../support/databases.ts';

/** Shows what is typed, one update after the other, each as it is let. */
function window() {
  const shown: string[] = [];
  const updates: PromiseWithResolvers<void>[] = [];
  const latest = createLatestOnly<string>((text) => {
    shown.push(text);
    const update = Promise.withResolvers<void>();
    updates.push(update);
    return update.promise;
  }, silent);
  return { shown, updates, typed: (at: string, text: string) => latest.typed('V1', at, text) };
}

it('What was typed while an update failed is shown all the same, and nobody is told of the failure', async () => {
  const { shown, updates, typed } = window();
  const first = typed('1', 'd');
  await typed('2', 'da');
  await typed('3', 'dat');
  updates[0]?.reject(new Error('Slack is away'));
  await expect.poll(() => shown).toEqual(['d', 'dat']);
  updates[1]?.resolve();
  await expect(first).resolves.toBeUndefined();
});

it('When the newest text can’t be shown, that is a failure, and the next letter is shown', async () => {
  const { shown, updates, typed } = window();
  const first = typed('1', 'd');
  updates[0]?.reject(new Error('Slack is away'));
  await expect(first).rejects.toThrow('Slack is away');
  const second = typed('2', 'da');
  updates[1]?.resolve();
  await second;
  expect(shown).toEqual(['d', 'da']);
});
