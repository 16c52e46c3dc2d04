import type { PreviewState } from '../../protocol.ts';
import { openEventStream } from '../state/event-stream.ts';
import { shareUnchanged } from '../state/share-unchanged.ts';

export interface PreviewSnapshot {
  state: PreviewState | null;
  link: 'connecting' | 'open' | 'lost';
  /** When the item on the page last changed while it was there, in milliseconds since 1970. */
  changedAt: number | null;
}

export interface PreviewClient {
  subscribe: (listener: () => void) => () => void;
  snapshot: () => PreviewSnapshot;
  /** Switches to an item, or to just the list. The last state stays until the new one arrives. */
  show: (id: string | null) => void;
}

/** Connects to the previews, starting with an item. The stream is open while somebody is subscribed. */
export function createPreviewClient(first: string | null): PreviewClient {
  const listeners = new Set<() => void>();
  let current: PreviewSnapshot = { state: null, link: 'connecting', changedAt: null };
  let shown = first;
  let close: (() => void) | undefined;

  const set = (change: Partial<PreviewSnapshot>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const open = () => {
    close?.();
    close = openEventStream<PreviewState>(
      `/preview/events${shown === null ? '' : `?item=${encodeURIComponent(shown)}`}`,
      {
        onData(data) {
          const before = current.state;
          const state = shareUnchanged(before, data);
          const sameItem = before?.asked === state.asked;
          const changed = sameItem && before?.item !== state.item;
          set({
            state,
            link: 'open',
            changedAt: changed ? Date.now() : sameItem ? current.changedAt : null,
          });
        },
        onLost: () => set({ link: current.state ? 'lost' : 'connecting' }),
      },
    );
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) open();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        close?.();
        close = undefined;
      };
    },
    snapshot: () => current,
    show(id) {
      if (id === shown) return;
      shown = id;
      if (close) open();
    },
  };
}
