import { randomBytes } from 'node:crypto';
import { APP_ID, newId } from './ids.ts';
import type { LocalSlack } from './local-slack.ts';
import type { Json, StepParameter, StepRun, WorkflowStep } from './protocol.ts';
import { unixSeconds } from './timestamps.ts';

interface Run extends StepRun {
  userId: string;
  step: WorkflowStep;
  /** The token that the app gets for this run alone. */
  token: string;
}

/** More runs of one person than these are forgotten, the oldest first. */
const runsKept = 20;

/** The workflow steps that people have started. A restart forgets them. */
export class StepRuns {
  #runs: Run[] = [];
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  start(userId: string, step: WorkflowStep): Run {
    const run: Run = {
      id: newId('Fx'),
      callbackId: step.callbackId,
      state: 'running',
      outputs: {},
      userId,
      step,
      token: `xwfp-playground-${randomBytes(12).toString('hex')}`,
    };
    const mine = this.#runs.filter((one) => one.userId === userId);
    const forgotten = new Set(mine.slice(0, Math.max(0, mine.length + 1 - runsKept)));
    this.#runs = [...this.#runs.filter((one) => !forgotten.has(one)), run];
    this.#changed();
    return run;
  }

  /** This person's runs, oldest first, as the page shows them. */
  of(userId: string): StepRun[] {
    return this.#runs
      .filter((run) => run.userId === userId)
      .map(({ id, callbackId, state, outputs, error }) => ({
        id,
        callbackId,
        state,
        outputs,
        ...(error !== undefined && { error }),
      }));
  }

  find(id: string): Run | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  /** True for the token of a run that has not ended. */
  knowsToken(token: string): boolean {
    return this.#runs.some((run) => run.token === token && run.state === 'running');
  }

  complete(run: Run, outputs: Record<string, Json>): void {
    run.state = 'completed';
    run.outputs = outputs;
    this.#changed();
  }

  fail(run: Run, error: string): void {
    run.state = 'failed';
    run.error = error;
    this.#changed();
  }

  clear(): void {
    this.#runs = [];
    this.#changed();
  }
}

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
