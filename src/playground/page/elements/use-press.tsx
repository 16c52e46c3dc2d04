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
  /** Tells the app, after the person agreed where the element asks for it. */
  press: (payload: ElementValue, undo?: () => void) => void;
  /** The confirmation and what went wrong; belongs beside the element. */
  aside: ReactNode;
}

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
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
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

  return {
    busy,
    off,
    press(payload, undo) {
      if (busy || off) return;
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
