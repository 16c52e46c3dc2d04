import { useId } from 'react';
import { ElementView } from '../elements/element-view.tsx';
import { useSurface } from '../elements/surface.tsx';
import { Icon } from '../shell/icon.tsx';
import { labelOf } from '../text/text-object.tsx';
import type { BlockObject } from './block-types.ts';

/** An input with its label, its hint, and its error. */
export function InputBlock({ block }: { block: BlockObject }) {
  const surface = useSurface();
  const id = useId();
  const error = surface.errors[block.block_id ?? ''];
  const { element } = block;
  if (!element) return null;
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'input input-invalid' : 'input'}>
      <label id={`${id}-label`} htmlFor={`${id}-field`} className="input-label">
        {labelOf(block.label)}
        {block.optional && <span className="input-optional"> (optional)</span>}
      </label>
      <ElementView
        element={element}
        blockId={block.block_id ?? ''}
        dispatch={block.dispatch_action ?? false}
        fieldId={`${id}-field`}
        labelledBy={`${id}-label`}
        describedBy={described === '' ? undefined : described}
        invalid={error !== undefined}
      />
      {error && (
        <p id={`${id}-error`} className="input-error" role="alert">
          <Icon name="warning" size={14} /> {error}
        </p>
      )}
      {block.hint && (
        <p id={`${id}-hint`} className="input-hint">
          {labelOf(block.hint)}
        </p>
      )}
    </div>
  );
}
