import { useSyncExternalStore } from 'react';
import { storedChanged, subscribeToStored } from './stored-values.ts';

const nameOf = (key: string) => `playground.${key}`;

/** Makes this browser remember `key`, e.g. that a hint was dismissed. */
export function remember(key: string): void {
  localStorage.setItem(nameOf(key), 'yes');
  storedChanged();
}

/** Whether this browser remembers `key`, in any of its windows. */
export function useRemembered(key: string): boolean {
  return useSyncExternalStore(subscribeToStored, () => localStorage.getItem(nameOf(key)) === 'yes');
}
