import { useId } from 'react';
import type { Drawn, Modal } from '../../protocol.ts';
import { ModalView } from '../shell/modal-view.tsx';
import { Refused } from './refused.tsx';

/** The whole card in its modal, at its full height. */
export function DrawnModal({ modal }: { modal: Drawn<Modal> }) {
  const titleId = useId();
  return (
    <section className="preview-side" aria-labelledby={titleId}>
      <div className="preview-side-head">
        <h3 id={titleId}>Whole card</h3>
      </div>
      <p className="preview-note">The window that “Read the whole card” opens; in Slack it scrolls.</p>
      {modal.ok ? <ModalView modal={modal.drawn} shown /> : <Refused refusals={modal.refusals} />}
    </section>
  );
}
