import { useId } from 'react';
import { ElementView } from '../elements/element-view.tsx';
import { TextObjectView } from '../text/text-object.tsx';
import type { CardObject } from './block-types.ts';
import { ImageBlock } from './image-block.tsx';

/** A card: image, title, subtitle, text, and up to three buttons. */
export function CardBlock({ card, blockId }: { card: CardObject; blockId: string }) {
  const titleId = useId();
  return (
    <article className="card" aria-labelledby={card.title ? titleId : undefined}>
      {card.hero_image && <ImageBlock image={card.hero_image} />}
      {(card.icon || card.title || card.subtitle) && (
        <div className="card-head">
          {card.icon && <ImageBlock image={card.icon} small />}
          <div>
            {card.title && (
              <div id={titleId} className="card-title">
                <TextObjectView text={card.title} />
              </div>
            )}
            {card.subtitle && (
              <div className="card-subtitle">
                <TextObjectView text={card.subtitle} />
              </div>
            )}
          </div>
        </div>
      )}
      {card.body && (
        <div className="card-body">
          <TextObjectView text={card.body} />
        </div>
      )}
      {card.actions && card.actions.length > 0 && (
        <div className="card-actions">
          {card.actions.map((element, index) => (
            <ElementView key={element.action_id ?? index} element={element} blockId={blockId} dispatch />
          ))}
        </div>
      )}
    </article>
  );
}
