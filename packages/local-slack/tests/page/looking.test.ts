import { describe, expect, it } from 'vitest';
import { chromiumPath, inBrowser } from './browser.ts';
import {
  faintTexts,
  ground,
  hasFocus,
  namelessControls,
  repeatedIds,
  sidewaysOverflow,
  smallTargets,
} from './page-checks.ts';
import { composer, PHONE, usePage } from './use-page.ts';

describe.skipIf(!chromiumPath)(inBrowser('the page for those who see it, and for those who don’t'), () => {
  const under = usePage();

  it('follows the system’s dark theme, and remembers the chosen one', async () => {
    const page = await under.open('', { colorScheme: 'dark' });
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

  it.each(['light', 'dark'] as const)('is readable in the %s theme', async (colorScheme) => {
    const page = await under.openBlocks('U0MARCO', { colorScheme });
    expect(await faintTexts(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tell us more' }).last().click();
    await page.getByRole('button', { name: 'Plan it' }).click();
    await page.getByText('Please complete this required field.').first().waitFor();
    expect(await faintTexts(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^general/ }).click();
    await composer(page).pressSequentially('/');
    await page.getByRole('listbox').waitFor();
    expect(await faintTexts(page)).toEqual([]);
  });

  it('fits a phone: one screen at a time, no sideways scrolling, controls large enough for fingers', async () => {
    const page = await under.open('', PHONE);
    expect(await page.getByRole('main').count()).toBe(0);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('link', { name: /^general/ }).click();
    await composer(page).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
    await page
      .getByRole('button', { name: /2 replies/ })
      .first()
      .click();
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    expect(await composer(page).isVisible()).toBe(false);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Back to the conversation' }).click();
    await page.getByRole('button', { name: 'Back to channels' }).click();
    await page.getByRole('heading', { name: 'Channels' }).waitFor();
  });

  it('fits every block and the modal on a phone', async () => {
    const page = await under.openBlocks('U0ADA', PHONE);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Tell us more' }).last().click();
    await page.getByRole('dialog', { name: 'Plan a journey' }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('has landmarks, headings, and names for screen readers', async () => {
    const page = await under.open('?as=U0NOOR#/C0GENERAL');
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
    expect(await namelessControls(page)).toEqual([]);
    expect(await repeatedIds(page)).toEqual([]);
  });

  it('starts with a skip link', async () => {
    const page = await under.open();
    await composer(page).waitFor();
    const skip = page.getByRole('button', { name: 'Skip to the conversation' });
    expect(await page.locator('button, a[href], input, textarea').first().textContent()).toBe(
      'Skip to the conversation',
    );
    await skip.press('Enter');
    expect(await hasFocus(page.getByRole('main'))).toBe(true);
  });
});
