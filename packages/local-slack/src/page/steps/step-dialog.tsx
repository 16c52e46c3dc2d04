import { useId, useState } from 'react';
import type { WorkflowStep } from '../../protocol.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useFailure } from '../state/failure.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { givenValue, StepField } from './step-field.tsx';
import { StepResult } from './step-result.tsx';

/** Runs one of the app's workflow steps, as Workflow Builder would with these inputs, and shows the result. */
export function StepDialog({ onClose }: { onClose: () => void }) {
  const { state, act } = useWorkspace();
  const id = useId();
  const [callbackId, setCallbackId] = useState(state.steps[0]?.callbackId ?? '');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [failure, setFailure] = useFailure();
  const [runId, setRunId] = useState<string | null>(null);
  const step: WorkflowStep | undefined = state.steps.find((one) => one.callbackId === callbackId);
  const run = state.stepRuns.find((one) => one.id === runId);
  const busy = run?.state === 'running';
  if (!step) return null;

  const start = async () => {
    if (busy) return;
    setFailure(null);
    setRunId(null);
    const inputs = Object.fromEntries(
      step.inputs.map(({ name, type }) => [name, givenValue(type, typed[name] ?? '')]),
    );
    const result = await act({ do: 'runStep', callbackId, inputs });
    if (result.ok) setRunId(result.runId ?? null);
    else setFailure(result);
  };

  return (
    <Dialog title="Run a workflow step" onClose={onClose}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <section className="dialog-body step-body" tabIndex={-1} aria-label={step.title}>
          {state.steps.length > 1 && (
            <div className="input">
              <label htmlFor={`${id}-step`} className="input-label">
                Step
              </label>
              <select
                id={`${id}-step`}
                className="field"
                value={callbackId}
                onChange={(event) => {
                  setCallbackId(event.target.value);
                  setTyped({});
                  setFailure(null);
                  setRunId(null);
                }}
              >
                {state.steps.map((one) => (
                  <option key={one.callbackId} value={one.callbackId}>
                    {one.title}
                  </option>
                ))}
              </select>
            </div>
          )}
          <p className="step-lead">
            {state.steps.length === 1 && <strong>{step.title}. </strong>}
            {step.description}
          </p>
          {step.inputs.map((parameter) => (
            <StepField
              key={`${callbackId} ${parameter.name}`}
              parameter={parameter}
              typed={typed[parameter.name] ?? ''}
              onChange={(text) => setTyped((all) => ({ ...all, [parameter.name]: text }))}
            />
          ))}
          {failure && (
            <p className="form-failure" role="alert">
              {failure}
            </p>
          )}
          {run && <StepResult run={run} step={step} />}
        </section>
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
          <button
            type="submit"
            className={busy ? 'button button-primary busy' : 'button button-primary'}
            aria-busy={busy}
          >
            <span className="button-label">{run && !busy ? 'Run again' : 'Run step'}</span>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
