import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const nameOf = (key: string) => `playground.${key}`;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Makes this browser remember `key`, e.g. that a hint was dismissed. */
export function remember(key: string): void {
  localStorage.setItem(nameOf(key), 'yes');
  for (const listener of listeners) listener();
}

/** Whether this browser remembers `key`, in any of its windows. */
export function useRemembered(key: string): boolean {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(nameOf(key)) === 'yes');
}
