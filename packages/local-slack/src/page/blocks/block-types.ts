/**
 * The Block Kit types that the page shows. The server has already validated them, so a block can be read as its type
 * says; every optional field stays optional, because the app decides what it sends.
 */
import type { Json } from '../../protocol.ts';

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface OptionObject {
  text: TextObject;
  value?: string;
  description?: TextObject;
  url?: string;
}

export interface OptionGroup {
  label: TextObject;
  options: OptionObject[];
}

export interface ConfirmObject {
  title?: TextObject;
  text: TextObject;
  confirm?: TextObject;
  deny?: TextObject;
  style?: 'primary' | 'danger';
}

export interface ImageObject {
  type: string;
  alt_text: string;
  image_url?: string;
  slack_file?: { url?: string; id?: string };
  title?: TextObject;
}

export interface FeedbackButton {
  text: TextObject;
  value: string;
  accessibility_label?: string;
}

/** Any interactive element or input: one flat type, because they share most of their fields. */
export interface ElementObject {
  type: string;
  action_id?: string;
  text?: TextObject;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  accessibility_label?: string;
  placeholder?: TextObject;
  confirm?: ConfirmObject;
  focus_on_load?: boolean;
  options?: OptionObject[];
  option_groups?: OptionGroup[];
  initial_option?: OptionObject;
  initial_options?: OptionObject[];
  initial_user?: string;
  initial_users?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  initial_value?: string | Json;
  max_selected_items?: number;
  min_query_length?: number;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  is_decimal_allowed?: boolean;
  min_value?: string;
  max_value?: string;
  filter?: { include?: string[]; exclude_bot_users?: boolean };
  dispatch_action_config?: { trigger_actions_on?: string[] };
  positive_button?: FeedbackButton;
  negative_button?: FeedbackButton;
  icon?: string;
  visible_to_user_ids?: string[];
  alt_text?: string;
  image_url?: string;
}

export interface RichTextStyle {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  underline?: boolean;
  code?: boolean;
}

export interface RichTextLeaf {
  type: string;
  text?: string;
  url?: string;
  user_id?: string;
  channel_id?: string;
  usergroup_id?: string;
  team_id?: string;
  name?: string;
  unicode?: string;
  range?: string;
  value?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  style?: RichTextStyle;
}

export interface RichTextPart {
  type: string;
  /** Leaves, or sections if the part is a list. */
  elements: (RichTextLeaf & { elements?: RichTextLeaf[] })[];
  style?: 'bullet' | 'ordered';
  indent?: number;
  offset?: number;
  border?: number;
}

export interface CardObject {
  type: string;
  block_id?: string;
  hero_image?: ImageObject;
  icon?: ImageObject;
  title?: TextObject;
  subtitle?: TextObject;
  body?: TextObject;
  actions?: ElementObject[];
}

export interface TableCell {
  type: string;
  text?: string;
  elements?: RichTextPart[];
}

/** Any block: one flat type with the fields that the page reads. */
export interface BlockObject {
  type: string;
  block_id?: string;
  text?: TextObject | string;
  fields?: TextObject[];
  accessory?: ElementObject;
  /** Elements, texts, cards, or rich text parts, depending on the block's type. */
  elements?: readonly unknown[];
  label?: TextObject;
  hint?: TextObject;
  optional?: boolean;
  element?: ElementObject;
  dispatch_action?: boolean;
  title?: TextObject;
  subtitle?: TextObject;
  body?: TextObject;
  actions?: ElementObject[];
  hero_image?: ImageObject;
  icon?: ImageObject;
  alt_text?: string;
  image_url?: string;
  level?: string;
  rows?: TableCell[][];
  column_settings?: ({ align?: 'left' | 'center' | 'right'; is_wrapped?: boolean } | null)[];
  child_blocks?: BlockObject[];
  rich_text_title?: BlockObject;
  is_collapsible?: boolean;
  default_collapsed?: boolean;
}
