import { randomBytes } from 'node:crypto';
import type { Json, StepRun, WorkflowStep } from '../protocol.ts';
import { newId } from './ids.ts';

/** A run, including what only the app and Slack know about it. */
export interface Run extends StepRun {
  userId: string;
  step: WorkflowStep;
  /** The token that the app gets for just this run. */
  token: string;
}

/** How many runs to keep per person; the oldest are dropped. */
const runsKept = 20;

/** The workflow steps that people started. They are lost on restart. */
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
      token: `xwfp-local-slack-${randomBytes(12).toString('hex')}`,
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

  /** True if the token belongs to a run that is still going. */
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
