import type { Block } from './blocks.ts';
import { ACTIONS, anyNumber } from './ids.ts';

/** Two buttons of which the bot has asked one to be chosen. */
export type EitherBefore = readonly { name: string; action: 'pause' | 'times' | 'form'; value: string }[];

const OFFERED = [
  ['pause', ACTIONS.nudgesPause],
  ['times', ACTIONS.nudgesTimes],
  ['form', ACTIONS.nudgesChange],
] as const;

/** The two changes that a message of the bot asks about; undefined for any other message. */
export function eitherIn({ blocks = [] }: { blocks?: readonly object[] }): EitherBefore | undefined {
  const shown = blocks as readonly Block[];
  if (shown.length !== 2) return undefined;
  const elements = shown.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const offered = elements.flatMap((one) => {
    if (one.type !== 'button' || !one.value) return [];
    const action = OFFERED.find(([, id]) => anyNumber(id).test(one.action_id ?? ''))?.[0];
    return action ? [{ name: one.text.text, action, value: one.value }] : [];
  });
  return elements.length === 2 && offered.length === 2 ? offered : undefined;
}
