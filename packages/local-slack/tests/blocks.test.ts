import { expect, test } from 'vitest';
import { checkBlocks } from '../src/blocks/check-blocks.ts';
import { checkView } from '../src/blocks/check-view.ts';
import type { Surface } from '../src/blocks/surfaces.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (length: number) => 'x'.repeat(length);
const option = (n: number) => ({ text: plain(`o${n}`), value: `v${n}` });
const options = (count: number) => Array.from({ length: count }, (_, n) => option(n));
const button = (fields: object = {}) => ({ type: 'button', text: plain('Go'), ...fields });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const card = (fields: object = {}) => ({ type: 'card', title: mrkdwn('A card'), ...fields });
const cell = (text: string) => ({ type: 'raw_text', text });
const richText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'hi' }] }],
};
const container = (...child_blocks: object[]) => ({ type: 'container', title: plain('Box'), child_blocks });
const feedback = {
  type: 'feedback_buttons',
  positive_button: { text: plain('Good'), value: '1' },
  negative_button: { text: plain('Bad'), value: '0' },
};
const input = (element: object) => ({ type: 'input', label: plain('Name'), element });

function messagesFor(blocks: unknown, surface: Surface = 'message'): string[] {
  const checked = checkBlocks(blocks, surface, '/blocks');
  return checked.ok ? [] : checked.messages;
}

