import { z } from 'zod';
import { actionsElement, button, contextAction, image, inputElement, sectionAccessory } from './elements.ts';
import { richText } from './rich-text-schema.ts';
import { anyText, blockId, httpUrl, mrkdwn, plainText, slackFile } from './text-objects.ts';

/** Blocks. Limits: https://docs.slack.dev/reference/block-kit/blocks */

const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) });

const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: sectionAccessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((it) => it.text !== undefined || it.fields !== undefined, {
    error: 'missing required field: text or fields',
  });

const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [image, plainText(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z.array(actionsElement).min(1).max(25),
});

const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id: blockId,
    image_url: httpUrl.optional(),
    slack_file: slackFile.optional(),
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    error: 'exactly one of image_url, slack_file must be given',
  });

const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: blockId,
  text: z.string().min(1).max(12_000),
});

const tableCell = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
]);

const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z.array(z.array(tableCell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});

const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: blockId,
    hero_image: image.optional(),
    icon: image.optional(),
    title: anyText(150).optional(),
    subtitle: anyText(150).optional(),
    body: anyText(200).optional(),
    actions: z.array(button).min(1).max(3).optional(),
  })
  .refine((it) => it.hero_image ?? it.title ?? it.actions ?? it.body, {
    error: 'at least one of hero_image, title, actions, body must be given',
  });

const carousel = z.strictObject({
  type: z.literal('carousel'),
  block_id: blockId,
  elements: z.array(card).min(1).max(10),
});

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: blockId,
  elements: z.array(contextAction).min(1).max(5),
});

const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  text: anyText(3000),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: blockId,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z
      .array(
        z.discriminatedUnion('type', [
          actions,
          context,
          divider,
          header,
          imageBlock,
          input,
          richText,
          section,
          table,
        ]),
      )
      .min(1)
      .max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: image.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((it) => it.title ?? it.rich_text_title, {
    error: 'missing required field: title or rich_text_title',
  })
  .refine((it) => it.is_collapsible === true || it.default_collapsed !== true, {
    error: 'default_collapsed needs is_collapsible',
  });

/** Any block, on any surface. */
export const block = z.discriminatedUnion('type', [
  header,
  divider,
  section,
  context,
  actions,
  imageBlock,
  input,
  richText,
  markdown,
  table,
  card,
  carousel,
  contextActions,
  alert,
  container,
]);

/** Every block type with a schema. */
export const blockTypes: readonly string[] = block.options.map((option) => option.shape.type.value).sort();
