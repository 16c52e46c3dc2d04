import { useState } from 'react';
import { labelOf } from '../text/text-object.tsx';
import type { ElementProps } from './element-props.ts';
import { usePress } from './use-press.tsx';

/** A thumbs-up and a thumbs-down button; the pressed one stays marked. */
export function FeedbackButtonsElement({ element, blockId }: ElementProps) {
  const { busy, off, press, aside } = usePress(blockId, element.action_id ?? '', undefined);
  const [chosen, setChosen] = useState<string | null>(null);
  const pair = [
    { side: 'positive', button: element.positive_button },
    { side: 'negative', button: element.negative_button },
  ] as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are buttons
    <span className="element feedback" role="group" aria-label="Feedback">
      {pair.map(
        ({ side, button }) =>
          button && (
            <button
              key={side}
              type="button"
              className={`button button-quiet${busy && chosen === side ? ' busy' : ''}`}
              aria-label={button.accessibility_label}
              aria-pressed={chosen === side}
              aria-busy={busy && chosen === side}
              aria-disabled={off}
              onClick={() => {
                if (off) return;
                setChosen(side);
                press({
                  type: element.type,
                  text: { type: 'plain_text', text: button.text.text, emoji: button.text.emoji ?? true },
                  value: button.value,
                });
              }}
            >
              <span className="button-label">{labelOf(button.text)}</span>
            </button>
          ),
      )}
      {aside}
    </span>
  );
}