test.each<[string, object, Surface]>([
  ['a header', { type: 'header', text: plain(x(150)) }, 'message'],
  ['a section with text', { type: 'section', text: mrkdwn(x(3000)), expand: true }, 'home'],
  ['a section with ten fields', { type: 'section', fields: Array(10).fill(plain(x(2000))) }, 'modal'],
  ['a section with a button', { type: 'section', text: mrkdwn('a'), accessory: button() }, 'message'],
  ['ten context elements', { type: 'context', elements: Array(10).fill(mrkdwn('a')) }, 'message'],
  ['25 actions', actions(...Array(25).fill(button())), 'message'],
  [
    'a button at its limits',
    actions(button({ text: plain(x(75)), value: x(2000), action_id: x(255) })),
    'message',
  ],
  ['a menu of 100', actions({ type: 'static_select', options: options(100) }), 'message'],
  ['an overflow menu of five', actions({ type: 'overflow', options: options(5) }), 'message'],
  ['a picture', { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' }, 'message'],
  ['rich text', richText, 'message'],
  ['markdown', { type: 'markdown', text: x(12_000) }, 'message'],
  [
    'a table',
    {
      type: 'table',
      rows: [
        [cell('a'), richText],
        [cell('b'), cell('c')],
      ],
    },
    'message',
  ],
  [
    'a card',
    card({ subtitle: mrkdwn(x(150)), body: mrkdwn(x(200)), actions: [button(), button(), button()] }),
    'home',
  ],
  ['a carousel of ten', { type: 'carousel', elements: Array(10).fill(card()) }, 'message'],
  ['context actions', { type: 'context_actions', elements: [feedback] }, 'message'],
  ['an alert', { type: 'alert', text: mrkdwn('Careful'), level: 'warning' }, 'modal'],
  ['a container', container({ type: 'divider' }, { type: 'section', text: mrkdwn('a') }), 'message'],
  ['an input', input({ type: 'plain_text_input', multiline: true }), 'modal'],
])('%s is taken', (_name, block, surface) => {
  expect(messagesFor([block], surface)).toEqual([]);
});

test.each<[string, object, string, Surface?]>([
  [
    'a long header',
    { type: 'header', text: plain(x(151)) },
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a header in mrkdwn',
    { type: 'header', text: mrkdwn('a') },
    'value not allowed, must be one of: plain_text [json-pointer:/blocks/0/text/type]',
  ],
  [
    'an empty text',
    { type: 'section', text: mrkdwn('') },
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a long section',
    { type: 'section', text: mrkdwn(x(3001)) },
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a section of nothing',
    { type: 'section' },
    'missing required field: text or fields [json-pointer:/blocks/0]',
  ],
  [
    'a bare string for a text',
    { type: 'section', text: 'a' },
    'must provide an object [json-pointer:/blocks/0/text]',
  ],
  [
    'an eleventh field',
    { type: 'section', fields: Array(11).fill(plain('a')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'an eleventh context element',
    { type: 'context', elements: Array(11).fill(mrkdwn('a')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  ['actions without any', actions(), 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
  [
    'a 26th action',
    actions(...Array(26).fill(button())),
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'a long button',
    actions(button({ text: plain(x(76)) })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a long value',
    actions(button({ value: x(2001) })),
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'an unknown style',
    actions(button({ style: 'loud' })),
    'value not allowed, must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'an unknown field',
    actions(button({ colour: 'red' })),
    'invalid additional property: colour [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'a text input among actions',
    actions({ type: 'plain_text_input' }),
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  ],
  ['a button as an input', input(button()), 'unsupported type: button [json-pointer:/blocks/0/element/type]'],
  [
    'a menu of 101',
    actions({ type: 'static_select', options: options(101) }),
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'an initial option of nowhere',
    actions({ type: 'static_select', options: options(2), initial_option: option(7) }),
    'the initial option must be one of the options [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'the same action_id twice in a row',
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    '`action_id` a already exists [json-pointer:/blocks/0]',
  ],
  [
    'a picture without words',
    { type: 'image', image_url: 'https://example.com/a.png' },
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'a long card title',
    card({ title: mrkdwn(x(151)) }),
    'must be less than 151 characters [json-pointer:/blocks/0/title/text]',
  ],
  [
    'a long card body',
    card({ body: mrkdwn(x(201)) }),
    'must be less than 201 characters [json-pointer:/blocks/0/body/text]',
  ],
  [
    'a fourth button on a card',
    card({ actions: Array(4).fill(button()) }),
    'no more than 3 items allowed [json-pointer:/blocks/0/actions]',
  ],
  [
    'an eleventh card',
    { type: 'carousel', elements: Array(11).fill(card()) },
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'a carousel in a modal',
    { type: 'carousel', elements: [card()] },
    'unsupported type: carousel [json-pointer:/blocks/0/type]',
    'modal',
  ],
  [
    'context actions on Home',
    { type: 'context_actions', elements: [feedback] },
    'unsupported type: context_actions [json-pointer:/blocks/0/type]',
    'home',
  ],
  [
    'a container on Home',
    container({ type: 'divider' }),
    'unsupported type: container [json-pointer:/blocks/0/type]',
    'home',
  ],
  [
    'an alert in a message',
    { type: 'alert', text: mrkdwn('a') },
    'unsupported type: alert [json-pointer:/blocks/0/type]',
  ],
  [
    'a card in a container',
    container(card()),
    'unsupported type: card [json-pointer:/blocks/0/child_blocks/0/type]',
  ],
  ['a block that does not exist', { type: 'poem' }, 'unsupported type: poem [json-pointer:/blocks/0/type]'],
  [
    'long markdown',
    { type: 'markdown', text: x(12_001) },
    'must be less than 12001 characters [json-pointer:/blocks/0/text]',
  ],
  [
    'a 21st column',
    { type: 'table', rows: [Array(21).fill(cell('a'))] },
    'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    'a 101st row',
    { type: 'table', rows: Array(101).fill([cell('a')]) },
    'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'a long block_id',
    { type: 'divider', block_id: x(256) },
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
])('%s is refused in the words of Slack', (_name, block, words, surface) => {
  expect(messagesFor([block], surface)).toEqual([`[ERROR] ${words}`]);
});

test('a message allows 50 blocks, a modal and Home 100', () => {
  const dividers = (count: number) => Array(count).fill({ type: 'divider' });
  expect(messagesFor(dividers(50), 'message')).toEqual([]);
  expect(messagesFor(dividers(51), 'message')).toEqual([
    '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
  ]);
  for (const surface of ['modal', 'home'] as const) {
    expect(messagesFor(dividers(100), surface)).toEqual([]);
    expect(messagesFor(dividers(101), surface)).toHaveLength(1);
  }
});

test('block ids are unique, even inside containers, and the markdown limit counts all blocks', () => {
  const twice = [{ type: 'divider', block_id: 'a' }, container({ type: 'divider', block_id: 'a' })];
  expect(messagesFor(twice)).toEqual([
    '[ERROR] `block_id` a already exists [json-pointer:/blocks/1/block_id]',
  ]);
  const half = { type: 'markdown', text: x(6001) };
  expect(messagesFor([half, half])).toEqual([
    '[ERROR] markdown text must be less than 12001 characters in all [json-pointer:/blocks]',
  ]);
});

test('accepted blocks have an id on every block and interactive element', () => {
  const checked = checkBlocks(
    [actions(button()), { type: 'carousel', elements: [card({ actions: [button()] })] }],
    'message',
    '/blocks',
  );
  expect(checked).toMatchObject({
    ok: true,
    blocks: [
      { block_id: expect.any(String), elements: [{ action_id: expect.any(String) }] },
      {
        block_id: expect.any(String),
        elements: [{ block_id: expect.any(String), actions: [{ action_id: expect.any(String) }] }],
      },
    ],
  });
});

test('a modal with an input needs a submit button; one over 250 kB is too large', () => {
  const view = { type: 'modal', title: plain('Ask'), blocks: [input({ type: 'plain_text_input' })] };
  expect(checkView(view, 'modal')).toMatchObject({
    ok: false,
    messages: ['[ERROR] missing required field: submit [json-pointer:/view]'],
  });
  expect(checkView({ ...view, submit: plain('Send') }, 'modal')).toMatchObject({ ok: true });
  expect(
    checkView({ ...view, blocks: Array(100).fill({ type: 'section', text: mrkdwn(x(2900)) }) }, 'modal'),
  ).toMatchObject({
    ok: false,
    error: 'view_too_large',
  });
});
