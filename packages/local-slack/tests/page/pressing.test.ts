import { describe, expect, it } from 'vitest';
import { chromiumPath, inBrowser } from './browser.ts';
import { hasFocus } from './page-checks.ts';
import { messages, usePage } from './use-page.ts';

describe.skipIf(!chromiumPath)(inBrowser("using an app's blocks on the page"), () => {
  const under = usePage();

  it('shows every block and loads nothing from elsewhere', async () => {
    const elsewhere: string[] = [];
    const page = await under.openBlocks('U0CAROL');
    page.on('request', (request) => {
      if (!request.url().startsWith(under.localSlack.url)) elsewhere.push(request.url());
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

  it('shows an answer that is taller than the window from its start', async () => {
    const page = await under.openBlocks('U0CAROL', { viewport: { width: 1000, height: 500 } });
    const heading = page.getByRole('heading', { name: 'Ways of the week 🧭' }).last();
    await expect
      .poll(async () => (await heading.boundingBox())?.y)
      .toSatisfy((y: number) => y > 0 && y < 250);
  });

  it('presses buttons, menus, and feedback, and tells the app what Slack would', async () => {
    const page = await under.openBlocks('U0NOOR');
    const message = page.getByRole('article').filter({ hasText: 'Ways of the week' }).last();
    const told = (what: string) =>
      expect.poll(() => under.app.heard.findLast((one) => one.startsWith(`pressed ${what} `)), {
        timeout: 5_000,
      });

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

  it('asks for confirmation where a button wants it, and tells the app nothing if the person declines', async () => {
    const page = await under.openBlocks('U0PRIYA');
    const before = under.app.heard.length;
    const button = page.getByRole('button', { name: 'Close the road' }).last();
    const dialog = page.getByRole('dialog', { name: 'Close it?' });
    await button.click();
    await dialog.getByRole('button', { name: 'Leave it open' }).click();
    await dialog.waitFor({ state: 'detached' });
    await button.click();
    await dialog.getByRole('button', { name: 'Close it' }).click();
    await expect.poll(() => under.app.heard.slice(before)).toHaveLength(1);
    expect(under.app.heard.at(-1)).toContain('"value":"high-road"');
  });

  it('shows a spinner until the app answers, and the reason when it does not', async () => {
    const page = await under.openBlocks('U0MARCO');
    const button = page.getByRole('button', { name: 'Broken' }).last();
    await button.click();
    await page.locator('button[aria-busy=true]', { hasText: 'Broken' }).waitFor();
    const message = page.getByRole('article').filter({ hasText: 'Ways of the week' }).last();
    await message.getByRole('alert').getByText('Signpost did not answer within three seconds.').waitFor();
    expect(await button.getAttribute('aria-busy')).toBe('false');
  });

  it('fills in a modal by keyboard: a missing field, one that the app refuses, and success', async () => {
    const page = await under.openBlocks('U0ADA');
    await page.getByRole('button', { name: 'Tell us more' }).last().click();
    const modal = page.getByRole('dialog', { name: 'Plan a journey' });
    const place = modal.getByRole('textbox', { name: 'Where to?' });
    const submit = modal.getByRole('button', { name: 'Plan it' });
    await submit.click();
    expect(await modal.getByText('Please complete this required field.').count()).toBe(3);
    expect(await place.getAttribute('aria-invalid')).toBe('true');
    expect(await hasFocus(place)).toBe(true);

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
    const values = JSON.parse(under.app.heard.findLast((one) => one.startsWith('form '))?.slice(5) ?? '{}');
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

  it('keeps what was entered in a modal while another covers it, and keeps the keyboard in the top one', async () => {
    const page = await under.open();
    const first = messages(page).getByRole('article').first();
    await first.focus();
    await first.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Explain this message/ }).click();
    const lower = page.getByRole('dialog', { name: 'Explained' });
    const opinion = lower.getByRole('textbox', { name: 'Your opinion (optional)' });
    await opinion.waitFor();
    expect(await hasFocus(opinion)).toBe(true);
    await page.keyboard.type('Fine');
    await lower.getByRole('button', { name: 'Explain that, too' }).click();
    const upper = page.getByRole('dialog', { name: 'Deeper' });
    await upper.getByText('It is turtles').waitFor();
    expect(await lower.count()).toBe(0);
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab');
      expect(await page.locator('.app :focus').count()).toBe(0);
    }
    await page.keyboard.press('Escape');
    await upper.waitFor({ state: 'detached' });
    expect(await opinion.inputValue()).toBe('Fine');
    // The X leaves nothing open, as in Slack.
    await lower.getByRole('button', { name: 'Explain that, too' }).click();
    await upper.getByRole('button', { name: 'Close dialog' }).click();
    await upper.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it("shows the app's Home tab, reacts to its buttons, and says what the app can do", async () => {
    const page = await under.open('?as=U0PRIYA#/D0PRIYA');
    await page.getByRole('tab', { name: 'Messages' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'Your ways' }).waitFor();
    await page.getByText('Welcome, @Priya Raman.').waitFor();
    await page.getByRole('button', { name: 'Where am I?' }).click();
    await expect.poll(() => under.app.heard.some((one) => one.startsWith('pressed home_button'))).toBe(true);
    await page.getByRole('tab', { name: 'About' }).click();
    await page.getByText('Ask for the way to somewhere').waitFor();
    // Slack's own commands are not the app's.
    expect(await page.locator('.about').getByText('/invite').count()).toBe(0);
  });
});
