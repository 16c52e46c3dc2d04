import { type Element, flattened, interactiveElements } from '../blocks/walk-blocks.ts';
import type { Block, Json, ViewValues } from '../protocol.ts';

type Value = Record<string, Json>;

/**
 * The state of all inputs in Slack's format, `values[block_id][action_id]`: what the person entered, or else the app's
 * initial values. Buttons have no state.
 */
export function stateOf(blocks: readonly Block[], given: ViewValues): ViewValues {
  const state: ViewValues = {};
  for (const block of flattened(blocks)) {
    for (const element of interactiveElements(block)) {
      if (!hasState(element)) continue;
      const { block_id: blockId = '' } = block;
      const actionId = String(element.action_id ?? '');
      const value = given[blockId]?.[actionId] ?? initialValue(element);
      state[blockId] = { ...state[blockId], [actionId]: { type: String(element.type), ...value } };
    }
  }
  return state;
}

/** What Slack's client checks before it submits, by block_id: required fields, lengths, and formats. */
export function faultsInValues(blocks: readonly Block[], state: ViewValues): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const block of flattened(blocks)) {
    if (block.type !== 'input' || block.block_id === undefined) continue;
    const element = block.element as Element;
    const value = state[block.block_id]?.[String(element.action_id)];
    const fault = isEmpty(value)
      ? block.optional !== true
        ? 'Please complete this required field.'
        : undefined
      : faultInText(element, value);
    if (fault) faults[block.block_id] = fault;
  }
  return faults;
}

function hasState(element: Element): boolean {
  return !/button|overflow/.test(String(element.type)) || element.type === 'radio_buttons';
}

function initialValue(element: Element): Value {
  const initial: Record<string, [from: string, to: string, none: Json]> = {
    plain_text_input: ['initial_value', 'value', null],
    email_text_input: ['initial_value', 'value', null],
    url_text_input: ['initial_value', 'value', null],
    number_input: ['initial_value', 'value', null],
    rich_text_input: ['initial_value', 'rich_text_value', null],
    static_select: ['initial_option', 'selected_option', null],
    external_select: ['initial_option', 'selected_option', null],
    radio_buttons: ['initial_option', 'selected_option', null],
    checkboxes: ['initial_options', 'selected_options', []],
    multi_static_select: ['initial_options', 'selected_options', []],
    multi_external_select: ['initial_options', 'selected_options', []],
    users_select: ['initial_user', 'selected_user', null],
    multi_users_select: ['initial_users', 'selected_users', []],
    conversations_select: ['initial_conversation', 'selected_conversation', null],
    multi_conversations_select: ['initial_conversations', 'selected_conversations', []],
    channels_select: ['initial_channel', 'selected_channel', null],
    multi_channels_select: ['initial_channels', 'selected_channels', []],
    datepicker: ['initial_date', 'selected_date', null],
    timepicker: ['initial_time', 'selected_time', null],
    datetimepicker: ['initial_date_time', 'selected_date_time', null],
  };
  const [from, to, none] = initial[String(element.type)] ?? ['initial_value', 'value', null];
  return { [to]: (element[from] as Json | undefined) ?? none };
}

function isEmpty(value: Value | undefined): boolean {
  const answers = Object.entries(value ?? {}).filter(([key]) => key !== 'type');
  return answers.every(
    ([, answer]) => answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0),
  );
}

function faultInText(element: Element, value: Value | undefined): string | undefined {
  const text = value?.value;
  if (typeof text !== 'string') return undefined;
  const { min_length: min, max_length: max } = element;
  if (typeof min === 'number' && text.length < min) return `Please write at least ${min} characters.`;
  const most = typeof max === 'number' ? max : 3000;
  if (element.type === 'plain_text_input' && text.length > most) {
    return `Please write at most ${most} characters.`;
  }
  if (element.type === 'email_text_input' && !/^[^@\s]+@[^@\s]+$/.test(text)) {
    return 'Please enter a valid email address.';
  }
  if (element.type === 'url_text_input' && !URL.canParse(text)) return 'Please enter a valid URL.';
  if (element.type === 'number_input') return faultInNumber(element, text);
  return undefined;
}

function faultInNumber(element: Element, text: string): string | undefined {
  const number = Number(text);
  if (Number.isNaN(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Please enter at least ${element.min_value}.`;
  }
  if (element.max_value !== undefined && number > Number(element.max_value)) {
    return `Please enter at most ${element.max_value}.`;
  }
  return undefined;
}
