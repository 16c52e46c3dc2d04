import { useId } from 'react';
import type { Json, StepParameter } from '../../protocol.ts';
import { channelTitle, useWorkspace } from '../state/workspace.tsx';

interface Props {
  parameter: StepParameter;
  /** As typed or chosen; '' if empty. */
  typed: string;
  onChange: (typed: string) => void;
}

/** An input of a workflow step, depending on its type. */
export function StepField({ parameter, typed, onChange }: Props) {
  const id = useId();
  const { type, title, description, required } = parameter;
  const choices = useChoices(parameter);
  const shared = {
    id: `${id}-field`,
    className: 'field',
    required,
    'aria-describedby': description ? `${id}-hint` : undefined,
    value: typed,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="input">
      <label htmlFor={`${id}-field`} className="input-label">
        {title}
        {!required && <span className="input-optional"> (optional)</span>}
      </label>
      {choices ? (
        <select {...shared}>
          <option value="">Choose…</option>
          {choices.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      ) : LONG.has(type) ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input {...shared} type={type === 'slack#/types/date' ? 'date' : 'text'} inputMode={modeOf(type)} />
      )}
      {description && (
        <p id={`${id}-hint`} className="input-hint">
          {description}
        </p>
      )}
    </div>
  );
}

const LONG = new Set(['slack#/types/rich_text', 'slack#/types/blocks', 'array', 'object']);

const modeOf = (type: string) => (type === 'integer' ? 'numeric' : type === 'number' ? 'decimal' : 'text');

/** The choices; undefined if people type something instead. */
function useChoices({ type, choices }: StepParameter): { value: string; text: string }[] | undefined {
  const { state } = useWorkspace();
  if (choices.length > 0) return choices.map((value) => ({ value, text: value }));
  if (type === 'boolean')
    return ['true', 'false'].map((value) => ({ value, text: value === 'true' ? 'Yes' : 'No' }));
  if (type === 'slack#/types/user_id') {
    return state.people.map(({ id, realName }) => ({ value: id, text: realName }));
  }
  if (type !== 'slack#/types/channel_id') return undefined;
  return state.channels.map((channel) => ({
    value: channel.id,
    text: channel.kind === 'dm' ? channelTitle(state, channel) : `#${channel.name}`,
  }));
}

/** What was typed, converted to the parameter's type. If that fails, it stays text, and Slack's check says why. */
export function givenValue(type: string, typed: string): Json {
  if (typed === '') return null;
  if (type === 'boolean') return typed === 'true';
  if (type === 'integer' || type === 'number' || type === 'slack#/types/timestamp') {
    const number = Number(typed);
    return Number.isNaN(number) ? typed : number;
  }
  if (type === 'slack#/types/rich_text') {
    const section = { type: 'rich_text_section', elements: [{ type: 'text', text: typed }] };
    return { type: 'rich_text', elements: [section] };
  }
  if (!LONG.has(type)) return typed;
  try {
    return JSON.parse(typed) as Json;
  } catch {
    return typed;
  }
}
