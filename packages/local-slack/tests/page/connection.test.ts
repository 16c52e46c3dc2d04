import { describe, it, onTestFinished } from 'vitest';
import { startLocalSlack } from '../../src/start-local-slack.ts';
import { chromiumPath, inBrowser } from './browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { GENERAL, manifestPath, messages } from './use-page.ts';

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

    const second = await startLocalSlack({ port: Number(new URL(first.url).port), manifestPath });
    onTestFinished(() => second.close());
    await page.getByText('The playground is out of reach.').waitFor({ state: 'detached' });
    await second.act('U0MARCO', { do: 'send', channel: GENERAL, text: 'back again' });
    await messages(page).getByText('back again').waitFor();
  });
});
