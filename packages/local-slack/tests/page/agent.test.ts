import { describe, expect, it } from 'vitest';
import { chromiumPath, inBrowser } from './browser.ts';
import { faintTexts, hasFocus, namelessControls, sidewaysOverflow, smallTargets } from './page-checks.ts';
import { composer, PHONE, useAgentPage } from './use-page.ts';

describe.skipIf(!chromiumPath)(inBrowser("an agent's Messages tab"), () => {
  const under = useAgentPage();
  const thread = 'Thread';

  it('offers the agent’s prompts, sends one with a click, and shows its chat with title and answer', async () => {
    const page = await under.open('?as=U0ADA#/D0ADA');
    const prompts = page.getByRole('region', { name: 'Ways that others take' });
    await prompts.getByRole('button').first().waitFor();
    expect(await prompts.getByRole('button').allTextContents()).toEqual([
      'To the market',
      'To the mill',
      'Around the marsh',
      'Up the mountain',
    ]);
    await prompts.getByRole('button', { name: 'To the market' }).click();
    const chat = page.getByRole('complementary', { name: thread });
    await chat.getByText('Straight on. (Which way is the market?)').waitFor();
    await chat.getByRole('heading', { name: 'Way: Which way is the mar' }).waitFor();
  });

  it('shows what the agent is doing until it answers', async () => {
    const page = await under.open('?as=U0MARCO#/D0MARCO');
    await composer(page, 'Message Signpost').fill('Through the marsh?');
    await page.keyboard.press('Enter');
    const chat = page.getByRole('complementary', { name: thread });
    const status = chat.getByRole('status').filter({ hasText: 'Signpost is looking at the map…' });
    await status.waitFor();
    under.app.answer();
    await chat.getByText('Straight on. (Through the marsh?)').waitFor();
    await status.waitFor({ state: 'detached' });
  });

  it('starts a new chat and goes back to an old one, with just the keyboard', async () => {
    const page = await under.open('?as=U0PRIYA#/D0PRIYA');
    const field = composer(page, 'Message Signpost');
    await field.fill('To the mill');
    await field.press('Enter');
    const chat = page.getByRole('complementary', { name: thread });
    await chat.getByText('Straight on.').waitFor();
    await chat.getByRole('button', { name: 'New chat' }).press('Enter');
    await chat.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(field)).toBe(true);
    await page.getByRole('button', { name: 'Past chats, 1' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Way: To the mill' }).press('Enter');
    await chat.getByText('Straight on.').waitFor();
    // Closing the chat moves the focus to the message that started it.
    await chat.getByRole('button', { name: 'Close thread' }).press('Enter');
    await expect.poll(() => hasFocus(page.getByRole('article', { name: /Priya Raman/ }))).toBe(true);
  });

  it('puts a title above the message that starts a chat, unless it says the same', async () => {
    const page = await under.open('?as=U0CAROL#/D0CAROL');
    const field = composer(page, 'Message Signpost');
    const long = 'Which way is the market when the bridge is closed?';
    const first = page.getByRole('article', { name: /Carol/ });
    await field.fill('To the mill');
    await field.press('Enter');
    await first.getByText('Way: To the mill').waitFor();
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await field.fill(long);
    await field.press('Enter');
    const chat = page.getByRole('complementary', { name: thread });
    await chat.getByRole('heading', { name: 'Which way is the market when t…' }).waitFor();
    const list = page.locator('#conversation');
    expect(await list.getByText(/Which way is the market/).allTextContents()).toEqual([long]);
  });

  it('works on a phone and in the dark theme', async () => {
    const page = await under.open('?as=U0NOOR#/D0NOOR', { ...PHONE, colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Up the mountain' }).waitFor();
    const faults = async () => [
      ...(await smallTargets(page)),
      ...(await faintTexts(page)),
      ...(await namelessControls(page)),
      await sidewaysOverflow(page),
    ];
    expect(await faults()).toEqual([0]);
    await page.getByRole('button', { name: 'To the mill' }).tap();
    await page.getByRole('complementary', { name: thread }).getByText('Straight on.').waitFor();
    expect(await faults()).toEqual([0]);
    await page.getByRole('button', { name: 'Back to the conversation' }).tap();
    await page.getByRole('button', { name: 'Shortcuts' }).tap();
    await page.getByRole('menuitem', { name: /Run a workflow step/ }).tap();
    await page.getByLabel('Place').fill('Rome');
    await page.getByRole('button', { name: 'Run step' }).tap();
    await page.getByText('The step is done.').waitFor();
    expect(await faults()).toEqual([0]);
  });
});
