import { useEffect, useState } from 'react';
import { useWorkspace } from '../state/workspace.tsx';

/** How long to show each of several loading texts (milliseconds). */
const TURN = 2500;

/** What the app is doing in a thread: its status after its name, or the loading texts one after the other. */
export function ThreadStatus({ channel, threadTs }: { channel: string; threadTs: string }) {
  const { state } = useWorkspace();
  const status = state.statuses.find((one) => one.channel === channel && one.threadTs === threadTs);
  const count = status?.loading.length ?? 0;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    setTurn(0);
    if (count < 2) return;
    const timer = setInterval(() => setTurn((now) => (now + 1) % count), TURN);
    return () => clearInterval(timer);
  }, [count]);
  // The element stays even when it is empty, because screen readers only read changes to elements they know.
  return (
    <p className={status ? 'thread-status' : 'hidden-text'} role="status">
      {status && (
        <>
          <span className="thread-status-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {status.loading[turn] ?? `${state.appName} ${status.text}`}
        </>
      )}
    </p>
  );
}
