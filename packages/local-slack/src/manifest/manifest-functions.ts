import { z } from 'zod';
import type { StepParameter, WorkflowStep } from '../protocol.ts';

/** Custom steps in an app's manifest: https://docs.slack.dev/workflows/workflow-steps */

const parameter = z.looseObject({
  type: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  hint: z.string().optional(),
  is_required: z.boolean().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
});

/** Slack accepts both: a list of the required properties, and a mark on each parameter. */
const parameters = z.union([
  z.strictObject({
    properties: z.record(z.string(), parameter),
    required: z.array(z.string()).optional(),
  }),
  z.record(z.string(), parameter),
]);

export const functionsSchema = z.record(
  z.string(),
  z.looseObject({
    title: z.string(),
    description: z.string().default(''),
    input_parameters: parameters.default({}),
    output_parameters: parameters.default({}),
  }),
);

/** The steps in a manifest. Throws if the app may not have any, because Slack refuses such a manifest. */
export function functionsOf(raw: z.infer<typeof functionsSchema>, isOrgReady: boolean): WorkflowStep[] {
  const entries = Object.entries(raw);
  if (entries.length > 0 && !isOrgReady) {
    throw new Error('`functions` need `settings.org_deploy_enabled: true`');
  }
  return entries.map(([callbackId, step]) => ({
    callbackId,
    title: step.title,
    description: step.description,
    inputs: parametersOf(step.input_parameters),
    outputs: parametersOf(step.output_parameters),
  }));
}

function parametersOf(raw: z.infer<typeof parameters>): StepParameter[] {
  const isList = typeof raw.properties === 'object' && !('type' in raw.properties);
  const { properties, required = [] } = (isList ? raw : { properties: raw }) as {
    properties: Record<string, z.infer<typeof parameter>>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    type: one.type,
    title: one.title ?? name,
    description: one.description ?? one.hint ?? '',
    required: one.is_required ?? required.includes(name),
    choices: (one.enum ?? []).map(String),
  }));
}
