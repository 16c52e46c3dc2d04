import { type RefObject, useLayoutEffect } from 'react';

const focusable = 'button, input, textarea, select, a[href]';

/**
 * Keeps the focus within blocks that the app redraws under the person's hands: a box that was ticked may come back as
 * a new one. Its twin, by name and else by place, gets the focus, so that the keyboard goes on from there.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  // Read while drawing: afterwards the element is gone, and the browser has forgotten that it had the focus.
  const before = focusIn(place.current);
  useLayoutEffect(() => {
    if (!before || document.activeElement !== document.body) return;
    const all = [...(place.current?.querySelectorAll<HTMLElement>(focusable) ?? [])];
    const twins = all.filter((element) => nameOf(element) === before.name);
    (twins[before.among] ?? all[Math.min(before.index, all.length - 1)])?.focus();
  });
}

interface Focus {
  name: string;
  /** Which of those with this name. */
  among: number;
  /** Which of all. */
  index: number;
}

function focusIn(place: HTMLElement | null): Focus | null {
  const focused = document.activeElement;
  if (!place || !(focused instanceof HTMLElement) || !place.contains(focused)) return null;
  const all = [...place.querySelectorAll<HTMLElement>(focusable)];
  const name = nameOf(focused);
  const among = all.filter((element) => nameOf(element) === name).indexOf(focused);
  return { name, among, index: all.indexOf(focused) };
}

function nameOf(element: HTMLElement): string {
  const label = (element as Partial<HTMLInputElement>).labels?.[0]?.textContent;
  return element.getAttribute('aria-label') ?? label ?? element.textContent ?? '';
}
