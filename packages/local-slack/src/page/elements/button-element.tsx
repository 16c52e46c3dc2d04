import type { ElementObject } from '../blocks/block-types.ts';
import { labelOf } from '../text/text-object.tsx';
import type { ElementProps } from './element-props.ts';
import type { ElementValue } from './element-value.ts';
import { usePress } from './use-press.tsx';

/** What Slack tells the app about a pressed button. */
export function buttonPayload({ type, text, value, style }: ElementObject): ElementValue {
  return {
    type,
    ...(text ? { text: { type: text.type, text: text.text, emoji: text.emoji ?? true } } : {}),
    ...(value === undefined ? {} : { value }),
    ...(style ? { style } : {}),
  };
}

/** A button. With a `url`, it opens that page and also tells the app. */
export function ButtonElement({ element, blockId }: ElementProps) {
  const { busy, off, press, aside } = usePress(blockId, element.action_id ?? '', element.confirm);
  return (
    <span className="element">
      <button
        type="button"
        className={`button${element.style ? ` button-${element.style}` : ''}${busy ? ' busy' : ''}`}
        aria-label={element.accessibility_label}
        aria-busy={busy}
        aria-disabled={off}
        onClick={() => {
          if (off) return;
          if (element.url && /^https?:/i.test(element.url))
            window.open(element.url, '_blank', 'noopener,noreferrer');
          press(buttonPayload(element));
        }}
      >
        <span className="button-label">{labelOf(element.text)}</span>
      </button>
      {aside}
    </span>
  );
}
