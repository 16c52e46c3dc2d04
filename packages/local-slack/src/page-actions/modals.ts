import { z } from 'zod';
import { checkView } from '../blocks/check-view.ts';
import { flattened } from '../blocks/walk-blocks.ts';
import { sendClosed, sendSubmission } from '../delivery/interactions.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person } from '../protocol.ts';
import type { StoredView } from '../workspace/views.ts';
import type { ActionOf } from './action-of.ts';
import { faultsInValues, stateOf } from './input-values.ts';
import { failureOf, refuse } from './refusal.ts';

/** https://docs.slack.dev/surfaces/modals: how an app may respond to a submission */
const answer = z.discriminatedUnion('response_action', [
  z.looseObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.looseObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.looseObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.looseObject({ response_action: z.literal('clear') }),
]);

export async function submitModal(
  slack: LocalSlack,
  person: Person,
  { viewId, values }: ActionOf<'submit'>,
): Promise<ActResult> {
  const view = slack.views.modal(person.id, viewId);
  if (!view) return refuse('view_not_found', 'That window is already closed.');
  if (view.submit === undefined && !view.blocks.some((block) => block.type === 'input')) {
    return refuse('not_submittable', 'That window has nothing to submit.');
  }
  view.values = stateOf(view.blocks, values);
  const faults = faultsInValues(view.blocks, view.values);
  slack.views.showErrors(view, faults);
  if (Object.keys(faults).length > 0) return refuse('invalid_input', 'Please check the marked fields.');
  const outcome = await sendSubmission(slack, person, view);
  const failure = failureOf(outcome, slack.manifest.botName);
  if (failure) {
    slack.workspace.notify(person.id, `We had some trouble connecting. Try again? (${failure.error})`);
    return failure;
  }
  const problem = applyAnswer(slack, view, outcome.type === 'acked' ? outcome.payload : undefined);
  if (problem === undefined) return { ok: true };
  slack.workspace.notify(person.id, `We had some trouble connecting. Try again? (${problem})`);
  return refuse('invalid_response', problem);
}

/**
 * Closes the modal with this id and all those on top of it. The X closes the whole stack, and so does any way out of a
 * modal with `clear_on_close`. For the X, Slack tells the app about the first modal of the stack.
 */
export async function closeModal(
  slack: LocalSlack,
  person: Person,
  { viewId, all = false }: ActionOf<'close'>,
): Promise<ActResult> {
  const view = slack.views.modal(person.id, viewId);
  if (!view) return refuse('view_not_found', 'That window is already closed.');
  const stack = slack.views.stackOf(view);
  const cleared = all || view.clearOnClose;
  const closed = all ? stack.slice(0, 1) : cleared ? stack : stack.slice(stack.indexOf(view));
  if (cleared) slack.views.closeAll(view);
  else slack.views.close(view);
  const told = [...closed].reverse().filter((one) => one.notifyOnClose);
  for (const one of told) {
    const failure = failureOf(await sendClosed(slack, person, one, cleared), slack.manifest.botName);
    if (failure) return failure;
  }
  return { ok: true };
}

/** Does what the app responded. Returns what was wrong with the response, if anything. */
function applyAnswer(slack: LocalSlack, view: StoredView, payload: unknown): string | undefined {
  if (payload === undefined) {
    slack.views.close(view);
    return undefined;
  }
  const parsed = answer.safeParse(payload);
  if (!parsed.success)
    return `The app's response is not a valid response_action: ${z.prettifyError(parsed.error)}`;
  if (parsed.data.response_action === 'clear') {
    slack.views.closeAll(view);
    return undefined;
  }
  if (parsed.data.response_action === 'errors') return showErrors(slack, view, parsed.data.errors);
  const checked = checkView(parsed.data.view, 'modal');
  if (!checked.ok) return [checked.error, ...checked.messages].join(' ');
  if (parsed.data.response_action === 'update') slack.views.update(view.id, checked.draft);
  else if (!slack.views.push(view, checked.draft)) return 'push_limit_reached';
  return undefined;
}

function showErrors(slack: LocalSlack, view: StoredView, errors: Record<string, string>): string | undefined {
  const inputs = flattened(view.blocks).filter((block) => block.type === 'input');
  const unknown = Object.keys(errors).filter((id) => !inputs.some((block) => block.block_id === id));
  if (unknown.length > 0)
    return `The app's errors refer to blocks that are not inputs: ${unknown.join(', ')}`;
  slack.views.showErrors(view, errors);
  return undefined;
}
