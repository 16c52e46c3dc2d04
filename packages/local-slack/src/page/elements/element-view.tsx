import { UnknownBlock } from '../blocks/unknown-block.tsx';
import { ButtonElement } from './button-element.tsx';
import { CheckboxesElement } from './checkboxes-element.tsx';
import { DateElement } from './date-element.tsx';
import type { ElementProps } from './element-props.ts';
import { FeedbackButtonsElement } from './feedback-buttons-element.tsx';
import { IconButtonElement } from './icon-button-element.tsx';
import { OverflowElement } from './overflow-element.tsx';
import { RadioButtonsElement } from './radio-buttons-element.tsx';
import { SelectElement } from './select-element.tsx';
import { TextInputElement } from './text-input-element.tsx';

/** An interactive element of any type. */
export function ElementView(props: ElementProps) {
  switch (props.element.type) {
    case 'button':
      return <ButtonElement {...props} />;
    case 'overflow':
      return <OverflowElement {...props} />;
    case 'checkboxes':
      return <CheckboxesElement {...props} />;
    case 'radio_buttons':
      return <RadioButtonsElement {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement {...props} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'rich_text_input':
      return <TextInputElement {...props} />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <SelectElement {...props} />;
    case 'feedback_buttons':
      return <FeedbackButtonsElement {...props} />;
    case 'icon_button':
      return <IconButtonElement {...props} />;
    default:
      return <UnknownBlock type={props.element.type} />;
  }
}
