import type { LocalSlack } from '../local-slack.ts';
import type { Json, StepParameter } from '../protocol.ts';
import { APP_ID, newId } from '../workspace/ids.ts';
import type { Run } from '../workspace/step-runs.ts';
import { unixSeconds } from '../workspace/timestamps.ts';

/** Tells the app to run the step: https://docs.slack.dev/reference/events/function_executed */
export async function sendFunctionExecuted(
  slack: LocalSlack,
  run: Run,
  inputs: Record<string, Json>,
): Promise<void> {
  const { step } = run;
  const made = unixSeconds(slack.now());
  await slack.events.send({
    type: 'function_executed',
    function: {
      id: `Fn${step.callbackId.toUpperCase().replace(/[^A-Z0-9]/g, '')}`,
      callback_id: step.callbackId,
      title: step.title,
      description: step.description,
      type: 'app',
      input_parameters: step.inputs.map(parameterOnTheWire),
      output_parameters: step.outputs.map(parameterOnTheWire),
      app_id: APP_ID,
      date_created: made,
      date_updated: made,
      date_deleted: 0,
    },
    inputs,
    function_execution_id: run.id,
    workflow_execution_id: newId('Wx'),
    event_ts: slack.timestamps.next(),
    bot_access_token: run.token,
  });
}

function parameterOnTheWire(parameter: StepParameter): Record<string, unknown> {
  return {
    type: parameter.type,
    name: parameter.name,
    description: parameter.description,
    title: parameter.title,
    is_required: parameter.required,
  };
}
