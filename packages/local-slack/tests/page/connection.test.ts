import { describe, expect, it, onTestFinished } from 'vitest';
import { startLocalSlack } from '../../src/start-local-slack.ts';
import { chromiumPath, inBrowser } from './browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { composer, GENERAL, manifestPath, messages } from './use-page.ts';

describe.skipIf(!chromiumPath)(inBrowser('the page without its server or bot'), () => {
  it('says that the bot is not connected or that the server is gone, and recovers by itself', async () => {
    const first = await startLocalSlack({ port: 0, manifestPath });
    const browser = await connectBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(first.url);
    await page.getByText('Signpost is not connected').waitFor();
    await first.close();
    await page.getByText('The playground is out of reach.').waitFor();

    // What fails meanwhile says so only as long as it is true, and what was typed stays.
    await composer(page).fill('are you there?');
    await composer(page).press('Enter');
    await page.getByRole('button', { name: /Acting as/ }).click();
    await page.getByRole('button', { name: 'Start over with' }).click();
    await page.getByRole('button', { name: 'Start over', exact: true }).click();
    const failures = page.getByText('The playground didn’t answer.');
    await expect.poll(() => failures.count()).toBe(2);

    const second = await startLocalSlack({ port: Number(new URL(first.url).port), manifestPath });
    onTestFinished(() => second.close());
    await page.getByText('The playground is out of reach.').waitFor({ state: 'detached' });
    await expect.poll(() => failures.count()).toBe(0);
    expect(await composer(page).inputValue()).toBe('are you there?');
    await second.act('U0MARCO', { do: 'send', channel: GENERAL, text: 'back again' });
    await messages(page).getByText('back again').waitFor();
  });
});
