import { type RefObject, useLayoutEffect } from 'react';

const focusable = 'button, input, textarea, select, a[href]';

/**
 * Keeps the focus inside blocks that the app updates while somebody uses them: a checkbox may come back as a new
 * element once it is ticked. Its counterpart, by name or else by position, gets the focus, so that the keyboard
 * continues there.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  // Read during rendering, because afterward the element is gone and the browser no longer knows that it had the focus.
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
  /** Its position among those with this name. */
  among: number;
  /** Its position among all. */
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
