import { sendFunctionExecuted } from '../delivery/function-executed.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person } from '../protocol.ts';
import { faultsInParameters } from '../workspace/step-values.ts';
import type { ActionOf } from './action-of.ts';
import { refuse } from './refusal.ts';

/** Runs one of the app's workflow steps, as a workflow would. Resolves once the app has been told; it answers later. */
export async function runStep(
  slack: LocalSlack,
  person: Person,
  { callbackId, inputs }: ActionOf<'runStep'>,
): Promise<ActResult> {
  const step = slack.manifest.steps.find((one) => one.callbackId === callbackId);
  if (!step) return refuse('step_not_found', `The app has no workflow step ${callbackId}.`);
  const given = Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => value !== null && value !== ''),
  );
  const [fault] = faultsInParameters(slack, step.inputs, given);
  if (fault) {
    const title = step.inputs.find(({ name }) => name === fault.name)?.title ?? fault.name;
    return refuse('parameter_validation_failed', `“${title}” ${fault.fault}.`);
  }
  if (!slack.delivery.connected) {
    return refuse('dispatch_failed', `${slack.manifest.botName} is not connected.`);
  }
  const run = slack.stepRuns.start(person.id, step);
  await sendFunctionExecuted(slack, run, given);
  return { ok: true, runId: run.id };
}
