import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath, inBrowser } from './browser.ts';
import { hasFocus } from './page-checks.ts';
import { composer, messages, useAgentPage } from './use-page.ts';

describe.skipIf(!chromiumPath)(inBrowser('what the app offers anywhere'), () => {
  const under = useAgentPage();
  const shortcuts = (page: Page) => page.getByRole('button', { name: 'Shortcuts' });

  it('runs a global shortcut from its menu; Escape closes the modal and returns to the menu', async () => {
    const page = await under.open('?as=U0ADA#/C0GENERAL');
    await shortcuts(page).click();
    await page.getByRole('menuitem', { name: /Search the ways/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Search the ways' });
    await dialog.getByRole('button', { name: 'Deeper' }).press('Enter');
    await page.getByText('It goes on down there.').waitFor();
    await page.keyboard.press('Escape');
    // With one modal closed, the focus is back where it was.
    await expect.poll(() => hasFocus(dialog.getByRole('button', { name: 'Deeper' }))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(shortcuts(page))).toBe(true);
  });

  it('runs one by its typed name, and returns to the composer', async () => {
    const page = await under.open('?as=U0ADA#/C0GENERAL');
    await composer(page).pressSequentially('/sear');
    await page.getByRole('option', { name: /Search the ways/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Search the ways' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(composer(page))).toBe(true);
    expect(await composer(page).inputValue()).toBe('');
  });

  it.each(['in a modal', 'on Home'])('answers while somebody types, %s', async (place) => {
    const isHome = place === 'on Home';
    const page = await under.open(isHome ? '?as=U0CAROL#/D0CAROL~home' : '?as=U0CAROL#/C0GENERAL');
    if (!isHome) {
      await shortcuts(page).click();
      await page.getByRole('menuitem', { name: /Search the ways/ }).click();
    }
    const box = page.getByRole('textbox', { name: /Where to/ });
    await box.pressSequentially('mark');
    await page.getByText('Market', { exact: true }).waitFor();
    // The text and the caret stay, and the app's last answer is about the last text.
    expect(await box.inputValue()).toBe('mark');
    expect(await hasFocus(box)).toBe(true);
    expect(under.app.heard.at(-1)).toBe('searched mark');
    await box.fill('nowhere');
    await page.getByText('Nothing found', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('asks the app for choices while somebody types: groups, no results, and an invalid answer', async () => {
    const page = await under.open('?as=U0MARCO#/D0MARCO~home');
    const menu = page.getByRole('combobox', { name: 'Choose a place' });
    await menu.click();
    await page.getByText('Near by').waitFor();
    await menu.fill('zzz');
    await page.getByRole('status').filter({ hasText: 'No results' }).waitFor();
    await menu.fill('broken');
    await page.getByRole('status').filter({ hasText: 'The app sent options that aren’t valid.' }).waitFor();
    await menu.fill('mil');
    await page.getByRole('option', { name: 'Mill' }).waitFor();
    await menu.press('Enter');
    await expect.poll(() => under.app.heard.at(-1)).toBe('chose Mill');
  });

  it('runs a workflow step with typed inputs, and shows its outputs or why it failed', async () => {
    const page = await under.open('?as=U0ADA#/C0GENERAL');
    await shortcuts(page).click();
    await page.getByRole('menuitem', { name: /Run a workflow step/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Run a workflow step' });
    await dialog.getByRole('button', { name: 'Run step' }).click();
    await dialog.getByRole('alert').filter({ hasText: '“Place” is required.' }).waitFor();
    await dialog.getByLabel('Place').fill('Rome');
    await dialog.getByLabel(/Who walks/).selectOption({ label: 'Marco Bianchi' });
    await dialog.getByRole('button', { name: 'Run step' }).click();
    const result = dialog.getByRole('status', { name: 'Result of the step' });
    await result.getByText('Straight on to Rome').waitFor();
    await result.getByText('@Marco Bianchi').waitFor();
    await dialog.getByLabel('Place').fill('Atlantis');
    await dialog.getByRole('button', { name: 'Run again' }).click();
    await result.getByText('The step failed: No way leads there.').waitFor();
  });

  it('finds any emoji by name for a reaction, and tells the app', async () => {
    const page = await under.open('?as=U0ADA#/C0GENERAL');
    const message = messages(page).getByRole('article').first();
    await message.hover();
    await message.getByRole('button', { name: 'Add reaction' }).click();
    await page.getByRole('searchbox', { name: 'Search emoji' }).fill('compass');
    await page.keyboard.press('Enter');
    await message.getByRole('button', { name: 'compass: 1, you' }).waitFor();
    await page.getByText('You asked for the way.', { exact: true }).waitFor();
    expect(under.app.heard).toContain('reaction compass');
  });
});

describe.skipIf(!chromiumPath)(inBrowser('two windows as two people'), () => {
  const under = useAgentPage();

  it('each stays one person and sees what the other does', async () => {
    const ada = await under.open('?as=U0ADA#/C0GENERAL');
    const marco = await under.open('?as=U0MARCO#/C0GENERAL');
    await composer(ada).fill('Hello from Ada');
    await ada.keyboard.press('Enter');
    const seen = messages(marco)
      .getByRole('article', { name: /Ada Lindqvist/ })
      .filter({ hasText: 'Hello from Ada' });
    await seen.hover();
    await seen.getByRole('button', { name: 'React with eyes' }).click();
    await messages(ada).getByRole('button', { name: 'eyes: 1, Marco Bianchi' }).waitFor();
    // One person's modal opens for nobody else, and a reload keeps the person.
    await marco.getByRole('button', { name: 'Shortcuts' }).click();
    await marco.getByRole('menuitem', { name: /Search the ways/ }).click();
    await marco.getByRole('dialog', { name: 'Search the ways' }).waitFor();
    expect(await ada.getByRole('dialog').count()).toBe(0);
    // Nor in the same person's other window, and a reload keeps it where it is.
    const other = await under.open('?as=U0MARCO#/C0GENERAL');
    await composer(other).waitFor();
    expect(await other.getByRole('dialog').count()).toBe(0);
    await other.getByRole('button', { name: 'Shortcuts' }).click();
    await other.getByRole('menuitem', { name: /Search the ways/ }).click();
    await other.getByRole('dialog', { name: 'Search the ways' }).waitFor();
    await other.keyboard.press('Escape');
    await other.getByRole('dialog').waitFor({ state: 'detached' });
    await marco.reload();
    await marco.getByRole('dialog', { name: 'Search the ways' }).waitFor();
    await marco.getByText('Acting as Marco Bianchi').waitFor({ state: 'attached' });
    expect(await ada.getByRole('button', { name: /Acting as/ }).textContent()).toContain('Ada Lindqvist');
  });
});
