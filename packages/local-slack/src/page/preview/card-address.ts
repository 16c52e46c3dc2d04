import { useSyncExternalStore } from 'react';

/** The address of a card's preview; of the list alone without an id. */
export function previewHref(id: string | null): string {
  return `#${id === null ? '/' : encodeURI(id)}`;
}

/** The card that an address like `/preview#practices/phased-adoption` names; null when it names none. */
function cardInHash(hash: string): string | null {
  const text = hash.replace(/^#\/?/, '');
  try {
    return decodeURI(text) || null;
  } catch {
    // A lone percent sign: somebody typed it, and it is no encoding.
    return text;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The card that the page's address names, kept up to date. */
export function useCardInHash(): string | null {
  return cardInHash(useSyncExternalStore(subscribe, () => location.hash));
}
