import { describe, expect, it } from 'vitest';
import type { BlockObject, ElementObject } from '../../src/page/blocks/block-types.ts';
import { initialValue, statefulElements } from '../../src/page/elements/element-value.ts';
import { validateInputs } from '../../src/page/elements/validate-inputs.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = { text: plain('One'), value: '1' };
const input = (element: ElementObject, more: Partial<BlockObject> = {}): BlockObject => ({
  type: 'input',
  block_id: 'b',
  label: plain('Label'),
  element: { action_id: 'a', ...element },
  ...more,
});
const problem = (block: BlockObject, entered: Record<string, never> | { [key: string]: string | null }) =>
  validateInputs([block], () => entered).b;

describe('the values of elements', () => {
  it.each([
    [
      { type: 'static_select', initial_option: option },
      { type: 'static_select', selected_option: option },
    ],
    [{ type: 'static_select' }, { type: 'static_select', selected_option: null }],
    [{ type: 'checkboxes' }, { type: 'checkboxes', selected_options: [] }],
    [
      { type: 'multi_users_select', initial_users: ['U1'] },
      { type: 'multi_users_select', selected_users: ['U1'] },
    ],
    [{ type: 'conversations_select' }, { type: 'conversations_select', selected_conversation: null }],
    [
      { type: 'datepicker', initial_date: '2026-11-23' },
      { type: 'datepicker', selected_date: '2026-11-23' },
    ],
    [
      { type: 'plain_text_input', initial_value: 'x' },
      { type: 'plain_text_input', value: 'x' },
    ],
    [
      { type: 'plain_text_input', initial_value: '' },
      { type: 'plain_text_input', value: null },
    ],
    [{ type: 'button' }, null],
    [{ type: 'overflow' }, null],
  ])("has Slack's shape for %o", (element, expected) => {
    expect(initialValue(element)).toEqual(expected);
  });

  it('are found in inputs, sections, actions, and containers', () => {
    const select = { type: 'static_select', action_id: 's' };
    const blocks: BlockObject[] = [
      input({ type: 'plain_text_input' }),
      { type: 'section', block_id: 'c', accessory: select },
      {
        type: 'container',
        block_id: 'd',
        child_blocks: [
          { type: 'actions', block_id: 'e', elements: [select, { type: 'button', action_id: 'x' }] },
        ],
      },
    ];
    expect(statefulElements(blocks).map(({ blockId, actionId }) => `${blockId}/${actionId}`)).toEqual([
      'b/a',
      'c/s',
      'e/s',
    ]);
  });
});

describe('what keeps a form from being sent', () => {
  it('reports missing required fields and ignores optional ones', () => {
    const empty = { type: 'plain_text_input', value: null };
    expect(problem(input({ type: 'plain_text_input' }), empty)).toBe('Please complete this required field.');
    expect(problem(input({ type: 'plain_text_input' }, { optional: true }), empty)).toBeUndefined();
  });

  it.each([
    [{ type: 'plain_text_input', min_length: 5 }, 'four', 'Please use at least 5 characters.'],
    [{ type: 'plain_text_input', max_length: 3 }, 'four', 'Please use at most 3 characters.'],
    [{ type: 'email_text_input' }, 'ada', 'Please enter a valid email address.'],
    [{ type: 'email_text_input' }, 'ada@a.example', undefined],
    [{ type: 'url_text_input' }, 'nowhere', 'Please enter a valid URL.'],
    [{ type: 'number_input', is_decimal_allowed: false }, '1.5', 'Please enter a whole number.'],
    [{ type: 'number_input', is_decimal_allowed: true }, '1.5', undefined],
    [{ type: 'number_input', is_decimal_allowed: true }, 'many', 'Please enter a number.'],
    [{ type: 'number_input', is_decimal_allowed: true, min_value: '2' }, '1', 'Please enter 2 or more.'],
    [{ type: 'number_input', is_decimal_allowed: true, max_value: '2' }, '3', 'Please enter 2 or less.'],
  ])('checks %o with %j', (element, value, expected) => {
    expect(problem(input(element), { type: element.type, value })).toBe(expected);
  });
});
