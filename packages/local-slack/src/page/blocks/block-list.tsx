import { useRef } from 'react';
import type { Block } from '../../protocol.ts';
import { useKeptFocus } from '../state/keep-focus.ts';
import type { BlockObject } from './block-types.ts';
import { BlockView } from './block-view.tsx';

/** The server validated these blocks, so from here on they have Block Kit's types. */
export function asBlockObjects(blocks: readonly Block[]): BlockObject[] {
  return blocks as unknown as BlockObject[];
}

/** The blocks of a message, modal, or Home tab, in order. */
export function BlockList({ blocks }: { blocks: readonly BlockObject[] }) {
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place);
  return (
    <div ref={place} className="blocks">
      {blocks.map((block, index) => (
        <BlockView key={block.block_id ?? index} block={block} />
      ))}
    </div>
  );
}
