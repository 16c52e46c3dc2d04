import { useSyncExternalStore } from 'react';

/** The address of an item's preview; without an id, of just the list. */
export function previewHref(id: string | null): string {
  return `#${id === null ? '/' : encodeURI(id)}`;
}

/** The item that an address like `/preview#practices/phased-adoption` names; null if it names none. */
function itemInHash(hash: string): string | null {
  const text = hash.replace(/^#\/?/, '');
  try {
    return decodeURI(text) || null;
  } catch {
    // A lone percent sign: somebody typed it, so it is not an encoding.
    return text;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The item that the page's address names, kept up to date. */
export function useItemInHash(): string | null {
  return itemInHash(useSyncExternalStore(subscribe, () => location.hash));
}
