import type { Block, Json, StepRun, WorkflowStep } from '../../protocol.ts';
import { asBlockObjects, BlockList } from '../blocks/block-list.tsx';
import { SurfaceProvider, useNewSurface } from '../elements/surface.tsx';
import { Icon } from '../shell/icon.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';

/** How a run of a step went: still going, its outputs, or why it failed. */
export function StepResult({ run, step }: { run: StepRun; step: WorkflowStep }) {
  const { state } = useWorkspace();
  const name = (output: string) => step.outputs.find((one) => one.name === output);
  const outputs = Object.entries(run.outputs);
  return (
    <section className="step-result" role="status" aria-label="Result of the step">
      {run.state === 'running' && (
        <p className="step-running">
          <span className="spinner" aria-hidden="true" /> {state.appName} is working on it…
        </p>
      )}
      {run.state === 'failed' && (
        <p className="form-failure">
          <Icon name="warning" size={16} /> The step failed: {run.error}
        </p>
      )}
      {run.state === 'completed' && (
        <>
          <p className="step-done">
            <Icon name="check" size={16} />{' '}
            {outputs.length > 0 ? 'The step is done. A workflow would continue with:' : 'The step is done.'}
          </p>
          <dl>
            {outputs.map(([output, value]) => (
              <div key={output} className="step-output">
                <dt>{name(output)?.title ?? output}</dt>
                <dd>
                  <Output type={name(output)?.type ?? 'string'} value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

/** People and channels by name, text the way Slack shows it, blocks as blocks, everything else as JSON. */
function Output({ type, value }: { type: string; value: Json }) {
  if (type === 'slack#/types/user_id') return <MrkdwnText text={`<@${String(value)}>`} />;
  if (type === 'slack#/types/channel_id') return <MrkdwnText text={`<#${String(value)}>`} />;
  if (type === 'slack#/types/rich_text' || type === 'slack#/types/blocks') {
    return <OutputBlocks blocks={(Array.isArray(value) ? value : [value]) as Block[]} />;
  }
  if (typeof value === 'string') return <MrkdwnText text={value} />;
  return <code>{JSON.stringify(value)}</code>;
}

const NOWHERE = { type: 'home' } as const;
const NO_ERRORS = {};

function OutputBlocks({ blocks }: { blocks: Block[] }) {
  const objects = asBlockObjects(blocks);
  const surface = useNewSurface(NOWHERE, objects, NO_ERRORS);
  return (
    <SurfaceProvider surface={surface}>
      <BlockList blocks={objects} />
    </SurfaceProvider>
  );
}
