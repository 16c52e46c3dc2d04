import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { chromiumPath, inBrowser } from './browser.ts';
import {
  faintTexts,
  hasFocus,
  namelessControls,
  repeatedIds,
  sidewaysOverflow,
  smallTargets,
} from './page-checks.ts';
import { composer, messages, PHONE, usePage } from './use-page.ts';

const clock = (page: Page) => page.getByRole('button', { name: /^Playground time/ });
const openPeople = async (page: Page) => {
  await page.getByRole('button', { name: 'People and channels' }).click();
  return page.getByRole('dialog', { name: 'People and channels' });
};

describe.skipIf(!chromiumPath)(inBrowser('the workspace’s time, people, and channels'), () => {
  const place = usePage();
  afterEach(async () => {
    await place.localSlack.act('U0ADA', { do: 'reset' });
  });

  test('the keyboard moves the time to tomorrow for everybody, and back', async () => {
    const page = await place.open('?as=U0ADA#/C0GENERAL');
    const other = await place.open('?as=U0PRIYA#/C0GENERAL');
    await clock(page).focus();
    await page.keyboard.press('Enter');
    const tomorrow = page.getByRole('button', { name: /^Tomorrow/ });
    await expect.poll(() => hasFocus(tomorrow)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /9:30 AM.*ahead/ }).waitFor();
    expect(await hasFocus(clock(page))).toBe(true);
    // Half past nine in Stockholm, in Kolkata's time: summer and winter differ.
    await other.getByRole('button', { name: /(1:00|2:00) PM.*ahead/ }).waitFor();
    await composer(page).fill('from tomorrow');
    await page.keyboard.press('Enter');
    await messages(page).getByText('from tomorrow').waitFor();
    await expect
      .poll(() => messages(page).getByRole('heading', { level: 3 }).last().textContent())
      .toBe('Today');
    await clock(page).click();
    await page.getByRole('button', { name: /^Back to now/ }).click();
    await expect.poll(() => place.localSlack.state('U0ADA').clock.aheadMs).toBe(0);
    await page.locator('.clock-ahead').waitFor({ state: 'detached' });
  });

  test('people can choose any date and time, in their own zone', async () => {
    const page = await place.open('?as=U0CAROL#/C0GENERAL');
    await clock(page).click();
    await page.getByLabel('Date and time in New York').fill('2030-07-01T12:00');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /July 1, 2030 at 12:00 PM/ }).waitFor();
    expect(place.localSlack.now().toISOString().slice(0, 16)).toBe('2030-07-01T16:00');
    await clock(page).click();
    await page.getByLabel('Date and time in New York').fill('1970-01-01T12:00');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'is not a date and time' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await hasFocus(clock(page))).toBe(true);
  });

  test('the next clock change is offered if there is one', async () => {
    const page = await place.open('?as=U0ADA#/C0GENERAL');
    await clock(page).click();
    await page.getByRole('button', { name: /^When the clocks change/ }).click();
    await page.getByRole('button', { name: /Sunday.* at (1|2):55 AM/ }).waitFor();
    const without = await place.open('?as=U0PRIYA#/C0GENERAL');
    await clock(without).click();
    await without.getByRole('button', { name: /^In a week/ }).waitFor();
    expect(await without.getByRole('button', { name: /^When the clocks change/ }).count()).toBe(0);
  });

  test('a person moves, turns on do not disturb, goes away, and is deactivated', async () => {
    const page = await place.open('?as=U0NOOR#/C0GENERAL');
    const panel = await openPeople(page);
    const noor = panel.getByRole('button', { name: /Noor Haddad/ });
    await noor.click();
    await panel.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await panel.getByLabel('Do not disturb').selectOption({ label: 'For a week' });
    await panel.getByLabel('Away').click();
    await expect.poll(() => noor.textContent()).toMatch(/Tokyo · away · do not disturb until/);
    await panel.getByLabel('Do not disturb').selectOption({ label: 'Nights only, 10 PM to 8 AM' });
    await expect.poll(() => noor.textContent()).not.toMatch(/do not disturb/);
    await panel.getByRole('button', { name: 'Deactivate account' }).click();
    await panel.getByRole('button', { name: 'Reactivate account' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Noor Haddad’s account is deactivated.').waitFor();
    expect(await composer(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Reactivate' }).click();
    await composer(page).waitFor();
    const { me } = place.localSlack.state('U0NOOR');
    expect(me).toMatchObject({ tz: 'Asia/Tokyo', away: true });
    expect(me).not.toHaveProperty('deactivated');
  });

  test('a channel is archived, unarchived, and deleted; the app is removed from one and added again', async () => {
    const page = await place.open('?as=U0ADA#/C0PLATFORM');
    const panel = await openPeople(page);
    await panel.getByRole('button', { name: 'Archive #platform', exact: true }).click();
    await panel.getByRole('button', { name: 'Unarchive #platform' }).waitFor();
    expect(await panel.getByRole('button', { name: /rchive #general/ }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Remove Signpost from #general' }).click();
    await panel.getByRole('button', { name: 'Add Signpost to #general' }).click();
    await panel.getByRole('button', { name: 'Remove Signpost from #general' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('#platform is archived').waitFor();
    await page.getByRole('link', { name: 'platform (archived)' }).waitFor();
    await page.getByRole('button', { name: 'Unarchive' }).click();
    await composer(page, 'Message #platform').waitFor();
    const again = await openPeople(page);
    page.once('dialog', (dialog) => void dialog.accept());
    await again.getByRole('button', { name: 'Delete #platform for good' }).click();
    await again.getByRole('button', { name: 'Delete #platform for good' }).waitFor({ state: 'detached' });
    expect(await again.getByRole('button', { name: /Delete #general/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await composer(page, 'Message #general').waitFor();
  });

  test.each([
    ['light', 'light'],
    ['dark', 'dark'],
  ] as const)('everything fits on a phone and is readable: %s', async (_, colorScheme) => {
    const page = await place.open('?as=U0ADA#/', { ...PHONE, colorScheme });
    await place.localSlack.act('U0ADA', { do: 'moveClock', to: { at: 'next-week' } });
    await page.locator('.clock-ahead').waitFor();
    await clock(page).click();
    const check = async () => {
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await smallTargets(page)).toEqual([]);
      expect(await namelessControls(page)).toEqual([]);
      expect(await repeatedIds(page)).toEqual([]);
      expect(await faintTexts(page)).toEqual([]);
    };
    await check();
    await page.keyboard.press('Escape');
    const panel = await openPeople(page);
    await panel.getByRole('button', { name: /Kenji Mori/ }).click();
    await check();
  });
});
