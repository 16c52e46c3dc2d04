import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ConfirmObject } from '../blocks/block-types.ts';
import { useFailure } from '../state/failure.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { ElementValue } from './element-value.ts';
import { useSurface } from './surface.tsx';

export interface Press {
  busy: boolean;
  /** The element is read-only, which `aria-disabled` says. */
  off: true | undefined;
  /**
   * Tells the app, after the person confirms if the element asks for it. While the app has not answered, further
   * presses are dropped. With `undo`, it is a changed value, which waits for the first one instead, so that no tick
   * is lost.
   */
  press: (payload: ElementValue, undo?: () => void) => void;
  /** Tells the app what was typed, once the typing pauses. Nothing is lost, and an older text never arrives last. */
  follow: (payload: ElementValue) => void;
  /** The confirmation dialog and the error. Belongs next to the element. */
  aside: ReactNode;
}

/** How long typing must pause before the app is told (milliseconds), so that it gets words, not keystrokes. */
const REST = 250;

/** Connects an element to the app: confirmation, spinner, error. */
export function usePress(blockId: string, actionId: string, confirm: ConfirmObject | undefined): Press {
  const surface = useSurface();
  const off = useWorkspace().readOnly ? true : undefined;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();
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
    if (!result.ok) setFailure(result);
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
