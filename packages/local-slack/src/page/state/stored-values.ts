/** Tells every part of the page that shows a value of this browser's storage that it changed, in this window or in another one. */

const listeners = new Set<() => void>();

/** For `useSyncExternalStore`. @returns what ends it */
export function subscribeToStored(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** To be called after a value was stored: the browser tells other windows only. */
export function storedChanged(): void {
  for (const listener of listeners) listener();
}
