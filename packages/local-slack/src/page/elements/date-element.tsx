import { localText, zonedSeconds } from '../state/local-time.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { labelOf } from '../text/text-object.tsx';
import type { ElementProps } from './element-props.ts';
import type { ElementValue } from './element-value.ts';
import { useSurface } from './surface.tsx';
import { usePress } from './use-press.tsx';

const FIELDS = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;
const NAMES = { datepicker: 'Date', timepicker: 'Time', datetimepicker: 'Date and time' } as const;

/** A date, a time, or both. Both together are in the person's own time zone; the app gets seconds. */
export function DateElement({
  element,
  blockId,
  dispatch,
  fieldId,
  labelledBy,
  describedBy,
  invalid,
}: ElementProps) {
  const actionId = element.action_id ?? '';
  const type = element.type as keyof typeof FIELDS;
  const { state } = useWorkspace();
  const surface = useSurface();
  const { busy, press, aside } = usePress(blockId, actionId, element.confirm);
  const held = surface.held(blockId, actionId);

  const shown =
    type === 'datetimepicker'
      ? typeof held.selected_date_time === 'number'
        ? localText(held.selected_date_time, state.me.tz)
        : ''
      : String((type === 'datepicker' ? held.selected_date : held.selected_time) ?? '');

  const change = (text: string) => {
    const entered = text === '' ? null : text;
    const next: ElementValue =
      type === 'datepicker'
        ? { type, selected_date: entered }
        : type === 'timepicker'
          ? { type, selected_time: entered }
          : { type, selected_date_time: entered && zonedSeconds(entered, state.me.tz) };
    surface.setValue(blockId, actionId, next);
    if (dispatch && entered) press(next, () => surface.setValue(blockId, actionId, held));
  };

  return (
    <span className="element">
      <input
        id={fieldId}
        type={FIELDS[type]}
        className={`field field-date${busy ? ' busy' : ''}`}
        value={shown}
        aria-label={labelledBy ? undefined : labelOf(element.placeholder) || NAMES[type]}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => change(event.target.value)}
      />
      {aside}
    </span>
  );
}
