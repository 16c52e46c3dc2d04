/** How far each person has read each channel, kept in this browser. */
import { useSyncExternalStore } from 'react';
import { storedChanged, subscribeToStored } from './stored-values.ts';

/** Whose marks, and in which workspace: one that starts over has other messages. */
export interface Reader {
  workspaceId: string;
  personId: string;
}

const ALL = 'playground.read.';
/** The key of what was there when this browser first saw the workspace. A person's id is never empty. */
const startOf = (workspaceId: string) => `${ALL}${workspaceId}.`;
const keyOf = ({ workspaceId, personId }: Reader) => `${startOf(workspaceId)}${personId}`;
/** Later than any message. */
const ALL_READ = 'Infinity';

function stored(reader: Reader): string {
  return localStorage.getItem(keyOf(reader)) ?? '{}';
}

/** The newest timestamp that was read in a channel; at first, the newest when this browser first saw the workspace. */
export function useReadMarks(reader: Reader): (channel: string) => string {
  const start = useSyncExternalStore(
    subscribeToStored,
    () => localStorage.getItem(startOf(reader.workspaceId)) ?? ALL_READ,
  );
  const marks = new Map(
    Object.entries(JSON.parse(useSyncExternalStore(subscribeToStored, () => stored(reader)))),
  );
  return (channel) => String(marks.get(channel) ?? start);
}

/** Marks a channel as read up to `ts`. An older mark never replaces a newer one. */
export function markRead(reader: Reader, channel: string, ts: string): void {
  const marks = JSON.parse(stored(reader)) as Record<string, string>;
  if (Object.hasOwn(marks, channel) && Number(marks[channel]) >= Number(ts)) return;
  localStorage.setItem(keyOf(reader), JSON.stringify({ ...marks, [channel]: ts }));
  storedChanged();
}

/** Marks everything up to `ts` as read by everybody in a workspace that is new here, and forgets those that are gone. */
export function beginReading(workspaceId: string, ts: string): void {
  const start = startOf(workspaceId);
  if (localStorage.getItem(start) !== null) return;
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(ALL)) localStorage.removeItem(name);
  }
  localStorage.setItem(start, ts);
  storedChanged();
}
