import { useId } from 'react';
import type { Drawn, Modal } from '../../protocol.ts';
import { ModalView } from '../shell/modal-view.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { Refused } from './refused.tsx';

/** The modal at its full height. */
export function DrawnModal({ modal }: { modal: Drawn<Modal> }) {
  const { title, note } = useWorkspace().state.previewWords.modal;
  const titleId = useId();
  return (
    <section className="preview-side" aria-labelledby={titleId}>
      <div className="preview-side-head">
        <h3 id={titleId}>{title}</h3>
      </div>
      <p className="preview-note">{note}</p>
      {modal.ok ? <ModalView modal={modal.drawn} shown /> : <Refused refusals={modal.refusals} />}
    </section>
  );
}
