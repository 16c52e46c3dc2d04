import type { Json } from '../../protocol.ts';
import type { OptionObject } from '../blocks/block-types.ts';
import type { ElementProps } from './element-props.ts';
import { OptionText } from './option-text.tsx';
import { useSurface } from './surface.tsx';
import { usePress } from './use-press.tsx';

/** A list of checkboxes. */
export function CheckboxesElement({
  element,
  blockId,
  dispatch,
  labelledBy,
  describedBy,
  invalid,
}: ElementProps) {
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const { busy, press, aside } = usePress(blockId, actionId, element.confirm);
  const held = surface.held(blockId, actionId);
  const chosen = ((held.selected_options ?? []) as unknown as OptionObject[]).map(({ value }) => value);

  const toggle = (option: OptionObject) => {
    const selected = (element.options ?? []).filter(({ value }) =>
      value === option.value ? !chosen.includes(value) : chosen.includes(value),
    );
    const next = { type: element.type, selected_options: selected as unknown as Json };
    surface.setValue(blockId, actionId, next);
    if (dispatch) press(next, () => surface.setValue(blockId, actionId, held));
  };

  return (
    <span className="element">
      {/* biome-ignore lint/a11y/useSemanticElements: the label is outside, in the block */}
      <span
        className={`choices${busy ? ' busy' : ''}`}
        role="group"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
      >
        {(element.options ?? []).map((option) => (
          <label key={option.value} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              aria-invalid={invalid}
              onChange={() => toggle(option)}
            />
            <OptionText option={option} />
          </label>
        ))}
      </span>
      {aside}
    </span>
  );
}
