import type { Block } from '../protocol.ts';

/** Walks through checked blocks: the blocks within blocks, and their elements. */

export type Element = Record<string, unknown> & { type: string };

/** The blocks directly inside a block: a carousel's cards, a container's children. */
function nestedBlocks(one: Block): Block[] {
  const nested = one.type === 'carousel' ? one.elements : one.type === 'container' ? one.child_blocks : [];
  return Array.isArray(nested) ? (nested as Block[]) : [];
}

/** The blocks and all blocks within them. */
export function flattened(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((one) => [one, ...flattened(nestedBlocks(one))]);
}

/** The interactive elements of just this block, without those of the blocks inside it. */
export function interactiveElements(one: Block): Element[] {
  if (nestedBlocks(one).length > 0) return [];
  const inner: unknown[] = [one.element, one.accessory, one.elements, one.actions].flat();
  return inner.filter(isInteractive);
}

const interactiveTypes =
  /^(button|feedback_buttons|icon_button|overflow|checkboxes|radio_buttons|\w*(picker|_select|_input))$/;

function isInteractive(value: unknown): value is Element {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return typeof value.type === 'string' && interactiveTypes.test(value.type);
}

/** The interactive element with these ids, wherever it is. */
export function findElement(
  blocks: readonly Block[],
  blockId: string,
  actionId: string,
): { block: Block; element: Element } | undefined {
  for (const block of flattened(blocks)) {
    if (block.block_id !== blockId) continue;
    const element = interactiveElements(block).find((one) => one.action_id === actionId);
    if (element) return { block, element };
  }
  return undefined;
}
