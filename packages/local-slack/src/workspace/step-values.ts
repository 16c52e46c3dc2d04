import type { LocalSlack } from '../local-slack.ts';
import type { Json, StepParameter } from '../protocol.ts';

/**
 * What is wrong with a step's inputs or outputs, one sentence per problem; empty if nothing is.
 * https://docs.slack.dev/tools/deno-slack-sdk/reference/slack-types
 */
export function faultsInParameters(
  slack: LocalSlack,
  parameters: readonly StepParameter[],
  values: Record<string, Json>,
): { name: string; fault: string }[] {
  const faults: { name: string; fault: string }[] = [];
  for (const parameter of parameters) {
    const value = values[parameter.name];
    const fault = faultIn(slack, parameter, value);
    if (fault !== undefined) faults.push({ name: parameter.name, fault });
  }
  for (const name of Object.keys(values)) {
    if (!parameters.some((parameter) => parameter.name === name)) {
      faults.push({ name, fault: 'is no parameter of this step' });
    }
  }
  return faults;
}

function faultIn(slack: LocalSlack, parameter: StepParameter, value: Json | undefined): string | undefined {
  if (value === undefined || value === null || value === '') {
    return parameter.required ? 'is required' : undefined;
  }
  if (parameter.choices.length > 0 && !parameter.choices.includes(String(value))) {
    return `must be one of ${parameter.choices.join(', ')}`;
  }
  return fits(slack, parameter.type, value) ? undefined : `is not of the type ${parameter.type}`;
}

function fits(slack: LocalSlack, type: string, value: Json): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'integer':
    case 'slack#/types/timestamp':
      return Number.isInteger(value);
    case 'array':
    case 'slack#/types/blocks':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'slack#/types/user_id':
      return typeof value === 'string' && slack.workspace.person(value) !== undefined;
    case 'slack#/types/channel_id':
      return typeof value === 'string' && slack.workspace.channel(value) !== undefined;
    case 'slack#/types/message_ts':
      return typeof value === 'string' && /^\d{6,}\.\d{6}$/.test(value);
    case 'slack#/types/date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'slack#/types/rich_text':
      return isRichText(value);
    default:
      // The rarer types are not checked.
      return true;
  }
}

/** A rich text block, or a list of them. */
function isRichText(value: Json): boolean {
  const blocks = Array.isArray(value) ? value : [value];
  return blocks.every(
    (block) =>
      typeof block === 'object' && block !== null && !Array.isArray(block) && block.type === 'rich_text',
  );
}
