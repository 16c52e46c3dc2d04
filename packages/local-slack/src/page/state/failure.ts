import { useEffect, useState } from 'react';
import { useWorkspace } from './workspace.tsx';

/** Why something didn't work. `error` is as in an `ActResult`; without one, it is about what the person entered. */
export interface Failure {
  error?: string;
  message: string;
}

/** The error of something that was tried while the playground didn't answer. */
export const UNREACHABLE = 'unreachable';
/** The error of something that was tried while the app was not connected. */
const NOT_CONNECTED = 'dispatch_failed';

/**
 * The failure to show next to what was tried. One that says that the playground or the app is away goes when that is
 * back, because it would no longer be true.
 */
export function useFailure(): [string | null, (failure: Failure | null) => void] {
  const { reachable, state } = useWorkspace();
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (reachable) setFailure((now) => (now?.error === UNREACHABLE ? null : now));
  }, [reachable]);
  useEffect(() => {
    if (state.botConnected) setFailure((now) => (now?.error === NOT_CONNECTED ? null : now));
  }, [state.botConnected]);
  return [failure?.message ?? null, setFailure];
}
