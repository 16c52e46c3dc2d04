import type { ConfirmObject } from '../blocks/block-types.ts';
import { Dialog } from '../shell/dialog.tsx';
import { labelOf, TextObjectView } from '../text/text-object.tsx';

/** The app's "Are you sure?", before the app is told about an action. */
export function ConfirmDialog(props: { confirm: ConfirmObject; onConfirm: () => void; onDeny: () => void }) {
  const { confirm } = props;
  return (
    <Dialog title={labelOf(confirm.title) || 'Are you sure?'} onClose={props.onDeny} small>
      <div className="dialog-body">
        <TextObjectView text={confirm.text} />
      </div>
      <div className="dialog-foot">
        <button type="button" className="button" onClick={props.onDeny}>
          {labelOf(confirm.deny) || 'Cancel'}
        </button>
        <button
          type="button"
          className={`button button-${confirm.style ?? 'primary'}`}
          onClick={props.onConfirm}
        >
          {labelOf(confirm.confirm) || 'Yes'}
        </button>
      </div>
    </Dialog>
  );
}
