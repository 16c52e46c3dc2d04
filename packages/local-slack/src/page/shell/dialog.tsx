import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { rememberFocus } from '../state/return-focus.ts';
import { Icon } from './icon.tsx';

interface Props {
  title: string;
  children: ReactNode;
  onClose: () => void;
  /** What the X does, if that differs from Escape. */
  onDismiss?: () => void;
  small?: boolean;
  /** False while another dialog covers this one, which then keeps its state but is hidden. */
  shown?: boolean;
}

/** A dialog's look as part of the page, for one that is read-only. */
export function DialogInPage({ title, children }: Pick<Props, 'title' | 'children'>) {
  const titleId = useId();
  return (
    <section className="dialog dialog-in-page" aria-labelledby={titleId}>
      <DialogHead title={title} titleId={titleId} />
      {children}
    </section>
  );
}

/**
 * A modal dialog, the browser's own, which keeps the focus inside and closes on Escape. It returns the focus itself,
 * because the browser doesn't when the dialog leaves the page or when the element that opened it was re-rendered.
 */
export function Dialog({
  title,
  children,
  onClose,
  onDismiss = onClose,
  small = false,
  shown = true,
}: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const giveBack = useRef<() => void>(undefined);
  const left = useRef<Element | null>(null);
  // Layout effects, because their cleanup runs while the dialog is still part of the page.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog || !shown) return;
    giveBack.current ??= rememberFocus();
    dialog.showModal();
    const before = left.current?.isConnected ? (left.current as HTMLElement) : undefined;
    (before ?? firstPlace(dialog))?.focus();
    return () => {
      left.current = dialog.contains(document.activeElement) ? document.activeElement : null;
      dialog.close();
    };
  }, [shown]);
  useLayoutEffect(() => () => giveBack.current?.(), []);
  return (
    <dialog
      ref={ref}
      className={small ? 'dialog dialog-small' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === ref.current) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // A menu or list inside the dialog already used this Escape.
        if (event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <DialogHead title={title} titleId={titleId} onClose={onDismiss} />
      {children}
    </dialog>
  );
}

function DialogHead({
  title,
  titleId,
  onClose,
}: {
  title: string;
  titleId: string;
  /** Without it, the button does nothing. */
  onClose?: () => void;
}) {
  return (
    <div className="dialog-head">
      <h2 id={titleId}>{title}</h2>
      <button
        type="button"
        className="icon-button"
        aria-label="Close dialog"
        aria-disabled={onClose ? undefined : true}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Where the focus goes first: an input; or the text, so that the arrows scroll it; or the confirming button. */
function firstPlace(dialog: HTMLDialogElement | null): HTMLElement | null | undefined {
  return (
    dialog?.querySelector<HTMLElement>('.dialog-body :is(input, textarea)') ??
    dialog?.querySelector<HTMLElement>('.dialog-body[tabindex]') ??
    dialog?.querySelector<HTMLElement>('.dialog-foot button:last-child')
  );
}
