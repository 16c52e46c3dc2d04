import type { ActResult, PageAction, PageState } from '../../protocol.ts';
import { shareUnchanged } from './share-unchanged.ts';

export interface Snapshot {
  state: PageState | null;
  /** `lost`: there was a connection and it is being made again. */
  link: 'connecting' | 'open' | 'lost';
  /** Set when the server refuses this person. */
  refused: boolean;
}

export interface PlaygroundClient {
  subscribe: (listener: () => void) => () => void;
  snapshot: () => Snapshot;
  act: (action: PageAction) => Promise<ActResult>;
}

/** Milliseconds until the next attempt after the server closed the stream for good. */
const RETRY_MS = [500, 1000, 2000, 4000];

/** One person's connection. The stream is open while somebody is subscribed. */
export function createPlaygroundClient(personId: string | null): PlaygroundClient {
  const query = personId ? `?as=${encodeURIComponent(personId)}` : '';
  const listeners = new Set<() => void>();
  let current: Snapshot = { state: null, link: 'connecting', refused: false };
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let lastVersion = -1;

  const set = (change: Partial<Snapshot>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };

  const open = () => {
    const stream = new EventSource(`/page/events${query}`);
    source = stream;
    stream.onopen = () => {
      failures = 0;
      // A restarted server counts from the beginning again, so versions compare within one connection only.
      lastVersion = -1;
      set({ link: 'open', refused: false });
    };
    stream.onmessage = (event: MessageEvent<string>) => {
      const state = JSON.parse(event.data) as PageState;
      if (state.version < lastVersion) return;
      lastVersion = state.version;
      set({ state: shareUnchanged(current.state, state), link: 'open' });
    };
    stream.onerror = () => {
      set({ link: current.state ? 'lost' : 'connecting' });
      // The browser reconnects by itself unless the answer was an HTTP error: then it gives up.
      if (stream.readyState !== EventSource.CLOSED) return;
      failures += 1;
      if (failures > 1) set({ refused: current.state === null });
      retry = setTimeout(open, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 4000);
    };
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) open();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        source?.close();
        clearTimeout(retry);
      };
    },
    snapshot: () => current,
    async act(action) {
      try {
        const answer = await fetch(`/page/act${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(action),
        });
        return (await answer.json()) as ActResult;
      } catch {
        return {
          ok: false,
          error: 'unreachable',
          message: 'The playground did not answer. Is it still running?',
        };
      }
    },
  };
}
