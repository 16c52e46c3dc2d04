import type { OptionObject } from '../blocks/block-types.ts';
import { TextObjectView } from '../text/text-object.tsx';

/** What a checkbox or radio button says, with its description. */
export function OptionText({ option }: { option: OptionObject }) {
  return (
    <span>
      <TextObjectView text={option.text} />
      {option.description && (
        <span className="choice-detail">
          <TextObjectView text={option.description} />
        </span>
      )}
    </span>
  );
}
