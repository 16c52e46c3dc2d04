import { MarkdownText } from '../text/markdown-text.tsx';
import { labelOf } from '../text/text-object.tsx';
import { ActionsBlock } from './actions-block.tsx';
import { AlertBlock } from './alert-block.tsx';
import type { BlockObject, RichTextPart } from './block-types.ts';
import { CardBlock } from './card-block.tsx';
import { CarouselBlock } from './carousel-block.tsx';
import { ContainerBlock } from './container-block.tsx';
import { ContextBlock } from './context-block.tsx';
import { ImageBlock } from './image-block.tsx';
import { InputBlock } from './input-block.tsx';
import { RichTextBlock } from './rich-text-block.tsx';
import { SectionBlock } from './section-block.tsx';
import { TableBlock } from './table-block.tsx';
import { UnknownBlock } from './unknown-block.tsx';

/** A block of any type. */
export function BlockView({ block }: { block: BlockObject }) {
  switch (block.type) {
    case 'header':
      return <h3 className="block-header">{typeof block.text === 'object' ? labelOf(block.text) : ''}</h3>;
    case 'section':
      return <SectionBlock block={block} />;
    case 'context':
      return <ContextBlock block={block} />;
    case 'actions':
    case 'context_actions':
      return <ActionsBlock block={block} />;
    case 'divider':
      return <hr className="divider" />;
    case 'image':
      return <ImageBlock image={{ alt_text: '', ...block }} />;
    case 'input':
      return <InputBlock block={block} />;
    case 'rich_text':
      return <RichTextBlock parts={(block.elements ?? []) as RichTextPart[]} />;
    case 'markdown':
      return <MarkdownText text={typeof block.text === 'string' ? block.text : ''} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'card':
      return <CardBlock card={block} blockId={block.block_id ?? ''} />;
    case 'carousel':
      return <CarouselBlock block={block} />;
    case 'alert':
      return <AlertBlock block={block} />;
    case 'container':
      return <ContainerBlock block={block} />;
    default:
      return <UnknownBlock type={block.type} />;
  }
}
