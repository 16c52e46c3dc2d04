import { useWorkspace } from '../state/workspace.tsx';
import { ModalView } from './modal-view.tsx';

/** The open modals. Only the top one is shown; the others keep what was entered. */
export function ModalStack() {
  const { state } = useWorkspace();
  return state.modals.map((modal, index) => (
    <ModalView key={modal.id} modal={modal} shown={index === state.modals.length - 1} />
  ));
}
