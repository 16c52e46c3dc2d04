import { useEffect } from 'react';

/** The regions of the page in their order. Some may be hidden. */
const REGIONS = ['.sidebar', '#conversation', '.thread'];
/** Where the focus goes in a region: to the text field, to the current channel, or else to the first link. */
const PLACES = ['.composer-field', '[aria-current=page]', 'a[href]'];

/** The keys that work everywhere, as in Slack: Ctrl+K finds, and F6 goes from one region to the next. */
export function usePageKeys(onFind: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const isFind = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (isFind && !event.shiftKey && !event.altKey) onFind();
      else if (event.key === 'F6' && !event.ctrlKey) focusRegion(event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onFind]);
}

function focusRegion(step: 1 | -1): void {
  const regions = REGIONS.map((one) => document.querySelector<HTMLElement>(one)).filter(
    (region) => region?.checkVisibility() === true,
  );
  const now = regions.findIndex((region) => region?.contains(document.activeElement));
  const next = now < 0 ? 0 : (now + step + regions.length) % regions.length;
  const region = regions[next];
  const place = PLACES.map((one) => region?.querySelector<HTMLElement>(one)).find((one) => one);
  (place ?? region)?.focus();
}
