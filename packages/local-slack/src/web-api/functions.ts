import type { LocalSlack } from '../local-slack.ts';
import type { Json } from '../protocol.ts';
import { faultsInParameters } from '../workspace/step-values.ts';
import { ApiError, badArguments } from './api-error.ts';
import { type Arguments, requiredText, structured } from './arguments.ts';
import type { Methods } from './method.ts';

/** functions.*: https://docs.slack.dev/reference/methods?family=functions */
export const functionsMethods: Methods = {
  'functions.completeSuccess': { token: 'bot', scopes: [], run: completeSuccess },
  'functions.completeError': { token: 'bot', scopes: [], run: completeError },
};

function completeSuccess(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const run = runningStep(slack, args);
  const outputs = structured(args, 'outputs');
  if (typeof outputs !== 'object' || outputs === null || Array.isArray(outputs)) {
    throw badArguments('invalid_arguments', ['[ERROR] missing required field: outputs']);
  }
  const values = outputs as Record<string, Json>;
  const faults = faultsInParameters(slack, run.step.outputs, values);
  if (faults.length > 0) {
    throw badArguments(
      'parameter_validation_failed',
      faults.map(({ name, fault }) => `[ERROR] ${name} ${fault} [json-pointer:/outputs/${name}]`),
    );
  }
  slack.stepRuns.complete(run, values);
  return {};
}

function completeError(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const run = runningStep(slack, args);
  slack.stepRuns.fail(run, requiredText(args, 'error'));
  return {};
}

/** Throws `function_execution_not_found`, or `execution_not_in_running_state` if it has ended. */
function runningStep(slack: LocalSlack, args: Arguments) {
  const run = slack.stepRuns.find(requiredText(args, 'function_execution_id'));
  if (!run) throw new ApiError('function_execution_not_found');
  if (run.state !== 'running') throw new ApiError('execution_not_in_running_state');
  return run;
}
