import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Json } from '../../protocol.ts';
import { labelOf } from '../text/text-object.tsx';
import type { ElementProps } from './element-props.ts';
import type { ElementValue } from './element-value.ts';
import { useSurface } from './surface.tsx';
import { usePress } from './use-press.tsx';

const KINDS: Record<string, { type: string; inputMode: 'text' | 'email' | 'url' | 'decimal' }> = {
  plain_text_input: { type: 'text', inputMode: 'text' },
  email_text_input: { type: 'email', inputMode: 'email' },
  url_text_input: { type: 'url', inputMode: 'url' },
  number_input: { type: 'text', inputMode: 'decimal' },
};

/** One or several lines of text. Email, URL, and number inputs bring their own keyboards. */
export function TextInputElement({
  element,
  blockId,
  dispatch,
  fieldId,
  labelledBy,
  describedBy,
  invalid,
}: ElementProps) {
  const actionId = element.action_id ?? '';
  const surface = useSurface();
  const { press, follow, busy, aside } = usePress(blockId, actionId, undefined);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const held = surface.held(blockId, actionId);
  const rich = element.type === 'rich_text_input';
  const text = rich ? richToText(held.rich_text_value) : String(held.value ?? '');
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];

  useEffect(() => {
    if (element.focus_on_load) field.current?.focus();
  }, [element.focus_on_load]);

  const valueFrom = (typed: string): ElementValue =>
    rich
      ? { type: element.type, rich_text_value: textToRich(typed) }
      : { type: element.type, value: typed === '' ? null : typed };
  const change = (typed: string) => {
    surface.setValue(blockId, actionId, valueFrom(typed));
    if (dispatch && triggers.includes('on_character_entered')) follow(valueFrom(typed));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (
      !dispatch ||
      !triggers.includes('on_enter_pressed') ||
      (element.multiline && !event.metaKey && !event.ctrlKey)
    )
      return;
    event.preventDefault();
    press(valueFrom(text));
  };

  const shared = {
    ref: field,
    id: fieldId,
    value: text,
    placeholder: labelOf(element.placeholder),
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    onKeyDown,
  };
  const kind = KINDS[element.type];
  const left = element.max_length === undefined ? null : element.max_length - text.length;
  return (
    <span className={busy ? 'element element-wide busy text-busy' : 'element element-wide'} aria-busy={busy}>
      {element.multiline || rich ? (
        <textarea
          {...shared}
          className="field"
          rows={rich ? 4 : 3}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          className="field"
          type={kind?.type}
          inputMode={kind?.inputMode}
          onChange={(event) => change(event.target.value)}
        />
      )}
      {left !== null && left < 100 && (
        <span className={left < 0 ? 'field-count field-count-over' : 'field-count'} aria-hidden="true">
          {left}
        </span>
      )}
      {aside}
    </span>
  );
}

/** This rich text input only writes plain paragraphs: the format is Slack's, but there are no styles. */
function textToRich(text: string): Json {
  if (text === '') return null;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

function richToText(value: Json | undefined): string {
  const parts =
    (value as { elements?: { elements?: { text?: string }[] }[] } | null | undefined)?.elements ?? [];
  return parts.map((part) => (part.elements ?? []).map((leaf) => leaf.text ?? '').join('')).join('\n');
}
