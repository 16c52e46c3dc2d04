import { Icon, type IconName } from '../shell/icon.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { labelOf } from '../text/text-object.tsx';
import { buttonPayload } from './button-element.tsx';
import type { ElementProps } from './element-props.ts';
import { usePress } from './use-press.tsx';

const ICONS: Record<string, IconName> = { trash: 'trash' };

/** A small button with an icon, only for the people that it is meant for. */
export function IconButtonElement({ element, blockId }: ElementProps) {
  const { state } = useWorkspace();
  const { busy, off, press, aside } = usePress(blockId, element.action_id ?? '', element.confirm);
  const visibleTo = element.visible_to_user_ids;
  if (visibleTo && visibleTo.length > 0 && !visibleTo.includes(state.me.id)) return null;
  const label = element.accessibility_label ?? labelOf(element.text);
  return (
    <span className="element">
      <button
        type="button"
        className={`icon-button${busy ? ' busy' : ''}`}
        aria-label={label}
        title={label}
        aria-busy={busy}
        aria-disabled={off}
        onClick={() => press(buttonPayload(element))}
      >
        <Icon name={ICONS[element.icon ?? ''] ?? 'spark'} />
      </button>
      {aside}
    </span>
  );
}
