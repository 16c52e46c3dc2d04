/** The checks that Slack does itself before it tells an app about a submission. */
import type { BlockObject, ElementObject } from '../blocks/block-types.ts';
import { type ElementValue, isEmptyValue, statefulElements } from './element-value.ts';

/** What is wrong with the inputs, by block_id; empty if the form can be submitted. */
export function validateInputs(
  blocks: readonly BlockObject[],
  held: (blockId: string, actionId: string) => ElementValue,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { blockId, actionId, element, input } of statefulElements(blocks)) {
    if (!input) continue;
    const value = held(blockId, actionId);
    const problem = isEmptyValue(value)
      ? input.optional
        ? undefined
        : 'Please complete this required field.'
      : problemOf(element, value);
    if (problem) errors[blockId] = problem;
  }
  return errors;
}

function problemOf(element: ElementObject, entered: ElementValue): string | undefined {
  const value = typeof entered.value === 'string' ? entered.value : '';
  switch (element.type) {
    case 'plain_text_input':
      if (element.min_length !== undefined && value.length < element.min_length) {
        return `Please use at least ${element.min_length} characters.`;
      }
      if (element.max_length !== undefined && value.length > element.max_length) {
        return `Please use at most ${element.max_length} characters.`;
      }
      return undefined;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberProblem(element, value);
    default:
      return undefined;
  }
}

function numberProblem(element: ElementObject, value: string): string | undefined {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Please enter ${element.min_value} or more.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `Please enter ${element.max_value} or less.`;
  return undefined;
}
