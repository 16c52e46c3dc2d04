import type { types } from '@slack/bolt';

type KnownBlock = types.KnownBlock;

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const option = (text: string, value: string) => ({ text: plain(text), value });

/** A message with every block that messages allow. */
export const messageBlocks: KnownBlock[] = [
  { type: 'header', text: plain('Ways of the week :compass:') },
  {
    type: 'section',
    block_id: 'intro',
    text: {
      type: 'mrkdwn',
      text: '*Bold*, _italic_, ~struck~, `code`, <https://example.com/a|a link>, <@U0ADA> in <#C0GENERAL> :tada:\n> Quoted: 2*3*4 &lt;b&gt;\n```let way = "home";```',
    },
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [option('Pin it', 'pin'), option('Hide it', 'hide')],
    },
  },
  {
    type: 'section',
    block_id: 'fields',
    fields: [
      { type: 'mrkdwn', text: '*Owner*\nPlatform' },
      { type: 'mrkdwn', text: '*Reviewed*\n2026-10-01' },
    ],
  },
  { type: 'divider' },
  {
    type: 'rich_text',
    block_id: 'rich',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'Steps:', style: { bold: true } }] },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Look at the map' }] }],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 1,
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'the newest one' }] }],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Not all who wander are lost' }] },
    ],
  },
  {
    type: 'markdown',
    block_id: 'markdown',
    text: '## Measure\nWith **numbers**, ~~feelings~~:\n\n- lead time\n  - from commit\n- [x] done\n\n| Metric | Goal |\n|---|--:|\n| Lead time | 1 day |',
  },
  {
    type: 'table',
    block_id: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Road' },
        { type: 'raw_text', text: 'Length' },
      ],
      [
        { type: 'raw_text', text: 'High road' },
        { type: 'raw_text', text: '12 km' },
      ],
    ],
    column_settings: [{ align: 'left' }, { align: 'right' }],
  },
  {
    type: 'carousel',
    block_id: 'cards',
    elements: ['North', 'East', 'South'].map((place) => ({
      type: 'card',
      block_id: `card-${place}`,
      title: { type: 'mrkdwn', text: `*${place}*` },
      subtitle: { type: 'mrkdwn', text: 'A direction' },
      body: { type: 'mrkdwn', text: `Go ${place.toLowerCase()} until the road ends, then ask again.` },
      actions: [{ type: 'button', action_id: 'go', text: plain(`Go ${place.toLowerCase()}`), value: place }],
    })),
  },
  {
    type: 'container',
    block_id: 'box',
    title: plain('Details'),
    child_blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Inside a container' } }],
  },
  {
    type: 'actions',
    block_id: 'acts',
    elements: [
      { type: 'button', action_id: 'open_form', text: plain('Tell us more'), style: 'primary' },
      {
        type: 'button',
        action_id: 'close_road',
        text: plain('Close the road'),
        style: 'danger',
        value: 'high-road',
        confirm: {
          title: plain('Close it?'),
          text: plain('Nobody gets through.'),
          confirm: plain('Close it'),
          deny: plain('Leave it open'),
        },
      },
      {
        type: 'static_select',
        action_id: 'pick',
        placeholder: plain('Pick a direction'),
        options: [option('North', 'n'), option('East', 'e'), option('South', 's')],
      },
      { type: 'button', action_id: 'broken', text: plain('Broken') },
    ],
  },
  {
    type: 'context_actions',
    block_id: 'feedback',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'rated',
        positive_button: { text: plain(':+1: Helpful'), value: 'yes', accessibility_label: 'Helpful' },
        negative_button: { text: plain(':-1: Not helpful'), value: 'no', accessibility_label: 'Not helpful' },
      },
    ],
  },
  {
    type: 'context',
    block_id: 'small',
    elements: [{ type: 'mrkdwn', text: 'Written by *people*, reviewed by people' }],
  },
];

/** A form for a modal, with every type of input. */
export const formBlocks: KnownBlock[] = [
  {
    type: 'alert',
    level: 'info',
    text: plain('Everything here goes to the team that keeps the roads.'),
  } as KnownBlock,
  {
    type: 'input',
    block_id: 'place',
    label: plain('Where to?'),
    hint: plain('A place on the map'),
    element: { type: 'plain_text_input', action_id: 'text', placeholder: plain('Somewhere') },
  },
  {
    type: 'input',
    block_id: 'team',
    label: plain('Team'),
    optional: true,
    element: {
      type: 'external_select',
      action_id: 'found',
      min_query_length: 1,
      placeholder: plain('Search teams'),
    },
  },
  {
    type: 'input',
    block_id: 'roads',
    label: plain('Roads'),
    element: {
      type: 'multi_static_select',
      action_id: 'chosen',
      options: [option('High road', 'high'), option('Low road', 'low')],
    },
  },
  {
    type: 'input',
    block_id: 'when',
    label: plain('When?'),
    optional: true,
    element: { type: 'datepicker', action_id: 'day' },
  },
  {
    type: 'input',
    block_id: 'how',
    label: plain('How?'),
    element: {
      type: 'radio_buttons',
      action_id: 'by',
      options: [option('On foot', 'foot'), option('By train', 'train')],
    },
  },
  {
    type: 'input',
    block_id: 'with',
    label: plain('Take along'),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: 'things',
      options: [option('Map', 'map'), option('Lamp', 'lamp')],
    },
  },
  {
    type: 'input',
    block_id: 'note',
    label: plain('Note'),
    optional: true,
    element: { type: 'plain_text_input', action_id: 'text', multiline: true, max_length: 200 },
  },
];
