import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';

interface Props {
  title: string;
  /** What will happen. */
  children: ReactNode;
  confirm: string;
  deny?: string;
  style: 'primary' | 'danger';
  onConfirm: () => void;
  onDeny: () => void;
}

/** Asks whether to do something, before it is done. */
export function Confirmation({ title, children, confirm, deny = 'Cancel', style, onConfirm, onDeny }: Props) {
  return (
    <Dialog title={title} onClose={onDeny} small>
      <div className="dialog-body">{children}</div>
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onDeny}>
          {deny}
        </button>
        <button type="button" className={`button button-${style}`} onClick={onConfirm}>
          {confirm}
        </button>
      </div>
    </Dialog>
  );
}
