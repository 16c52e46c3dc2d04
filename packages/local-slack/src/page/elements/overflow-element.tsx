import type { Json } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { Menu } from '../shell/menu.tsx';
import { labelOf } from '../text/text-object.tsx';
import type { ElementProps } from './element-props.ts';
import { usePress } from './use-press.tsx';

/** The "⋯" menu of a section or an actions block. */
export function OverflowElement({ element, blockId }: ElementProps) {
  const { busy, off, press, aside } = usePress(blockId, element.action_id ?? '', element.confirm);
  return (
    <span className="element">
      <Menu
        label="More options"
        icon={<Icon name="more" />}
        className="button button-icon"
        busy={busy}
        off={off}
        items={(element.options ?? []).map((option, index) => ({
          key: option.value ?? String(index),
          label: labelOf(option.text),
          ...(option.description ? { detail: labelOf(option.description) } : {}),
          onChoose: () => {
            if (option.url && /^https?:/i.test(option.url))
              window.open(option.url, '_blank', 'noopener,noreferrer');
            press({ type: element.type, selected_option: option as unknown as Json });
          },
        }))}
      />
      {aside}
    </span>
  );
}
