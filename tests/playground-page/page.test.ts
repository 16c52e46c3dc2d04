import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/server.ts';
import { chromiumPath, inBrowser, launchBrowser } from './browser.ts';
import { type SampleApp, startSampleApp } from './sample-app.ts';

const manifestPath = fileURLToPath(new URL('./sample-manifest.yml', import.meta.url));
const GENERAL = 'C0GENERAL';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe.skipIf(!chromiumPath)(inBrowser('the page of the playground'), () => {
  let browser: Browser;
  let playground: Playground;
  let app: SampleApp;

  beforeAll(async () => {
    playground = await startPlayground({ port: 0, manifestPath });
    [browser, app] = await Promise.all([launchBrowser(), startSampleApp(playground)]);
  });
  afterAll(async () => {
    await app?.stop();
    await browser?.close();
    await playground?.close();
  });

  /** The page as one person sees it. Fails the test when the page reports an error of its own. */
  async function open(place = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    onTestFinished(async () => {
      await context.close();
      expect(faults).toEqual([]);
    });
    await page.goto(`${playground.url}${place}`);
    await page.getByRole('heading', { level: 1, name: 'Northwind Robotics' }).waitFor({ state: 'attached' });
    return page;
  }
  const composer = (page: Page, name = 'Message #general') =>
    page.getByRole('combobox', { name, exact: true });
  const messages = (page: Page) => page.getByRole('region', { name: 'Messages in #general' });

  /** Writes to the app and waits for its message with every block. */
  async function openBlocks(person: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await open(`?as=${person}#/D${person.slice(1)}`, options);
    const field = composer(page, 'Message Signpost');
    await field.fill('show me');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Tell us more' }).last().waitFor();
    return page;
  }

  it('opens as the first person in the first channel and says so in its address', async () => {
    const page = await open();
    await composer(page).waitFor();
    expect(new URL(page.url()).search).toBe('?as=U0ADA');
    expect(new URL(page.url()).hash).toBe(`#/${GENERAL}`);
    expect(await page.title()).toBe('general · Northwind Robotics');
  });

  it('lets the server choose when the address names somebody unknown', async () => {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(`${playground.url}?as=U0NOBODY`);
    await page.getByRole('button', { name: /Acting as Ada Lindqvist/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?as=U0ADA');
  });

  it('sends a message with Enter, breaks the line with Shift+Enter, and shows what was typed as typed', async () => {
    const page = await open();
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

  it('keeps what could not be sent and says why', async () => {
    const page = await open();
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
    const page = await open();
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
    const ada = await open(`?as=U0ADA#/${GENERAL}`);
    const marco = await open(`?as=U0MARCO#/${GENERAL}`);
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
    const page = await open();
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

  it('answers a mention in its thread, which opens beside the channel and closes with Escape', async () => {
    const page = await open();
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

  it('reaches the actions of a message by keyboard: react, edit, delete', async () => {
    const page = await open();
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
    const page = await open();
    const first = messages(page).getByRole('article').first();
    await first.focus();
    await first.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Explain this message/ }).click();
    const modal = page.getByRole('dialog', { name: 'Explained' });
    await modal.getByText(/^It says:/).waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
  });

  it('draws every block and fetches nothing from elsewhere', async () => {
    const elsewhere: string[] = [];
    const page = await openBlocks('U0CAROL');
    page.on('request', (request) => {
      if (!request.url().startsWith(playground.url)) elsewhere.push(request.url());
    });
    await page.reload();
    const message = page.getByRole('article').filter({ hasText: 'Ways of the week' });
    await message.getByRole('heading', { name: 'Ways of the week 🧭' }).waitFor();
    expect(await message.getByText("can't be shown").count()).toBe(0);
    expect(await message.getByText('Quoted: 2*3*4 <b>').count()).toBe(1);
    expect(await message.locator('pre').textContent()).toBe('let way = "home";');
    expect(await message.getByRole('link', { name: 'a link' }).getAttribute('href')).toBe(
      'https://example.com/a',
    );
    expect(await message.getByRole('columnheader').allTextContents()).toEqual([
      'Metric',
      'Goal',
      'Road',
      'Length',
    ]);
    expect(await message.getByRole('article', { name: 'North' }).getByRole('button').textContent()).toBe(
      'Go north',
    );
    expect(elsewhere).toEqual([]);
  });

  it('presses buttons, menus and feedback, and tells the app what Slack would', async () => {
    const page = await openBlocks('U0NOOR');
    const message = page.getByRole('article').filter({ hasText: 'Ways of the week' }).last();
    const told = (what: string) =>
      expect.poll(() => app.heard.findLast((one) => one.startsWith(`pressed ${what} `)), { timeout: 5_000 });

    await message.getByRole('button', { name: 'Go north' }).click();
    await told('go').toContain('"value":"North"');

    await message.getByRole('combobox', { name: 'Pick a direction' }).click();
    await page.keyboard.type('eas');
    await page.keyboard.press('Enter');
    await told('pick').toContain('"value":"e"');

    await message.getByRole('button', { name: 'Helpful', exact: true }).click();
    await told('rated').toContain('"value":"yes"');

    await message.getByRole('button', { name: 'More options' }).press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await told('more').toContain('"value":"hide"');
  });

  it('asks before a button that wants it, and says nothing to the app when the person shies away', async () => {
    const page = await openBlocks('U0PRIYA');
    const before = app.heard.length;
    const button = page.getByRole('button', { name: 'Close the road' }).last();
    const dialog = page.getByRole('dialog', { name: 'Close it?' });
    await button.click();
    await dialog.getByRole('button', { name: 'Leave it open' }).click();
    await dialog.waitFor({ state: 'detached' });
    await button.click();
    await dialog.getByRole('button', { name: 'Close it' }).click();
    await expect.poll(() => app.heard.slice(before)).toHaveLength(1);
    expect(app.heard.at(-1)).toContain('"value":"high-road"');
  });

  it('shows a spinner until the app answers, and the reason when it does not', async () => {
    const page = await openBlocks('U0MARCO');
    const button = page.getByRole('button', { name: 'Broken' }).last();
    await button.click();
    await page.locator('button[aria-busy=true]', { hasText: 'Broken' }).waitFor();
    const message = page.getByRole('article').filter({ hasText: 'Ways of the week' }).last();
    await message.getByRole('alert').getByText('Signpost did not answer within three seconds.').waitFor();
    expect(await button.getAttribute('aria-busy')).toBe('false');
  });

  it('fills a modal by keyboard: what is missing, what the app refuses, what goes through', async () => {
    const page = await openBlocks('U0ADA');
    await page.getByRole('button', { name: 'Tell us more' }).last().click();
    const modal = page.getByRole('dialog', { name: 'Plan a journey' });
    const place = modal.getByRole('textbox', { name: 'Where to?' });
    const submit = modal.getByRole('button', { name: 'Plan it' });
    await submit.click();
    expect(await modal.getByText('Please complete this required field.').count()).toBe(3);
    expect(await place.getAttribute('aria-invalid')).toBe('true');
    expect(await place.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);

    await page.keyboard.type('Atlantis');
    await modal.getByRole('combobox', { name: /^Roads/ }).focus();
    await page.keyboard.type('low');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await modal.getByRole('radio', { name: 'By train' }).check();
    await modal.getByRole('combobox', { name: /^Team/ }).focus();
    await page.keyboard.type('build');
    await page.getByRole('option', { name: 'Road builders' }).waitFor();
    await page.keyboard.press('Enter');
    await modal.getByRole('checkbox', { name: 'Lamp' }).check();
    await modal.getByLabel('When?').fill('2026-12-24');
    await submit.click();
    await modal.getByRole('alert').getByText('No road leads there.').waitFor();

    await place.fill('the sea');
    await place.press('Enter');
    await modal.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /^general/ }).click();
    await messages(page).getByText('@Ada Lindqvist is going to the sea').waitFor();
    const values = JSON.parse(app.heard.findLast((one) => one.startsWith('form '))?.slice(5) ?? '{}');
    expect(values).toMatchObject({
      place: { text: { type: 'plain_text_input', value: 'the sea' } },
      team: { found: { type: 'external_select', selected_option: { value: 'Road builders' } } },
      roads: { chosen: { type: 'multi_static_select', selected_options: [{ value: 'low' }] } },
      when: { day: { type: 'datepicker', selected_date: '2026-12-24' } },
      how: { by: { type: 'radio_buttons', selected_option: { value: 'train' } } },
      with: { things: { type: 'checkboxes', selected_options: [{ value: 'lamp' }] } },
      note: { text: { type: 'plain_text_input', value: null } },
    });
  });

  it("shows the app's Home tab, reacts to its buttons, and says what the app can do", async () => {
    const page = await open('?as=U0PRIYA#/D0PRIYA');
    await page.getByRole('tab', { name: 'Messages' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'Your ways' }).waitFor();
    await page.getByText('Welcome, @Priya Raman.').waitFor();
    await page.getByRole('button', { name: 'Where am I?' }).click();
    await expect.poll(() => app.heard.some((one) => one.startsWith('pressed home_button'))).toBe(true);
    await page.getByRole('tab', { name: 'About' }).click();
    await page.getByText('Ask for the way to somewhere').waitFor();
  });

  it('shows what others write at once, marks unread channels, and lets one change sides', async () => {
    const ada = await open('?as=U0ADA#/C0RANDOM');
    const marco = await open(`?as=U0MARCO#/${GENERAL}`);
    await ada.getByRole('main', { name: '#random' }).waitFor();
    await composer(marco).fill('news from Marco');
    await composer(marco).press('Enter');
    const unread = ada.getByRole('link', { name: /^general \d+ unread$/ });
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

  it('starts a newcomer with examples that fill the composer', async () => {
    const page = await open();
    await page.getByRole('button', { name: '/way data quality' }).click();
    expect(await composer(page).inputValue()).toBe('/way data quality');
    expect(await composer(page).evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Dismiss hint' }).click();
    await page.reload();
    await composer(page).waitFor();
    expect(await page.getByText('New here?').count()).toBe(0);
  });

  it('follows the dark theme of the system, and remembers the one that was chosen', async () => {
    const ground = (page: Page) =>
      page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);
    const page = await open('', { colorScheme: 'dark' });
    await composer(page).waitFor();
    expect(await ground(page)).toBe('rgb(26, 29, 33)');
    const toggle = page.getByRole('button', { name: 'Dark theme' });
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await toggle.click();
    expect(await ground(page)).toBe('rgb(255, 255, 255)');
    await page.reload();
    await composer(page).waitFor();
    expect(await ground(page)).toBe('rgb(255, 255, 255)');
  });

  it('fits a phone: one screen at a time, nothing sideways, targets for fingers', async () => {
    const page = await open('', PHONE);
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const small = () =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'button, a.place, textarea, input:not([type=radio], [type=checkbox])',
          ),
        ]
          .filter(
            (one) =>
              one.checkVisibility({ visibilityProperty: true }) && !one.matches('.mention, .skip-link'),
          )
          .filter((one) => one.getBoundingClientRect().height < 40)
          .map((one) => `${one.className} ${one.textContent}`),
      );
    expect(await page.getByRole('main').count()).toBe(0);
    expect(await sideways()).toBe(0);
    await page.getByRole('link', { name: /^general/ }).click();
    await composer(page).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await sideways()).toBe(0);
    expect(await small()).toEqual([]);
    await page
      .getByRole('button', { name: /2 replies/ })
      .first()
      .click();
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    expect(await composer(page).isVisible()).toBe(false);
    expect(await sideways()).toBe(0);
    await page.getByRole('button', { name: 'Back to the conversation' }).click();
    await page.getByRole('button', { name: 'Back to channels' }).click();
    await page.getByRole('heading', { name: 'Channels' }).waitFor();
  });

  it('fits every block and the modal on a phone', async () => {
    const page = await openBlocks('U0ADA', PHONE);
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await sideways()).toBe(0);
    await page.getByRole('button', { name: 'Tell us more' }).last().click();
    await page.getByRole('dialog', { name: 'Plan a journey' }).waitFor();
    expect(await sideways()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('has landmarks, headings and names for those who do not see it', async () => {
    const page = await open('?as=U0NOOR#/C0GENERAL');
    await composer(page).waitFor();
    expect(await page.locator('.sidebar').ariaSnapshot()).toContain('heading "Channels" [level=2]');
    const outline = await page.locator('body').ariaSnapshot();
    for (const part of [
      'navigation "Workspace"',
      'main "#general"',
      'heading "general" [level=2]',
      'region "Messages in #general"',
      'combobox "Message #general"',
      'button "Send" [disabled]',
    ]) {
      expect(outline).toContain(part);
    }
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a, input, textarea, [role=option], [role=tab]')]
        .filter(
          (one) =>
            !(
              one.getAttribute('aria-label') ||
              one.getAttribute('aria-labelledby') ||
              one.textContent?.trim()
            ),
        )
        .map((one) => one.outerHTML),
    );
    expect(nameless).toEqual([]);
    await page.keyboard.press('Tab');
    for (const id of await page.evaluate(() => [...document.querySelectorAll('[id]')].map((one) => one.id))) {
      expect(await page.locator(`[id="${id}"]`).count()).toBe(1);
    }
  });

  it('is entered by a skip link', async () => {
    const page = await open();
    await composer(page).waitFor();
    await page.locator('body').evaluate((body) => (body.ownerDocument.activeElement as HTMLElement).blur());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the conversation');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('conversation');
  });
});

describe.skipIf(!chromiumPath)(inBrowser('the page without its other half'), () => {
  it('says that the bot is not connected, and that the playground is gone, and comes back by itself', async () => {
    const first = await startPlayground({ port: 0, manifestPath });
    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(first.url);
    await page.getByText('Signpost is not connected').waitFor();
    await first.close();
    await page.getByText('The playground is out of reach.').waitFor();

    const second = await startPlayground({ port: Number(new URL(first.url).port), manifestPath });
    onTestFinished(() => second.close());
    await page.getByText('The playground is out of reach.').waitFor({ state: 'detached' });
    await second.act('U0MARCO', { do: 'send', channel: GENERAL, text: 'back again' });
    await page.getByText('back again').waitFor();
  });
});
