import { useId } from 'react';
import { ElementView } from '../elements/element-view.tsx';
import { TextObjectView } from '../text/text-object.tsx';
import type { BlockObject } from './block-types.ts';
import { ImageBlock } from './image-block.tsx';

/** Text, two columns of fields, and an accessory on the side. */
export function SectionBlock({ block }: { block: BlockObject }) {
  const { text, fields, accessory } = block;
  const textId = useId();
  return (
    <div className="section">
      <div className="section-main">
        {typeof text === 'object' && (
          <div id={textId}>
            <TextObjectView text={text} />
          </div>
        )}
        {fields && (
          <div className="fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no identity but their place
              <TextObjectView key={index} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className="section-side">
          {accessory.type === 'image' ? (
            <ImageBlock
              image={{
                type: 'image',
                alt_text: accessory.alt_text ?? '',
                ...(accessory.image_url ? { image_url: accessory.image_url } : {}),
              }}
              small
            />
          ) : (
            <ElementView
              element={accessory}
              blockId={block.block_id ?? ''}
              dispatch
              labelledBy={
                accessory.type === 'checkboxes' || accessory.type === 'radio_buttons' ? textId : undefined
              }
            />
          )}
        </div>
      )}
    </div>
  );
}
