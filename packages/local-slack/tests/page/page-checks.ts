/** What only the browser can tell. The code is text for the browser, because the tests have no DOM. */
import type { Locator, Page } from 'playwright-core';

/** Whether exactly this element has the focus. */
export async function hasFocus(element: Locator): Promise<boolean> {
  return (await element.and(element.page().locator(':focus')).count()) === 1;
}

/** How far the page can be scrolled sideways, in pixels. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
}

/** The conversation's background color. */
export async function ground(page: Page): Promise<string> {
  return await page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor");
}

/** Visible controls that are too low for a finger (under 40 px), except mentions, which are part of the text. */
export async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(`
    [...document.querySelectorAll('button, a.place, textarea, input:not([type=radio], [type=checkbox])')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.mention, .skip-link'))
      .filter((one) => one.getBoundingClientRect().height < 40)
      .map((one) => one.outerHTML)`);
}

/** Controls that a screen reader could not name. */
export async function namelessControls(page: Page): Promise<string[]> {
  return await page.evaluate(`
    [...document.querySelectorAll('button, a, input, textarea, [role=option], [role=tab]')]
      .filter((one) => !one.getAttribute('aria-label') && !one.getAttribute('aria-labelledby') && !one.textContent.trim() && !one.labels?.length)
      .map((one) => one.outerHTML)`);
}

/** Ids that more than one element has. */
export async function repeatedIds(page: Page): Promise<string[]> {
  return await page.evaluate(`
    [...document.querySelectorAll('[id]')].map((one) => one.id).filter((id, index, all) => all.indexOf(id) !== index)`);
}

/**
 * Visible text whose contrast with its background is below WCAG's AA: 4.5:1, or 3:1 if it is large.
 * Disabled controls are exempt, there and here.
 */
export async function faintTexts(page: Page): Promise<string[]> {
  return await page.evaluate(`(() => {
    const parts = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
    const over = ([r, g, b, a = 1], under) => [r, g, b].map((part, at) => part * a + under[at] * (1 - a));
    const ground = (element) => {
      if (!element) return [255, 255, 255];
      const color = parts(getComputedStyle(element).backgroundColor);
      return (color[3] ?? 1) === 1 ? color.slice(0, 3) : over(color, ground(element.parentElement));
    };
    const light = (color) => {
      const [r, g, b] = color.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const faint = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || element.closest('.hidden-text, noscript, :disabled')) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const style = getComputedStyle(element);
      const behind = ground(element);
      const [a, b] = [light(over(parts(style.color), behind)), light(behind)].sort((x, y) => y - x);
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < (large ? 3 : 4.5)) faint.push(ratio.toFixed(2) + ' ' + walk.currentNode.data.trim());
    }
    return [...new Set(faint)];
  })()`);
}
