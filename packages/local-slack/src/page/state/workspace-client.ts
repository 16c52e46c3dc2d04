import type { ActResult, PageAction, PageState } from '../../protocol.ts';
import { openEventStream } from './event-stream.ts';
import { UNREACHABLE } from './failure.ts';
import { shareUnchanged } from './share-unchanged.ts';
import { followWorkspaceTime } from './workspace-time.ts';

export interface Snapshot {
  state: PageState | null;
  /** `lost`: there was a connection, and it is reconnecting. */
  link: 'connecting' | 'open' | 'lost';
  /** Set if the server refuses this person. */
  refused: boolean;
  /** False after the server didn't answer, until it does again. */
  reachable: boolean;
}

export interface WorkspaceClient {
  subscribe: (listener: () => void) => () => void;
  snapshot: () => Snapshot;
  act: (action: PageAction) => Promise<ActResult>;
}

/** The name of this window, which it keeps when it is reloaded. */
function windowName(): string {
  const kept = sessionStorage.getItem('playground.window');
  if (kept) return kept;
  const name = crypto.getRandomValues(new Uint32Array(2)).join('-');
  sessionStorage.setItem('playground.window', name);
  return name;
}

/** One person's connection. The stream is open while somebody is subscribed. */
export function createWorkspaceClient(personId: string | null): WorkspaceClient {
  const query = `?window=${windowName()}${personId ? `&as=${encodeURIComponent(personId)}` : ''}`;
  const listeners = new Set<() => void>();
  let current: Snapshot = { state: null, link: 'connecting', refused: false, reachable: true };
  let close: (() => void) | undefined;
  let lastVersion = -1;

  const set = (change: Partial<Snapshot>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };

  const open = () =>
    openEventStream<PageState>(`/page/events${query}`, {
      onOpen() {
        // A restarted server counts from the start again, so versions are only comparable within a connection.
        lastVersion = -1;
        set({ link: 'open', refused: false, reachable: true });
      },
      onData(state) {
        if (state.version < lastVersion) return;
        lastVersion = state.version;
        followWorkspaceTime(state.clock.aheadMs);
        set({ state: shareUnchanged(current.state, state), link: 'open' });
      },
      onLost(refusals) {
        set({ link: current.state ? 'lost' : 'connecting' });
        if (refusals > 1) set({ refused: current.state === null });
      },
    });

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) close = open();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) close?.();
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
        const result = (await answer.json()) as ActResult;
        if (!current.reachable) set({ reachable: true });
        return result;
      } catch {
        set({ reachable: false });
        return {
          ok: false,
          error: UNREACHABLE,
          message: 'The playground didn’t answer. Is it still running?',
        };
      }
    },
  };
}
