/** An element's value, in the format of Slack's `view.state.values[block_id][action_id]`. */
import type { Json } from '../../protocol.ts';
import type { BlockObject, ElementObject, OptionObject } from '../blocks/block-types.ts';

export type ElementValue = Record<string, Json>;

/** Options are sent back unchanged, because Slack returns the app's own objects. */
const asJson = (value: OptionObject | OptionObject[] | undefined): Json => (value ?? null) as unknown as Json;

/** The element's initial value; null for one without values (a button). */
export function initialValue(element: ElementObject): ElementValue | null {
  const { type } = element;
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: asJson(element.initial_option) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: asJson(element.initial_options ?? []) };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return {
        type,
        value:
          typeof element.initial_value === 'string' && element.initial_value !== ''
            ? element.initial_value
            : null,
      };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    default:
      return null;
  }
}

/** An element together with its block. */
export interface PlacedElement {
  blockId: string;
  actionId: string;
  element: ElementObject;
  /** Set if it is in an input block. */
  input?: BlockObject;
}

/** Every element with a value in these blocks, including those in container blocks, in reading order. */
export function statefulElements(blocks: readonly BlockObject[]): PlacedElement[] {
  return blocks.flatMap((block) => {
    if (block.type === 'container') return statefulElements(block.child_blocks ?? []);
    const placed =
      block.type === 'input'
        ? [block.element]
        : block.type === 'section'
          ? [block.accessory]
          : block.type === 'actions'
            ? ((block.elements ?? []) as ElementObject[])
            : [];
    return placed.flatMap((element) =>
      element?.action_id && initialValue(element)
        ? [
            {
              blockId: block.block_id ?? '',
              actionId: element.action_id,
              element,
              ...(block.type === 'input' ? { input: block } : {}),
            },
          ]
        : [],
    );
  });
}

/** Whether a value counts as empty for a required input. */
export function isEmptyValue(value: ElementValue): boolean {
  return Object.entries(value).every(
    ([key, held]) =>
      key === 'type' || held === null || held === '' || (Array.isArray(held) && held.length === 0),
  );
}
