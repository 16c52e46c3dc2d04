import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath, inBrowser } from './browser.ts';
import { faintTexts, hasFocus, namelessControls, sidewaysOverflow, smallTargets } from './page-checks.ts';
import { composer, GENERAL, messages, PHONE, usePage } from './use-page.ts';

describe.skipIf(!chromiumPath)(inBrowser('getting around on the page'), () => {
  const under = usePage();
  const finder = (page: Page) => page.getByRole('combobox', { name: 'Find channels, people and messages' });
  const say = (text: string, channel: string = GENERAL) =>
    under.localSlack.act('U0MARCO', { do: 'send', channel, text });

  it('goes to a channel, a message or a reply with Ctrl+K, by keyboard alone', async () => {
    const root = await say('the bridge is closed');
    if (!root.ok || root.ts === undefined) throw new Error('Nothing was sent.');
    const reply = { do: 'send' as const, channel: GENERAL, text: 'take the ferry', threadTs: root.ts };
    await under.localSlack.act('U0PRIYA', reply);
    const page = await under.open(`?as=U0ADA#/${GENERAL}`);
    await page.keyboard.press('Control+k');
    await finder(page).fill('rand');
    await page.keyboard.press('Enter');
    await page.getByRole('main', { name: '#random' }).waitFor();
    await expect.poll(() => hasFocus(composer(page, 'Message #random'))).toBe(true);

    await page.keyboard.press('Control+k');
    await finder(page).fill('bridge CLOSED');
    await page.keyboard.press('Enter');
    const found = messages(page).getByRole('article').filter({ hasText: 'the bridge is closed' });
    await expect.poll(() => hasFocus(found)).toBe(true);

    await page.keyboard.press('Control+k');
    await finder(page).fill('ferry');
    await page.keyboard.press('Enter');
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await expect.poll(() => hasFocus(thread.getByRole('article').filter({ hasText: 'ferry' }))).toBe(true);

    await page.keyboard.press('Control+k');
    await finder(page).fill('no such words');
    await page.getByText('Nothing here has these words.').waitFor();
    await page.keyboard.press('Escape');
    await finder(page).waitFor({ state: 'detached' });
  });

  it('writes to a person, who sees it counted', async () => {
    const carol = await under.open(`?as=U0CAROL#/${GENERAL}`);
    const page = await under.open(`?as=U0NOOR#/${GENERAL}`);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await finder(page).fill('carol');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const field = composer(page, 'Message Carol Jensen');
    await field.fill('Do you have a minute?');
    await field.press('Enter');
    await carol.getByRole('link', { name: 'Noor Haddad 1 unread' }).click();
    await carol.getByText('Do you have a minute?').waitFor();
    await carol.getByRole('link', { name: 'Noor Haddad', exact: true }).waitFor();
    expect(await carol.title()).not.toContain('(');
  });

  it('shows nothing as unread after starting over', async () => {
    const page = await under.open(`?as=U0ADA#/${GENERAL}`);
    await say('news', 'C0PLATFORM');
    await page.getByRole('link', { name: 'platform unread' }).waitFor();
    await under.localSlack.act('U0ADA', { do: 'reset' });
    await page.getByRole('link', { name: 'platform', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /unread/ }).count()).toBe(0);
  });

  it('moves from region to region with F6', async () => {
    const page = await under.open(`?as=U0ADA#/${GENERAL}`);
    await expect.poll(() => hasFocus(composer(page))).toBe(true);
    await page.keyboard.press('F6');
    expect(await hasFocus(page.getByRole('link', { name: 'general', exact: true }))).toBe(true);
    await page.keyboard.press('F6');
    expect(await hasFocus(composer(page))).toBe(true);
    await say('a thread begins');
    const root = messages(page).getByRole('article').filter({ hasText: 'a thread begins' }).last();
    await root.hover();
    await root.getByRole('button', { name: 'Reply in thread' }).click();
    const reply = page.getByRole('combobox', { name: 'Reply in thread in #general' });
    await expect.poll(() => hasFocus(reply)).toBe(true);
    await page.keyboard.press('Shift+F6');
    expect(await hasFocus(composer(page))).toBe(true);
  });

  it('brings back the last command or edits the last message with the arrow up', async () => {
    const page = await under.open(`?as=U0ADA#/${GENERAL}`);
    const field = composer(page);
    await field.fill('to be corected');
    await field.press('Enter');
    await messages(page).getByText('to be corected').waitFor();
    await field.press('ArrowUp');
    const editor = page.getByRole('textbox', { name: 'Edit message' });
    await editor.fill('to be corrected');
    await editor.press('Enter');
    await messages(page).getByText('to be corrected').waitFor();
    await expect.poll(() => hasFocus(field)).toBe(true);

    await field.fill('/way nowhere');
    await field.press('Enter');
    await messages(page).getByText('The way to nowhere is long.').waitFor();
    await field.press('ArrowUp');
    expect(await field.inputValue()).toBe('/way nowhere');
    // With text in it, the arrow moves the caret.
    await field.press('ArrowUp');
    expect(await field.inputValue()).toBe('/way nowhere');
  });

  it('keeps a thread open on Escape while something is typed there', async () => {
    const page = await under.open(`?as=U0ADA#/${GENERAL}`);
    await say('another thread begins');
    const root = messages(page).getByRole('article').filter({ hasText: 'another thread' }).last();
    await root.hover();
    await root.getByRole('button', { name: 'Reply in thread' }).click();
    const reply = page.getByRole('combobox', { name: 'Reply in thread in #general' });
    await reply.fill('half a thought');
    await reply.press('Escape');
    expect(await reply.inputValue()).toBe('half a thought');
    await reply.fill('');
    await reply.press('Escape');
    await reply.waitFor({ state: 'detached' });
  });

  it('closes “Act as…” and the clock on Escape, even with the focus on their buttons', async () => {
    const page = await under.open(`?as=U0ADA#/${GENERAL}`);
    for (const [button, dialog] of [
      [/Acting as/, 'Act as'],
      [/Playground time/, /Playground time/],
    ] as const) {
      const opener = page.getByRole('button', { name: button });
      await opener.click();
      await page.getByRole('dialog', { name: dialog }).waitFor();
      await opener.focus();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: dialog }).waitFor({ state: 'detached' });
      expect(await hasFocus(opener)).toBe(true);
    }
  });

  it('says nothing about a moved time until somebody moves it', async () => {
    const page = await under.open(`?as=U0ADA#/${GENERAL}`);
    const said = page.getByText(/^The playground is/);
    await composer(page).waitFor();
    expect(await said.count()).toBe(0);
    await under.localSlack.act('U0MARCO', { do: 'moveClock', to: { at: 'tomorrow' } });
    await page.getByText(/^The playground is .* ahead$/).waitFor({ state: 'attached' });
    await under.localSlack.act('U0MARCO', { do: 'moveClock', to: { at: 'real' } });
    await page.getByText('The playground is back to the real time').waitFor({ state: 'attached' });
  });

  it.each(['light', 'dark'] as const)('fits a phone and is readable: %s', async (colorScheme) => {
    const root = await say('a question with many replies');
    if (!root.ok || root.ts === undefined) throw new Error('Nothing was sent.');
    for (const person of ['U0ADA', 'U0PRIYA', 'U0NOOR', 'U0CAROL']) {
      const reply = { do: 'send' as const, channel: GENERAL, text: 'a reply', threadTs: root.ts };
      await under.localSlack.act(person, reply);
    }
    const page = await under.open('?as=U0ADA', { ...PHONE, colorScheme });
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await finder(page).fill('question');
    await page
      .getByRole('option', { name: /a question with many replies/ })
      .last()
      .waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
    expect(await namelessControls(page)).toEqual([]);
    expect(await faintTexts(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^general/ }).click();
    const replies = messages(page).getByText('4 replies').last();
    await replies.waitFor();
    // One line is less than twice as high as its letters.
    expect((await replies.boundingBox())?.height).toBeLessThan(26);
  });
});
