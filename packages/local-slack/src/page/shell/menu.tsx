import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Floating } from './floating.tsx';

export interface MenuItem {
  key: string;
  label: ReactNode;
  detail?: string;
  icon?: ReactNode;
  danger?: boolean;
  /** A line above this item. */
  apart?: boolean;
  onChoose: () => void;
}

interface Props {
  label: string;
  icon: ReactNode;
  className?: string;
  items: MenuItem[];
  align?: 'start' | 'end';
  busy?: boolean;
  /** The menu is read-only and does not open. */
  off?: true | undefined;
  onOpenChange?: (open: boolean) => void;
}

/** A button with a menu: arrows move, Enter chooses, Escape closes it and returns the focus. */
export function Menu({
  label,
  icon,
  className = 'icon-button',
  items,
  align = 'end',
  busy = false,
  off,
  onOpenChange,
}: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const show = (next: boolean, focusBack = true) => {
    setOpen(next);
    onOpenChange?.(next);
    if (!next && focusBack) button.current?.focus();
  };
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);

  const move = (step: number | 'first' | 'last') => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const now = all.indexOf(document.activeElement as HTMLElement);
    const next =
      step === 'first' ? 0 : step === 'last' ? all.length - 1 : (now + step + all.length) % all.length;
    all[next]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={busy ? `${className} busy` : className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        aria-busy={busy}
        aria-disabled={off}
        onClick={() => {
          if (!off) show(!open);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open || off) return;
          event.preventDefault();
          show(true);
        }}
      >
        {icon}
      </button>
      {open && (
        <Floating anchor={button} align={align} className="menu" onAway={() => show(false, false)}>
          <div
            ref={list}
            role="menu"
            aria-label={label}
            tabIndex={-1}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' }[event.key] as
                | number
                | 'first'
                | 'last'
                | undefined;
              if (step !== undefined) move(step);
              else if (event.key === 'Escape' || event.key === 'Tab') show(false);
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          >
            {items.map((item) => (
              <button
                key={item.key}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={`menu-item${item.danger ? ' menu-item-danger' : ''}${item.apart ? ' menu-item-apart' : ''}`}
                onClick={() => {
                  show(false);
                  item.onChoose();
                }}
              >
                {item.icon}
                <span className="menu-item-text">
                  <span>{item.label}</span>
                  {item.detail && <span className="menu-item-detail">{item.detail}</span>}
                </span>
              </button>
            ))}
          </div>
        </Floating>
      )}
    </>
  );
}
