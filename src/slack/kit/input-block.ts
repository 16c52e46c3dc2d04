import type { types } from '@slack/bolt';

/** A field of a form. @param blockId also the name under which Slack reports the field's value @param label plain text */
export function inputBlock(
  blockId: string,
  label: string,
  element: types.InputBlock['element'],
  { optional = false, hint }: { optional?: boolean; hint?: string } = {},
): types.InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plainText(label),
    element,
    ...(optional && { optional }),
    ...(hint && { hint: plainText(hint) }),
  };
}

export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}
