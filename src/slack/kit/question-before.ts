import type { Block } from './blocks.ts';
import { ACTIONS, type ActionName, anyNumber } from './ids.ts';

/** A message of the bot whose buttons take a choice, or how sure somebody was of theirs. */
export interface QuestionBefore {
  channel: string;
  ts: string;
  text: string;
  blocks: Block[];
  /** The values of the buttons that choose, in the order of their letters. */
  choices: readonly string[];
  /** The values of the buttons that say how sure somebody was. */
  corrections: readonly string[];
}

/** A message of the bot as the question that it is; undefined for any other one. */
export function questionIn(
  { ts, text = '', blocks: shown = [] }: { ts?: string; text?: string; blocks?: readonly object[] },
  channel: string,
): QuestionBefore | undefined {
  const blocks = shown as Block[];
  const choices = valuesOf(ACTIONS.nudgeChoose, blocks);
  const corrections = valuesOf(ACTIONS.nudgeCorrect, blocks);
  if (!ts || choices.length + corrections.length === 0) return undefined;
  return { channel, ts, text, blocks, choices, corrections };
}

function valuesOf(action: ActionName, blocks: readonly Block[]): string[] {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.flatMap((one) =>
    one.type === 'button' && one.value && anyNumber(action).test(one.action_id ?? '') ? [one.value] : [],
  );
}
