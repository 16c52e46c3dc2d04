import type { ConfirmObject } from '../blocks/block-types.ts';
import { Confirmation } from '../shell/confirmation.tsx';
import { labelOf, TextObjectView } from '../text/text-object.tsx';

/** The app's "Are you sure?", before the app is told about an action. */
export function ConfirmDialog(props: { confirm: ConfirmObject; onConfirm: () => void; onDeny: () => void }) {
  const { confirm } = props;
  return (
    <Confirmation
      title={labelOf(confirm.title) || 'Are you sure?'}
      confirm={labelOf(confirm.confirm) || 'Yes'}
      deny={labelOf(confirm.deny) || 'Cancel'}
      style={confirm.style ?? 'primary'}
      onConfirm={props.onConfirm}
      onDeny={props.onDeny}
    >
      <TextObjectView text={confirm.text} />
    </Confirmation>
  );
}
