import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, inBrowser } from '../../packages/local-slack/tests/page/browser.ts';
import { connectBrowser } from '../../packages/local-slack/tests/page/connect-browser.ts';
import { openPage } from '../../packages/local-slack/tests/page/open-page.ts';
import {
  faintTexts,
  namelessControls,
  repeatedIds,
  sidewaysOverflow,
  smallTargets,
} from '../../packages/local-slack/tests/page/page-checks.ts';
import { PHONE } from '../../packages/local-slack/tests/page/use-page.ts';
import { cardText, previewedCards } from '../support/previewed-cards.ts';
import { writeFiles } from '../support/write-files.ts';

const BROKEN = cardText('one', 'Take a broken step').replace('owner: guidepost\n', '');

describe.skipIf(!chromiumPath)(inBrowser('the page with the preview of cards'), () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** The page at an address, with two cards. */
  async function open(place: string, options: BrowserContextOptions = {}) {
    const cards = await previewedCards();
    if (!browser) throw new Error('There is no browser.');
    const page = await openPage(browser, `${cards.playground.url}${place}`, options);
    return { page, ...cards };
  }

  const answer = (page: Page) => page.getByRole('region', { name: 'Short answer' });
  const whole = (page: Page) => page.getByRole('region', { name: 'Whole card' });
  const problems = (page: Page) => page.getByRole('region', { name: 'Problems in this file' });

  it('is reached from the sidebar, finds a card, and follows its file through good and bad', async () => {
    const { page, folder } = await open('');
    await page.getByRole('link', { name: 'Preview cards' }).click();
    const list = page.getByRole('navigation', { name: 'Cards' });
    await list.getByRole('searchbox', { name: 'Find a card' }).fill('first');
    await list.getByRole('link', { name: 'Take the second step' }).waitFor({ state: 'detached' });
    await list.getByRole('link', { name: 'Take the first step' }).click();
    expect(new URL(page.url()).hash).toBe('#practices/one');
    await problems(page).getByText('No problems').waitFor();
    await answer(page).getByText('Take the first step').waitFor();

    const file = join(folder, 'practices/one.md');
    await writeFile(file, cardText('one', 'Take the first bold step'));
    await answer(page).getByText('Take the first bold step').waitFor();
    await whole(page).getByRole('heading', { name: 'Take the first bold step', level: 2 }).waitFor();
    await list.getByRole('link', { name: 'Take the first bold step' }).waitFor();

    await writeFile(file, BROKEN);
    await problems(page).getByText('owner is missing. Add it.').waitFor();
    expect(
      await problems(page)
        .getByText(/^Line \d+$/)
        .count(),
    ).toBeGreaterThan(0);
    await problems(page).getByText('The file can’t be read as a card now').waitFor();
    expect(await answer(page).getByText('Take the first bold step').isVisible()).toBe(true);
    expect(await whole(page).getByText('Take the first bold step').first().isVisible()).toBe(true);
    await list.getByRole('link', { name: 'Take the first bold step 1 error' }).waitFor();

    await writeFile(file, cardText('one', 'Take the first mended step'));
    await answer(page).getByText('Take the first mended step').waitFor();
    await problems(page).getByText('No problems').waitFor();
  });

  it('shows a new file of the team, at an address that waited for it', async () => {
    const { page, ownFolder } = await open('preview#practices/three');
    await page.getByText('There is no card “practices/three”').waitFor();
    await writeFiles(ownFolder, { 'practices/three.md': cardText('three', 'Take the third step') });
    await answer(page).getByText('Take the third step').waitFor();
    await page.getByRole('link', { name: 'Take the third step own' }).waitFor();
  });

  it('shows the plain blocks, too, and buttons that do nothing', async () => {
    const { page } = await open('preview#practices/one');
    const rich = answer(page).getByRole('button', { name: 'Rich' });
    const plain = answer(page).getByRole('button', { name: 'Plain' });
    const isPressed = async () => [
      await rich.getAttribute('aria-pressed'),
      await plain.getAttribute('aria-pressed'),
    ];
    await answer(page).getByText('In the newest blocks').waitFor();
    expect(await isPressed()).toEqual(['true', 'false']);
    await plain.click();
    await answer(page).getByText('Sent where Slack refuses the newest blocks.').waitFor();
    expect(await isPressed()).toEqual(['false', 'true']);
    await answer(page).getByText('Also: Take the second step').waitFor();
    for (const button of await page.locator('.preview-message button, .dialog-in-page button').all()) {
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      await button.click({ force: true });
    }
    await rich.click();
    await answer(page).getByText('In the newest blocks').waitFor();
    const more = answer(page).getByRole('button', { name: 'More options' });
    await more.click({ force: true });
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'can be read in the %s theme, with and without faults',
    async (colorScheme) => {
      const { page, folder } = await open('preview#practices/one', {
        colorScheme,
        viewport: { width: 1280, height: 900 },
      });
      await problems(page).getByText('No problems').waitFor();
      expect(await faintTexts(page)).toEqual([]);
      const [left, right] = [await answer(page).boundingBox(), await whole(page).boundingBox()];
      expect(left?.y).toBe(right?.y);
      await writeFile(join(folder, 'practices/one.md'), BROKEN);
      await problems(page).getByText('1 error').waitFor();
      await writeFile(join(folder, 'kinds.yaml'), 'format: 2\n');
      await page.getByText(/problems? in other files/).click();
      // The mark of what is new fades by itself; the text must be readable on it, too.
      expect(await faintTexts(page)).toEqual([]);
      expect(await namelessControls(page)).toEqual([]);
      expect(await repeatedIds(page)).toEqual([]);
    },
  );

  it('fits a phone: the list, then the answer above the whole card', async () => {
    const { page, folder } = await open('preview', PHONE);
    expect(await page.getByRole('main').count()).toBe(0);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('link', { name: 'Take the first step' }).click();
    await whole(page).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    const [above, below] = [await answer(page).boundingBox(), await whole(page).boundingBox()];
    expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
    await writeFile(join(folder, 'practices/one.md'), BROKEN);
    await problems(page).getByText('1 error').waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await page.getByRole('searchbox', { name: 'Find a card' }).waitFor();
  });
});
