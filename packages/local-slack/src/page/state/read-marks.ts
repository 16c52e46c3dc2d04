/** How far each person has read each channel, kept in this browser. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const key = (personId: string) => `playground.read.${personId}`;

function stored(personId: string): string {
  return localStorage.getItem(key(personId)) ?? '{}';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The newest timestamp that was read, by channel. */
export function useReadMarks(personId: string): Record<string, string> {
  return JSON.parse(useSyncExternalStore(subscribe, () => stored(personId))) as Record<string, string>;
}

/** Marks a channel as read up to `ts`. An older mark never replaces a newer one. */
export function markRead(personId: string, channel: string, ts: string): void {
  const marks = JSON.parse(stored(personId)) as Record<string, string>;
  if (Number(marks[channel] ?? 0) >= Number(ts)) return;
  localStorage.setItem(key(personId), JSON.stringify({ ...marks, [channel]: ts }));
  for (const listener of listeners) listener();
}
