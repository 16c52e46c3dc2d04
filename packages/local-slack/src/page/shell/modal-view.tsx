import { useEffect, useMemo, useRef, useState } from 'react';
import type { Modal } from '../../protocol.ts';
import { asBlockObjects, BlockList } from '../blocks/block-list.tsx';
import { SurfaceProvider, useNewSurface } from '../elements/surface.tsx';
import { validateInputs } from '../elements/validate-inputs.ts';
import { useFailure } from '../state/failure.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { Dialog, DialogInPage } from './dialog.tsx';

/**
 * One modal of the app, in the page where it is only shown: its blocks, what was entered, what is wrong with it,
 * submit and close.
 */
export function ModalView({ modal, shown }: { modal: Modal; shown: boolean }) {
  const { act, tryAct, readOnly } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();
  const [own, setOwn] = useState<Record<string, string>>({});
  const form = useRef<HTMLFormElement>(null);
  const blocks = useMemo(() => asBlockObjects(modal.blocks), [modal.blocks]);
  const container = useMemo(() => ({ type: 'modal', viewId: modal.id }) as const, [modal.id]);
  const errors = { ...modal.errors, ...own };
  const surface = useNewSurface(container, blocks, errors);
  const wrong = Object.keys(errors).join(' ');

  useEffect(() => {
    // Moves the focus to the first field with an error.
    if (wrong !== '') form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [wrong]);

  const submit = async () => {
    if (busy || readOnly) return;
    const problems = validateInputs(blocks, surface.held);
    setOwn(problems);
    setFailure(null);
    if (Object.keys(problems).length > 0) return;
    setBusy(true);
    const result = await act({ do: 'submit', viewId: modal.id, values: surface.values() });
    setBusy(false);
    if (!result.ok) setFailure(result);
  };
  const close = () => void tryAct({ do: 'close', viewId: modal.id });
  const closeAll = () => void tryAct({ do: 'close', viewId: modal.id, all: true });
  const loose = Object.entries(modal.errors).filter(
    ([blockId]) => !blocks.some((block) => block.block_id === blockId),
  );

  const content = (
    <form
      ref={form}
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (modal.submit) void submit();
      }}
    >
      <section className="dialog-body" tabIndex={-1} aria-label={modal.title}>
        {failure && (
          <p className="form-failure" role="alert">
            {failure}
          </p>
        )}
        {loose.map(([blockId, text]) => (
          <p key={blockId} className="form-failure" role="alert">
            {text}
          </p>
        ))}
        <SurfaceProvider surface={surface}>
          <BlockList blocks={blocks} />
        </SurfaceProvider>
      </section>
      <div className="dialog-foot">
        <button type="button" className="button" aria-disabled={readOnly} onClick={close}>
          {modal.close ?? (modal.submit ? 'Cancel' : 'Close')}
        </button>
        {modal.submit && (
          <button
            type="submit"
            className={busy ? 'button button-primary busy' : 'button button-primary'}
            aria-busy={busy}
            aria-disabled={readOnly}
          >
            <span className="button-label">{modal.submit}</span>
          </button>
        )}
      </div>
    </form>
  );
  return readOnly ? (
    <DialogInPage title={modal.title}>{content}</DialogInPage>
  ) : (
    <Dialog title={modal.title} shown={shown} onClose={close} onDismiss={closeAll}>
      {content}
    </Dialog>
  );
}
