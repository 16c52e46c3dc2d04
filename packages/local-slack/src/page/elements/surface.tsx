import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ActResult, Container, ViewValues } from '../../protocol.ts';
import type { BlockObject } from '../blocks/block-types.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { type ElementValue, initialValue, statefulElements } from './element-value.ts';

/** The message, modal, or Home tab around interactive elements: their values, and their connection to the app. */
export interface Surface {
  container: Container;
  /** Errors of inputs by block_id, from the page and from the app. */
  errors: Record<string, string>;
  held: (blockId: string, actionId: string) => ElementValue;
  setValue: (blockId: string, actionId: string, value: ElementValue) => void;
  /** All values, in Slack's format. */
  values: () => ViewValues;
  press: (blockId: string, actionId: string, payload: ElementValue) => Promise<ActResult>;
}

const SurfaceContext = createContext<Surface | null>(null);

/** The surface around this element. Throws outside of one, which is a bug in the page. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('useSurface is used outside of SurfaceProvider');
  return surface;
}

/** Makes a surface for these blocks; `SurfaceProvider` passes it to the elements inside. */
export function useNewSurface(
  container: Container,
  blocks: readonly BlockObject[],
  errors: Record<string, string>,
): Surface {
  const { act } = useWorkspace();
  const entered = useRef(new Map<string, ElementValue>());
  const [, redraw] = useState(0);
  const placed = useMemo(() => statefulElements(blocks), [blocks]);

  // As in Slack: when a view is updated, inputs keep what was entered if they keep their block_id and action_id.
  for (const { blockId, actionId, element } of placed) {
    const key = keyOf(blockId, actionId);
    const value = entered.current.get(key);
    if (value?.type !== element.type) entered.current.set(key, initialValue(element) ?? {});
  }
  useEffect(() => {
    const present = new Set(placed.map(({ blockId, actionId }) => keyOf(blockId, actionId)));
    for (const key of entered.current.keys()) if (!present.has(key)) entered.current.delete(key);
  }, [placed]);

  const held = (blockId: string, actionId: string) => entered.current.get(keyOf(blockId, actionId)) ?? {};
  const values = () => {
    const all: ViewValues = {};
    for (const { blockId, actionId } of placed) {
      all[blockId] = { ...all[blockId], [actionId]: held(blockId, actionId) };
    }
    return all;
  };
  return {
    container,
    errors,
    held,
    setValue(blockId, actionId, value) {
      entered.current.set(keyOf(blockId, actionId), value);
      redraw((count) => count + 1);
    },
    values,
    press: (blockId, actionId, payload) =>
      act({ do: 'press', container, blockId, actionId, payload, values: values() }),
  };
}

const keyOf = (blockId: string, actionId: string) => `${blockId}\n${actionId}`;

export function SurfaceProvider({ surface, children }: { surface: Surface; children: ReactNode }) {
  return <SurfaceContext value={surface}>{children}</SurfaceContext>;
}
