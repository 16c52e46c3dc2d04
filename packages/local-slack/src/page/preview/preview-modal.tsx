import { useId } from 'react';
import type { CheckResult, Modal } from '../../protocol.ts';
import { ModalView } from '../shell/modal-view.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { RefusalList } from './refusal-list.tsx';

/** The modal at its full height. */
export function PreviewModal({ modal }: { modal: CheckResult<Modal> }) {
  const { title, note } = useWorkspace().state.previewWords.modal;
  const titleId = useId();
  return (
    <section className="preview-side" aria-labelledby={titleId}>
      <div className="preview-side-head">
        <h3 id={titleId}>{title}</h3>
      </div>
      <p className="preview-note">{note}</p>
      {modal.ok ? <ModalView modal={modal.content} shown /> : <RefusalList refusals={modal.refusals} />}
    </section>
  );
}
