import { useId } from 'react';
import type { Json } from '../../protocol.ts';
import type { OptionObject } from '../blocks/block-types.ts';
import type { ElementProps } from './element-props.ts';
import { OptionText } from './option-text.tsx';
import { useSurface } from './surface.tsx';
import { usePress } from './use-press.tsx';

/** A choice of one among several. */
export function RadioButtonsElement({
  element,
  blockId,
  dispatch,
  labelledBy,
  describedBy,
  invalid,
}: ElementProps) {
  const actionId = element.action_id ?? '';
  const name = useId();
  const surface = useSurface();
  const { busy, press, aside } = usePress(blockId, actionId, element.confirm);
  const held = surface.held(blockId, actionId);
  const chosen = held.selected_option as unknown as OptionObject | null;

  const choose = (option: OptionObject) => {
    const next = { type: element.type, selected_option: option as unknown as Json };
    surface.setValue(blockId, actionId, next);
    if (dispatch) press(next, () => surface.setValue(blockId, actionId, held));
  };

  return (
    <span className="element">
      <span
        className={`choices${busy ? ' busy' : ''}`}
        role="radiogroup"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      >
        {(element.options ?? []).map((option) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              name={name}
              checked={chosen?.value === option.value}
              onChange={() => choose(option)}
            />
            <OptionText option={option} />
          </label>
        ))}
      </span>
      {aside}
    </span>
  );
}
