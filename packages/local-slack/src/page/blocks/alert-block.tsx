import { Icon, type IconName } from '../shell/icon.tsx';
import { TextObjectView } from '../text/text-object.tsx';
import type { BlockObject } from './block-types.ts';

const ICONS: Record<string, IconName> = { warning: 'warning', error: 'warning', success: 'check' };

/** A notice in a frame, in a modal. */
export function AlertBlock({ block }: { block: BlockObject }) {
  const level = block.level ?? 'default';
  return (
    <div className={`alert alert-${level}`} role="note">
      <Icon name={ICONS[level] ?? 'info'} />
      {typeof block.text === 'object' && <TextObjectView text={block.text} />}
    </div>
  );
}
