import { describe, expect, it, onTestFinished } from 'vitest';
import type { PreviewSource } from '../../src/page-server/preview-source.ts';
import { startLocalSlack } from '../../src/start-local-slack.ts';
import { chromiumPath, inBrowser } from './browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { manifestPath } from './use-page.ts';

const item = {
  id: 'menus/lunch',
  title: 'Lunch',
  path: 'menus/lunch.md',
  badge: '',
  stale: false,
  problems: [],
  shown: {
    message: { text: 'Lunch', blocks: [{ type: 'divider' }], plain: [{ type: 'divider' }] },
    modal: { type: 'modal', title: { type: 'plain_text', text: 'Lunch' }, blocks: [{ type: 'divider' }] },
  },
};

/** A source whose files are read only when the test says so. */
function slowSource() {
  const reads: (() => void)[] = [];
  const listeners: (() => void)[] = [];
  const source: PreviewSource = {
    list: async () => {
      await new Promise<void>((resolve) => reads.push(resolve));
      return { groups: [], items: [], elsewhere: [] };
    },
    item: async () => item,
    onChange: (listener) => {
      listeners.push(listener);
      return () => {};
    },
  };
  return {
    source,
    change: () => {
      for (const listener of listeners) listener();
    },
    /** Lets the next reading finish, once it has begun. */
    async finishReading() {
      await expect.poll(() => reads.length).toBeGreaterThan(0);
      reads.shift()?.();
    },
  };
}

describe.skipIf(!chromiumPath)(inBrowser('the preview of a message'), () => {
  it('says that all is well only once it has read the file', async () => {
    const { source, change, finishReading } = slowSource();
    const localSlack = await startLocalSlack({ port: 0, manifestPath, previews: { source: () => source } });
    onTestFinished(() => localSlack.close());
    const browser = await connectBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${localSlack.url}preview#menus/lunch`);
    const problems = page.getByRole('region', { name: 'Problems in this file' });
    const live = page.locator('.preview-live');
    await page.getByText('Loading the previews…').waitFor();
    await finishReading();
    await problems.getByText('No problems').waitFor();
    expect(await live.textContent()).toBe('Live');

    change();
    await problems.getByText('Checking the change…').waitFor();
    expect(await problems.getByText('No problems').count()).toBe(0);
    expect(await live.textContent()).toBe('Reading the change…');
    await finishReading();
    await problems.getByText('No problems').waitFor();

    await localSlack.close();
    await live.getByText('Not connected').waitFor();
  });
});
