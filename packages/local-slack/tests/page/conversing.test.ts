import { describe, expect, it, onTestFinished } from 'vitest';
import { chromiumPath, inBrowser } from './browser.ts';
import { hasFocus } from './page-checks.ts';
import { composer, GENERAL, messages, usePage } from './use-page.ts';

describe.skipIf(!chromiumPath)(inBrowser('conversing on the page'), () => {
  const under = usePage();

  it('opens as the first person in the first channel and says so in its address', async () => {
    const page = await under.open();
    await composer(page).waitFor();
    expect(new URL(page.url()).search).toBe('?as=U0ADA');
    expect(new URL(page.url()).hash).toBe(`#/${GENERAL}`);
    expect(await page.title()).toBe('general · Northwind Robotics');
  });

  it('lets the server choose when the address names somebody unknown', async () => {
    const page = await under.browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(`${under.localSlack.url}?as=U0NOBODY`);
    await page.getByRole('button', { name: /Acting as Ada Lindqvist/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?as=U0ADA');
  });

  it('sends a message with Enter, starts a new line with Shift+Enter, and shows the text as typed', async () => {
    const page = await under.open();
    const field = composer(page);
    await field.pressSequentially('two <lines> & *bold* for @marco');
    await field.press('Escape');
    await field.press('Shift+Enter');
    await field.pressSequentially(':tada:');
    await field.press('Escape');
    await field.press('Enter');
    const sent = messages(page).getByRole('article').last();
    await sent.getByText('two <lines> &').waitFor();
    expect(await sent.locator('strong', { hasText: /^bold$/ }).count()).toBe(1);
    expect(await sent.getByText('@Marco Bianchi').count()).toBe(1);
    expect(await sent.getByRole('img', { name: 'tada emoji' }).textContent()).toBe('🎉');
    expect(await field.inputValue()).toBe('');
  });

  it('empties the composer no matter how fast somebody types and sends', async () => {
    const page = await under.open();
    const field = composer(page);
    // Very fast typing looks like text without keystrokes: Enter comes before the last key is up.
    await field.fill('in a hurry');
    await field.press('Enter');
    await messages(page).getByText('in a hurry').waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('keeps what could not be sent and says why', async () => {
    const page = await under.open();
    const field = composer(page);
    await field.fill('x'.repeat(40_001));
    await field.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/longer than 40000 characters/)
      .waitFor();
    expect((await field.inputValue()).length).toBe(40_001);
  });

  it('completes commands and people by keyboard', async () => {
    const page = await under.open();
    const field = composer(page);
    await field.focus();
    await page.keyboard.type('/w');
    const commands = page.getByRole('listbox', { name: 'Commands' });
    await commands.waitFor();
    expect(await commands.getByRole('option').allTextContents()).toEqual([
      '/way [place] | helpAsk for the way to somewhere',
      '/wander Go nowhere in particular',
    ]);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const active = (await field.getAttribute('aria-activedescendant')) ?? '';
    expect(await page.locator(`[id="${active}"]`).textContent()).toContain('/wander');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('/way ');
    expect(await commands.count()).toBe(0);

    await field.fill('');
    await page.keyboard.type('ask @sig');
    await page.getByRole('listbox', { name: 'People' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('ask @signpost ');
    await page.keyboard.type('#gen');
    await page.getByRole('listbox', { name: 'Channels' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it("marks the answer to a command as visible to one person only, and keeps it from others' sight", async () => {
    const ada = await under.open(`?as=U0ADA#/${GENERAL}`);
    const marco = await under.open(`?as=U0MARCO#/${GENERAL}`);
    await composer(ada).fill('/way sea');
    await composer(ada).press('Enter');
    const answer = messages(ada)
      .getByRole('article', { name: /^Signpost, .*only visible to you$/ })
      .last();
    await answer.getByText('The way to sea is long.').waitFor();
    expect(await answer.getByText('Only visible to you').isVisible()).toBe(true);

    await answer.getByRole('button', { name: 'Share' }).click();
    await messages(marco).getByText('@Ada Lindqvist shares the way to sea').waitFor();
    expect(await messages(marco).getByText('The way to sea is long.').count()).toBe(0);

    await answer.getByRole('button', { name: 'Dismiss message' }).click();
    await messages(ada).getByText('The way to sea is long.').waitFor({ state: 'detached' });
  });

  it('says that a command is unknown, and refuses commands in a thread', async () => {
    const page = await under.open();
    await composer(page).fill('/nowhere');
    await composer(page).press('Enter');
    await page.getByRole('alert').getByText('/nowhere is not a valid command.').waitFor();

    await composer(page).fill('a thread begins');
    await composer(page).press('Enter');
    const sent = messages(page).getByRole('article').filter({ hasText: 'a thread begins' }).last();
    await sent.hover();
    await sent.getByRole('button', { name: 'Reply in thread' }).click();
    const reply = page.getByRole('combobox', { name: 'Reply in thread in #general' });
    await reply.fill('/way home');
    await reply.press('Enter');
    await page.getByText('/way is not supported in threads. Sorry!').waitFor();
  });

  it('answers a mention in a thread, which opens next to the channel and closes with Escape', async () => {
    const page = await under.open();
    await composer(page).fill('@signpost which way?');
    await composer(page).press('Escape');
    await composer(page).press('Enter');
    const asked = messages(page).getByRole('article').filter({ hasText: 'which way?' }).last();
    await asked.getByRole('button', { name: /1 reply/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('Follow the signs.').waitFor();
    const field = thread.getByRole('combobox');
    await field.fill('thank you');
    await field.press('Enter');
    await asked.getByRole('button', { name: /2 replies/ }).waitFor();
    expect(await messages(page).getByText('thank you').count()).toBe(0);
    await field.press('Escape');
    await thread.waitFor({ state: 'detached' });
  });

  it('reaches a message’s actions by keyboard: react, edit, delete', async () => {
    const page = await under.open();
    const field = composer(page);
    await field.fill('tpyo');
    await field.press('Enter');
    const sent = messages(page).getByRole('article').last();
    await sent.getByText('tpyo').waitFor();
    await sent.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const reaction = sent.getByRole('button', { name: /^white check mark: 1, you$/ });
    await reaction.waitFor();
    expect(await reaction.getAttribute('aria-pressed')).toBe('true');

    await sent.focus();
    await sent.getByRole('button', { name: 'More actions' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Edit message' }).press('Enter');
    const editor = page.getByRole('textbox', { name: 'Edit message' });
    await editor.fill('typo');
    await editor.press('Enter');
    await sent.getByText('(edited)').waitFor();

    await sent.focus();
    await sent.getByRole('button', { name: 'More actions' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Delete message' }).press('Enter');
    await page
      .getByRole('dialog', { name: 'Delete message' })
      .getByRole('button', { name: 'Delete', exact: true })
      .click();
    await messages(page).getByText('typo').waitFor({ state: 'detached' });
  });

  it('runs a message shortcut from "More actions"', async () => {
    const page = await under.open();
    const first = messages(page).getByRole('article').first();
    await first.focus();
    await first.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Explain this message/ }).click();
    const modal = page.getByRole('dialog', { name: 'Explained' });
    await modal.getByText(/^It says:/).waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
  });

  it('shows immediately what others write, marks unread channels, and switches to another person', async () => {
    const ada = await under.open('?as=U0ADA#/C0RANDOM');
    const marco = await under.open(`?as=U0MARCO#/${GENERAL}`);
    await ada.getByRole('main', { name: '#random' }).waitFor();
    await composer(marco).fill('news from Marco');
    await composer(marco).press('Enter');
    const unread = ada.getByRole('link', { name: 'general unread' });
    await unread.click();
    await messages(ada).getByText('news from Marco').waitFor();
    await unread.waitFor({ state: 'detached' });
    await composer(marco).fill('and more');
    await composer(marco).press('Enter');
    await ada
      .locator('[data-announcer]', { hasText: 'Marco Bianchi: and more' })
      .waitFor({ state: 'attached' });

    await ada.getByRole('button', { name: /Acting as Ada Lindqvist/ }).click();
    await ada
      .getByRole('dialog', { name: 'Act as' })
      .getByRole('button', { name: /Carol Jensen/ })
      .click();
    await ada.getByRole('button', { name: /Acting as Carol Jensen/ }).waitFor();
    expect(new URL(ada.url()).search).toBe('?as=U0CAROL');
  });

  it('follows the newest message, but not if somebody has scrolled up to read', async () => {
    const page = await under.open(`?as=U0ADA#/${GENERAL}`, { viewport: { width: 1000, height: 500 } });
    await composer(page).waitFor();
    const say = (text: string) => under.localSlack.act('U0MARCO', { do: 'send', channel: GENERAL, text });
    const bottom = async (text: string) => {
      const box = await messages(page).getByText(text).boundingBox();
      return box ? box.y + box.height : 0;
    };
    const top = async () => (await composer(page).boundingBox())?.y ?? 0;
    await say('first news');
    await messages(page).getByText('first news').waitFor();
    expect(await bottom('first news')).toBeLessThan(await top());

    await messages(page).hover();
    await page.mouse.wheel(0, -2_000);
    await messages(page).getByRole('heading', { name: 'Welcome to #general' }).waitFor();
    await expect.poll(() => bottom('first news')).toBeGreaterThan(await top());
    await say('second news');
    const news = page.getByRole('button', { name: 'New messages' });
    await news.waitFor();
    expect(await bottom('second news')).toBeGreaterThan(await top());
    await news.click();
    await expect.poll(() => bottom('second news')).toBeLessThan(await top());
    await news.waitFor({ state: 'detached' });
  });

  it('offers newcomers examples that fill the composer', async () => {
    const page = await under.open();
    await page.getByRole('button', { name: '/way to the library' }).click();
    expect(await composer(page).inputValue()).toBe('/way to the library');
    expect(await hasFocus(composer(page))).toBe(true);
    await page.getByRole('button', { name: 'Dismiss hint' }).click();
    await page.reload();
    await composer(page).waitFor();
    expect(await page.getByText('New here?').count()).toBe(0);
  });

  it('takes the hint away once somebody has asked the app, and not before', async () => {
    const page = await under.open();
    const hint = page.getByRole('complementary', { name: 'First steps' });
    await composer(page).fill('good morning');
    await composer(page).press('Enter');
    await messages(page).getByText('good morning').last().waitFor();
    expect(await hint.count()).toBe(1);
    await hint.getByRole('button', { name: '/way to the library' }).click();
    await composer(page).press('Enter');
    await hint.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'random' }).click();
    await page.getByRole('main', { name: '#random' }).waitFor();
    expect(await hint.count()).toBe(0);
  });

  it('only hints at what works for this person in this channel', async () => {
    const hints = async (place: string) => {
      const page = await under.open(place);
      await page.locator('.composer').waitFor();
      return await page.locator('.first-steps .example').allTextContents();
    };
    const [command, question] = ['/way to the library', '@signpost where is the library?'];
    expect(await hints(`?as=U0ADA#/${GENERAL}`)).toEqual([command, question]);
    // The app is not in this channel, and another company has no command of ours.
    expect(await hints('?as=U0ADA#/C0RANDOM')).toEqual([command]);
    expect(await hints('?as=U0KENJI#/C0HELIOS')).toEqual([question]);
  });
});
