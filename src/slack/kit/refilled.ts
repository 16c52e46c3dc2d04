import type { types } from '@slack/bolt';
import { type Block, section } from './blocks.ts';
import { NOTE_BLOCK } from './ids.ts';

/** A submitted form as Slack sends it, with the parts that are needed to show it again. */
export interface SubmittedForm {
  callback_id: string;
  title: types.PlainTextElement;
  submit?: types.PlainTextElement | null;
  close?: types.PlainTextElement | null;
  private_metadata: string;
  blocks: Block[];
  state: { values: Record<string, Record<string, object>> };
}

/**
 * Maps Slack's name for what was filled in to its name for a field's initial value;
 * https://docs.slack.dev/reference/block-kit/block-elements
 */
const INITIAL_NAMES: Record<string, string> = {
  value: 'initial_value',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_users: 'initial_users',
  selected_conversation: 'initial_conversation',
  selected_date: 'initial_date',
  selected_time: 'initial_time',
};

/**
 * The form as it was submitted, with everything that was filled in and what is wrong with it.
 * @param problem mrkdwn
 */
export function refilledForm(form: SubmittedForm, problem: string): types.ModalView {
  const blocks = form.blocks.filter((block) => block.block_id !== NOTE_BLOCK);
  return {
    type: 'modal',
    callback_id: form.callback_id,
    title: form.title,
    ...(form.submit && { submit: form.submit }),
    ...(form.close && { close: form.close }),
    private_metadata: form.private_metadata,
    blocks: [
      { ...section(`:warning: ${problem}`), block_id: NOTE_BLOCK },
      ...blocks.map((block) => (block.type === 'input' ? refilled(block, form.state.values) : block)),
    ],
  };
}

function refilled(block: types.InputBlock, values: SubmittedForm['state']['values']): types.InputBlock {
  const element = block.element as unknown as Record<string, unknown>;
  const given: Record<string, unknown> = { ...values[block.block_id ?? '']?.[String(element.action_id)] };
  const untouched = Object.entries(element).filter(([name]) => !name.startsWith('initial_'));
  const begun = Object.entries(INITIAL_NAMES).flatMap(([name, initial]) => {
    const value = amongOptions(given[name], element.options);
    return isEmpty(value) ? [] : [[initial, value]];
  });
  const filled = Object.fromEntries([...untouched, ...begun]);
  return { ...block, element: filled as unknown as types.InputBlock['element'] };
}

/** Slack insists that what is chosen initially equals one of the options to the letter. */
function amongOptions(value: unknown, options: unknown): unknown {
  if (!Array.isArray(options)) return value;
  const same = (one: unknown) => options.find((option) => valueIn(option) === valueIn(one));
  return Array.isArray(value) ? value.map(same) : value && same(value);
}

function valueIn(option: unknown): unknown {
  return (option as { value?: unknown } | null)?.value;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
