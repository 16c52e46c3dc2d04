import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PageAction } from '../../protocol.ts';
import { UNREACHABLE } from '../state/failure.ts';
import { beginReading, markRead, useReadMarks } from '../state/read-marks.ts';
import { goTo, type Route, useRoute } from '../state/route.ts';
import { unreadIn } from '../state/unread.ts';
import { channelTitle, type Workspace, WorkspaceProvider } from '../state/workspace.tsx';
import { createWorkspaceClient } from '../state/workspace-client.ts';
import { Announcer } from './announcer.tsx';
import { Banner } from './banner.tsx';
import { Conversation } from './conversation.tsx';
import { ModalStack } from './modal-stack.tsx';
import { usePageKeys } from './page-keys.ts';
import { QuickSwitcher } from './quick-switcher.tsx';
import { Sidebar } from './sidebar.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { type ToastFailure, Toasts } from './toasts.tsx';

/** The whole page: connects as the person in the URL, then shows what the server sends. */
export function App() {
  const route = useRoute();
  const client = useMemo(() => createWorkspaceClient(route.as), [route.as]);
  const { state, link, refused, reachable } = useSyncExternalStore(client.subscribe, client.snapshot);
  const [failures, setFailures] = useState<ToastFailure[]>([]);

  const tryAct = useCallback(
    async (action: PageAction) => {
      const result = await client.act(action);
      if (result.ok) return;
      const { error, message } = result;
      setFailures((all) => [...all, { id: Math.random(), error, text: message }]);
    },
    [client],
  );
  const [finding, setFinding] = useState(false);
  const find = useCallback(() => setFinding(true), []);
  const endFinding = useCallback(() => setFinding(false), []);
  usePageKeys(find);
  const open = useCallback(
    (change: Partial<Route>, replace = false) => goTo({ ...route, ...change }, replace),
    [route],
  );

  useEffect(() => {
    if (reachable) setFailures((all) => all.filter(({ error }) => error !== UNREACHABLE));
  }, [reachable]);

  useEffect(() => {
    // If the address names nobody, or somebody unknown, the server chooses, and the address says whom.
    if (state && route.as !== state.me.id) open({ as: state.me.id }, true);
    else if (refused && route.as !== null) open({ as: null }, true);
  }, [state, refused, route.as, open]);

  useEffect(() => {
    if (!state || route.as !== state.me.id) return;
    const known = state.channels.some(({ id }) => id === route.channel);
    if (route.channel && !known) open({ channel: null, threadTs: null }, true);
    // A phone starts with the list of channels, a wide window with the first channel.
    else if (!route.channel && !matchMedia('(max-width: 480px)').matches) {
      open({ channel: state.channels[0]?.id ?? null }, true);
    }
  }, [state, route.as, route.channel, open]);

  if (!state) return <Starting refused={refused} />;
  const workspace: Workspace = { state, route, act: client.act, tryAct, open, reachable };
  return (
    <WorkspaceProvider value={workspace}>
      {/* This can't be a link, because the hash is the route, so it moves the focus itself. */}
      <button
        type="button"
        className="skip-link"
        onClick={() => document.getElementById('conversation')?.focus()}
      >
        Skip to the conversation
      </button>
      <ReadTracker workspace={workspace} />
      <div
        className="app"
        data-screen={route.channel ? 'conversation' : 'sidebar'}
        data-thread={route.threadTs !== null}
      >
        <Sidebar onFind={find} />
        <div className="stage">
          <Banner link={link} />
          <div className="panes">
            <Conversation />
            <ThreadPane />
          </div>
        </div>
      </div>
      {finding && <QuickSwitcher onClose={endFinding} />}
      <ModalStack />
      <Toasts
        failures={failures}
        onDismiss={(id) => setFailures((all) => all.filter((one) => one.id !== id))}
      />
      <Announcer />
    </WorkspaceProvider>
  );
}

function Starting({ refused }: { refused: boolean }) {
  return (
    <main className="starting">
      <span className="spinner" aria-hidden="true" />
      <p role="status">
        {refused ? 'The playground isn’t answering. Trying again…' : 'Opening the playground…'}
      </p>
    </main>
  );
}

/** Keeps the read marks and the window's title up to date. Renders nothing. */
function ReadTracker({ workspace: { state, route } }: { workspace: Workspace }) {
  const { workspaceId } = state;
  const personId = state.me.id;
  const markOf = useReadMarks({ workspaceId, personId });
  const current = state.channels.find(({ id }) => id === route.channel);
  const reading =
    current && (current.id !== state.botDmChannel || route.tab === 'messages') ? current.id : null;
  const newest = state.messages.findLast(({ channel }) => channel === reading)?.ts;
  const newestOfAll = state.messages.at(-1)?.ts ?? '0';
  const forMe = state.channels.reduce((sum, one) => sum + unreadIn(state, one, markOf(one.id)).forMe, 0);

  useEffect(() => {
    // What was said before the first visit doesn't count as unread.
    beginReading(workspaceId, newestOfAll);
  }, [workspaceId, newestOfAll]);
  useEffect(() => {
    const mark = () => {
      if (!reading || !newest || document.visibilityState !== 'visible') return;
      markRead({ workspaceId, personId }, reading, newest);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [reading, newest, workspaceId, personId]);
  useEffect(() => {
    const place = current ? `${channelTitle(state, current)} · ` : '';
    document.title = `${forMe > 0 ? `(${forMe}) ` : ''}${place}${state.teamName}`;
  }, [current, forMe, state]);
  return null;
}
