import type { Block } from '../kit/blocks.ts';
import { NUDGE_BLOCKS } from '../kit/ids.ts';

/** A nudge with other blocks in place of its buttons, and without why it came: that is over once somebody has reacted. */
export function inPlaceOfAnswers(blocks: readonly Block[], instead: readonly Block[]): Block[] {
  const passing: readonly (string | undefined)[] = [NUDGE_BLOCKS.outcome, NUDGE_BLOCKS.why];
  const kept = blocks.filter((block) => !passing.includes(block.block_id));
  const index = kept.findIndex((block) => block.block_id === NUDGE_BLOCKS.answers);
  const from = index === -1 ? kept.length : index;
  // In older messages, why it came has no id of its own.
  const to = kept[from + 1]?.type === 'context' ? from + 2 : from + 1;
  return [...kept.slice(0, from), ...instead, ...kept.slice(to)];
}
