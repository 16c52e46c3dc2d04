import { z } from 'zod';
import { richText } from './rich-text-schema.ts';
import {
  actionId,
  confirm,
  conversationFilter,
  dispatchActionConfig,
  httpUrl,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
  slackFile,
  textOption,
} from './text-objects.ts';

/** Block elements. Limits: https://docs.slack.dev/reference/block-kit/block-elements */

const style = z.enum(['primary', 'danger']).optional();
const focus = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(150).optional() };
const menu = { action_id: actionId, confirm: confirm.optional(), ...focus, ...placeholder };
const multiMenu = { ...menu, max_selected_items: z.int().min(1).optional() };
const textInput = {
  action_id: actionId,
  dispatch_action_config: dispatchActionConfig.optional(),
  ...focus,
  ...placeholder,
};

export const image = z
  .strictObject({
    type: z.literal('image'),
    image_url: httpUrl.optional(),
    slack_file: slackFile.optional(),
    alt_text: z.string().min(1).max(2000),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    error: 'exactly one of image_url, slack_file must be given',
  });

export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId,
  value: z.string().max(2000).optional(),
  url: httpUrl.optional(),
  style,
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: z.string().max(75).optional(),
});

const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  action_id: actionId,
  // Slack's only icon.
  icon: z.literal('trash'),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirm.optional(),
});

const staticOptions = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

interface WithOptions {
  options?: { value: string }[] | undefined;
  option_groups?: { options: { value: string }[] }[] | undefined;
  initial_option?: { value: string } | undefined;
  initial_options?: { value: string }[] | undefined;
}

function hasOneListOfOptions(it: WithOptions): boolean {
  return (it.options === undefined) !== (it.option_groups === undefined);
}

function offersItsInitialOptions(it: WithOptions): boolean {
  const offered = [...(it.options ?? []), ...(it.option_groups ?? []).flatMap((group) => group.options)];
  const initial = [...(it.initial_options ?? []), ...(it.initial_option ? [it.initial_option] : [])];
  return initial.every((option) => offered.some((one) => one.value === option.value));
}

const oneList = { error: 'exactly one of options, option_groups must be given' };
const ownInitial = { error: 'the initial option must be one of the options' };

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...staticOptions,
    initial_option: plainOption.optional(),
  })
  .refine(hasOneListOfOptions, oneList)
  .refine(offersItsInitialOptions, ownInitial);

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...multiMenu,
    ...staticOptions,
    initial_options: z.array(plainOption).optional(),
  })
  .refine(hasOneListOfOptions, oneList)
  .refine(offersItsInitialOptions, ownInitial);

const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  min_query_length: z.int().min(0).optional(),
  initial_option: plainOption.optional(),
});

const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...multiMenu,
  min_query_length: z.int().min(0).optional(),
  initial_options: z.array(plainOption).optional(),
});

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: z.string().optional(),
});

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...multiMenu,
  initial_users: z.array(z.string()).optional(),
});

const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};

const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menu,
  ...conversations,
  initial_conversation: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});

const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...multiMenu,
  ...conversations,
  initial_conversations: z.array(z.string()).optional(),
});

const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menu,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});

const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...multiMenu,
  initial_channels: z.array(z.string()).optional(),
});

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...menu,
  initial_date: z.iso.date().optional(),
});

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...menu,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:mm')
    .optional(),
  timezone: z.string().optional(),
});

const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  confirm: confirm.optional(),
  ...focus,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const choices = { action_id: actionId, confirm: confirm.optional(), ...focus };

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...choices,
    options: z.array(textOption).min(1).max(10),
    initial_options: z.array(textOption).min(1).optional(),
  })
  .refine(offersItsInitialOptions, ownInitial);

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...choices,
    options: z.array(textOption).min(1).max(10),
    initial_option: textOption.optional(),
  })
  .refine(offersItsInitialOptions, ownInitial);

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...textInput,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});

const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...textInput,
  initial_value: z.string().optional(),
});

const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...textInput,
  initial_value: z.string().optional(),
});

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...textInput,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...textInput,
  initial_value: richText.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
});

const menus = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  multiConversationsSelect,
  channelsSelect,
  multiChannelsSelect,
  datepicker,
  timepicker,
  checkboxes,
  radioButtons,
] as const;

/** What a section's accessory may be. */
export const sectionAccessory = z.discriminatedUnion('type', [button, image, overflow, ...menus]);

/** What an actions block may contain. */
export const actionsElement = z.discriminatedUnion('type', [
  button,
  overflow,
  datetimepicker,
  richTextInput,
  ...menus,
]);

/** What an input block may contain. */
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  richTextInput,
  datetimepicker,
  ...menus,
]);

export const contextAction = z.discriminatedUnion('type', [feedbackButtons, iconButton]);

/** Every element type with a schema. */
export const elementTypes: readonly string[] = [
  ...new Set(
    [sectionAccessory, actionsElement, inputElement, contextAction].flatMap((union) =>
      union.options.map((option) => option.shape.type.value),
    ),
  ),
].sort();
