import { ElementView } from '../elements/element-view.tsx';
import type { BlockObject, ElementObject } from './block-types.ts';

/** A row of interactive elements. */
export function ActionsBlock({ block }: { block: BlockObject }) {
  return (
    <div className={block.type === 'actions' ? 'actions' : 'actions actions-context'}>
      {((block.elements ?? []) as ElementObject[]).map((element, index) => (
        <ElementView
          key={element.action_id ?? index}
          element={element}
          blockId={block.block_id ?? ''}
          dispatch
        />
      ))}
    </div>
  );
}
