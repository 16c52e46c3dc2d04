import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ConfirmObject } from '../blocks/block-types.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { ElementValue } from './element-value.ts';
import { useSurface } from './surface.tsx';

export interface Press {
  busy: boolean;
  /** The element is only shown; `aria-disabled` says so. */
  off: true | undefined;
  /**
   * Tells the app, after the person agreed where the element asks for it. A second press waits for no answer: it is
   * dropped. With `undo` it is a value that changed: it follows the first, so that no tick is lost.
   */
  press: (payload: ElementValue, undo?: () => void) => void;
  /** Tells the app what is typed, once the typing rests. Nothing is lost, and an older text never comes last. */
  follow: (payload: ElementValue) => void;
  /** The confirmation and what went wrong; belongs beside the element. */
  aside: ReactNode;
}

/** Typing rests this long (milliseconds) before the app hears of it: it is asked for words, not for keys. */
const REST = 250;

/** An element's way to the app: confirmation, spinner, failure. */
export function usePress(blockId: string, actionId: string, confirm: ConfirmObject | undefined): Press {
  const surface = useSurface();
  const off = useWorkspace().readOnly ? true : undefined;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ payload: ElementValue; undo: (() => void) | undefined } | null>(
    null,
  );
  const mounted = useRef(true);
  const waiting = useRef<{ timer?: ReturnType<typeof setTimeout>; running: boolean; next?: ElementValue }>({
    running: false,
  });
  useEffect(() => {
    const { current } = waiting;
    mounted.current = true;
    return () => {
      mounted.current = false;
      clearTimeout(current.timer);
    };
  }, []);

  const send = async (payload: ElementValue) => {
    setBusy(true);
    setFailure(null);
    const result = await surface.press(blockId, actionId, payload);
    if (!mounted.current) return;
    setBusy(false);
    if (!result.ok) setFailure(result.message);
  };

  const sendNext = async () => {
    const { current } = waiting;
    const { next } = current;
    if (current.running || next === undefined || !mounted.current) return;
    delete current.next;
    current.running = true;
    await send(next);
    current.running = false;
    void sendNext();
  };

  return {
    busy,
    off,
    follow(payload) {
      if (off) return;
      const { current } = waiting;
      clearTimeout(current.timer);
      current.timer = setTimeout(() => {
        current.next = payload;
        void sendNext();
      }, REST);
    },
    press(payload, undo) {
      if (off) return;
      if (undo && !confirm) {
        waiting.current.next = payload;
        void sendNext();
        return;
      }
      if (busy) return;
      if (confirm) setAsking({ payload, undo });
      else void send(payload);
    },
    aside: (
      <>
        {asking && confirm && (
          <ConfirmDialog
            confirm={confirm}
            onConfirm={() => {
              setAsking(null);
              void send(asking.payload);
            }}
            onDeny={() => {
              setAsking(null);
              asking.undo?.();
            }}
          />
        )}
        {failure && (
          <span className="element-failure" role="alert">
            {failure}
          </span>
        )}
      </>
    ),
  };
}
