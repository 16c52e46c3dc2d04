import { z } from 'zod';

/**
 * Composition objects. Limits: https://docs.slack.dev/reference/block-kit/composition-objects
 * Everything is strict, because Slack refuses unknown fields.
 */

export function plainText(max: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
}

export function mrkdwn(max: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
}

export function anyText(max: number) {
  return z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);
}

export const blockId = z.string().min(1).max(255).optional();
export const actionId = z.string().min(1).max(255).optional();
export const httpUrl = z
  .string()
  .max(3000)
  .regex(/^https?:\/\//, 'invalid_url');

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

const optionFields = {
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
};

/** For menus. */
export const plainOption = z.strictObject({ text: plainText(75), ...optionFields });

/** For overflow menus, whose options may have a URL. */
export const overflowOption = z.strictObject({
  text: plainText(75),
  ...optionFields,
  url: httpUrl.optional(),
});

/** For checkboxes and radio buttons. */
export const textOption = z.strictObject({
  text: anyText(75),
  value: optionFields.value,
  description: anyText(75).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(plainOption).min(1).max(100),
});

export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2)
    .optional(),
});

export const slackFile = z.union([
  z.strictObject({ id: z.string().min(1) }),
  z.strictObject({ url: httpUrl }),
]);

export const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
