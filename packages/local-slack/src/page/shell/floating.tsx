import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  children: ReactNode;
  className?: string;
  /** Which edges align. If there is no room, it flips to the other side. */
  side?: 'below' | 'above';
  align?: 'start' | 'end';
  /** At least as wide as the anchor. */
  fit?: boolean;
  /** Called on a press outside. */
  onAway?: () => void;
  /** Called on Escape, wherever the focus is, unless what has it uses the key itself. */
  onEscape?: () => void;
}

const GAP = 4;
const EDGE = 8;

/** A layer next to its anchor, above everything else (even dialogs) and never outside the window. */
export function Floating({
  anchor,
  children,
  className = '',
  side = 'below',
  align = 'start',
  fit = false,
  onAway,
  onEscape,
}: Props) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const layer = ref.current;
    layer?.showPopover();
    const place = () => {
      const target = anchor.current?.getBoundingClientRect();
      if (!layer || !target) return;
      if (fit) layer.style.minWidth = `${Math.min(target.width, innerWidth - 2 * EDGE)}px`;
      const { offsetWidth: width, offsetHeight: height } = layer;
      const below = target.bottom + GAP;
      const above = target.top - GAP - height;
      const fitsBelow = below + height <= innerHeight - EDGE;
      const top =
        side === 'below'
          ? fitsBelow || above < EDGE
            ? below
            : above
          : above >= EDGE || !fitsBelow
            ? above
            : below;
      const left = align === 'start' ? target.left : target.right - width;
      layer.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`;
      layer.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
    };
    place();
    const watch = new ResizeObserver(place);
    if (layer) watch.observe(layer);
    if (anchor.current) watch.observe(anchor.current);
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      watch.disconnect();
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [anchor, side, align, fit]);

  useEffect(() => {
    if (!onAway) return;
    const away = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!ref.current?.contains(target) && !anchor.current?.contains(target)) onAway();
    };
    document.addEventListener('pointerdown', away, true);
    return () => document.removeEventListener('pointerdown', away, true);
  }, [anchor, onAway]);

  useEffect(() => {
    if (!onEscape) return;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onEscape();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [onEscape]);

  return (
    <div ref={ref} popover="manual" className={`floating ${className}`}>
      {children}
    </div>
  );
}
