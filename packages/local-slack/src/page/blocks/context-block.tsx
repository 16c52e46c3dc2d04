import { TextObjectView } from '../text/text-object.tsx';
import type { BlockObject, ImageObject, TextObject } from './block-types.ts';
import { ImageBlock } from './image-block.tsx';

/** Small print: texts and small images in a row. */
export function ContextBlock({ block }: { block: BlockObject }) {
  return (
    <div className="context">
      {((block.elements ?? []) as (TextObject | ImageObject)[]).map((element, index) =>
        'alt_text' in element ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no identity but their place
          <ImageBlock key={index} image={element} tiny />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no identity but their place
          <TextObjectView key={index} text={element} />
        ),
      )}
    </div>
  );
}
