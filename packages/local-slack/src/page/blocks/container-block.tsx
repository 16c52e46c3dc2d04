import { labelOf, TextObjectView } from '../text/text-object.tsx';
import { BlockList } from './block-list.tsx';
import type { BlockObject, RichTextPart } from './block-types.ts';
import { ImageBlock } from './image-block.tsx';
import { RichTextBlock } from './rich-text-block.tsx';

/** Blocks in a frame with a title; some can be collapsed. */
export function ContainerBlock({ block }: { block: BlockObject }) {
  const head = (block.title || block.rich_text_title || block.subtitle) && (
    <span className="container-head">
      {block.icon && <ImageBlock image={block.icon} tiny />}
      <span>
        <span className="container-title">
          {block.rich_text_title ? (
            <RichTextBlock parts={(block.rich_text_title.elements ?? []) as RichTextPart[]} />
          ) : (
            labelOf(block.title)
          )}
        </span>
        {block.subtitle && (
          <span className="container-subtitle">
            <TextObjectView text={block.subtitle} />
          </span>
        )}
      </span>
    </span>
  );
  const body = <BlockList blocks={block.child_blocks ?? []} />;
  if (!block.is_collapsible) {
    return (
      <section className="container" aria-label={labelOf(block.title) || undefined}>
        {head}
        {body}
      </section>
    );
  }
  return (
    <details className="container" open={!block.default_collapsed}>
      <summary>{head}</summary>
      {body}
    </details>
  );
}
