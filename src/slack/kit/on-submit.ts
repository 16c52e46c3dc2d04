import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, types, ViewSubmitAction } from '@slack/bolt';
import type { Person } from '../../people/person.ts';
import { context, modal, section } from './blocks.ts';
import { escapeText } from './escape.ts';
import { VIEWS } from './ids.ts';
import { noteView } from './note-view.ts';
import { createOneRun } from './one-run.ts';
import { isPlatformError } from './platform-error.ts';
import { refilledForm, type SubmittedForm } from './refilled.ts';
import { postReply } from './send.ts';
import { CLOSED, updateModal } from './show.ts';
import { createWaitingForms, type WaitingForm, type WaitingForms } from './waiting-forms.ts';
import { closedTooEarly, INTERRUPTED, NOT_KEPT, TRY_AGAIN, WAITING, WAITING_LONG } from './words.ts';
import { personIn, type Workspace, workspaceOf } from './workspace.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** What a form's handler gets: who submitted which form, and what they filled in. */
export interface Submission extends Pick<SubmitArgs, 'client' | 'view'> {
  workspace: Workspace;
  person: Person;
  /** What was filled in, by the ids of block and action. */
  values: SubmitArgs['view']['state']['values'];
}

/** What becomes of a form. */
export type FormOutcome =
  | { type: 'done'; view: types.ModalView }
  /** Another view opens on top of the form, which stays as it is; `after` is what remains to be recorded then. */
  | { type: 'push'; view: types.ModalView; after?: Promise<void> }
  /** A sentence for each field that needs a change, by the id of its block. */
  | { type: 'errors'; errors: Record<string, string> }
  /** The form comes back with everything that was filled in; `problem` is mrkdwn. */
  | { type: 'again'; problem: string }
  /** Another submission of the same form is in progress and will show the result. */
  | { type: 'duplicate' };

export interface FormDeps {
  /** How long a form stays open for its result before the person is asked to wait, in ms. */
  formWaitsMs: number;
  waitingForms: WaitingForms;
}

/**
 * Slack gives a form three seconds and then shows an error of its own. A result that is ready before that appears
 * on the form at once; for anything slower the person waits in the open window.
 */
export const FORM_WAITS_MS = 2000;

/**
 * Listens to a form, does what it asks for and shows the result. If nothing came of it, the form stays, or comes
 * back with everything that was filled in; a person who has closed it in the meantime gets a direct message about
 * that.
 * @param work a rejection is logged and reported as trouble on the bot's side. What has been done stays done: if
 *   Slack then refuses the view that shows the result, that is only logged, and nobody hears that it failed
 */
export function onSubmit<D extends FormDeps>(
  app: App,
  callbackId: string,
  deps: D,
  work: (submission: Submission, deps: D) => Promise<FormOutcome>,
): void {
  const once = createOneRun<FormOutcome>(({ type }) => type === 'done');
  app.view(callbackId, async (args) => {
    const { view, body, context, ack } = args as SubmitArgs;
    const workspace = workspaceOf(context);
    const submission = {
      client: workspace.retryingClient,
      view,
      workspace,
      person: personIn(workspace, body.user.id),
      values: view.state.values,
    };
    // The same form with the same content is a double click. After a failure, the form has a new hash.
    const form = `${view.id} ${view.hash}`;
    const { formWaitsMs, waitingForms } = deps;
    const run = () => once(form, () => work(submission, deps));
    await settleForm(submission, ack, formWaitsMs, run, waitingForms);
  });
}

/** Runs the work of a form and shows its outcome; see `onSubmit`. */
export async function settleForm(
  submission: Submission,
  ack: SubmitArgs['ack'],
  waitMs: number,
  work: () => Promise<FormOutcome>,
  waitingForms = createWaitingForms(),
): Promise<void> {
  const { client, view, workspace } = submission;
  const { log } = workspace;
  const form = view.callback_id;
  const working = work().catch((error: unknown): undefined => {
    log.error({ event: 'form.failed', err: error, form }, 'could not process a form');
  });
  const attempt = async (show: () => Promise<void>) => {
    try {
      await show();
    } catch (error) {
      log.warn({ event: 'form.result_not_shown', err: error, form }, 'could not show the result of a form');
    }
  };
  const quick = await within(waitMs, working);
  if (quick !== 'late') return showQuickly(quick, view, ack, attempt);
  const endWait = waitingForms.add(waitingForm(submission));
  await attempt(() => ack({ response_action: 'update', view: waitingView(view) }));
  const outcome = await working.finally(endWait);
  if (outcome?.type === 'done' || outcome?.type === 'push') {
    await attempt(() => updateModal(client, view.id, outcome.view));
  } else if (outcome?.type !== 'duplicate') {
    await bringBack(submission, problemOf(outcome));
  }
}

/** Answers Slack's own request, which is still open. */
async function showQuickly(
  outcome: FormOutcome | undefined,
  view: SubmitArgs['view'],
  ack: SubmitArgs['ack'],
  attempt: (show: () => Promise<void>) => Promise<void>,
): Promise<void> {
  switch (outcome?.type) {
    case 'errors':
      return ack({ response_action: 'errors', errors: outcome.errors });
    case 'again':
      return ack({ response_action: 'update', view: filledIn(view, outcome.problem) });
    case 'push':
      await attempt(() => ack({ response_action: 'push', view: outcome.view }));
      return outcome.after;
    case 'done':
      return attempt(() => ack({ response_action: 'update', view: outcome.view }));
    case 'duplicate':
      return ack({ response_action: 'update', view: waitingView(view) });
    case undefined:
      return ack({ response_action: 'update', view: filledIn(view, NOT_KEPT) });
  }
}

function waitingView(view: SubmitArgs['view']): types.ModalView {
  return modal(VIEWS.answer, view.title.text, [section(WAITING), context(WAITING_LONG)]);
}

/** What to say if the process ends meanwhile. */
function waitingForm({ client, view, person, workspace }: Submission): WaitingForm {
  const title = view.title.text;
  const interrupted = modal(VIEWS.answer, title, [section(INTERRUPTED)]);
  return {
    workspace,
    userId: person.userId,
    show: async () => void (await client.views.update({ view_id: view.id, view: interrupted })),
    text: `*${escapeText(title)}*: ${INTERRUPTED}`,
  };
}

function problemOf(outcome: Extract<FormOutcome, { type: 'errors' | 'again' }> | undefined) {
  if (outcome?.type === 'again') return outcome.problem;
  return outcome && Object.values(outcome.errors).map(escapeText).join('\n');
}

/** Even a person who has closed the form must learn that nothing was kept. */
async function bringBack(
  { client, view, person, workspace }: Submission,
  problem: string | undefined,
): Promise<void> {
  try {
    await client.views.update({ view_id: view.id, view: filledIn(view, problem ?? NOT_KEPT) });
  } catch (error) {
    if (!isPlatformError(error, CLOSED)) throw error;
    const lost = closedTooEarly(view.title.text, problem ?? TRY_AGAIN);
    await postReply(workspace, { channel: person.userId }, noteView(lost));
  }
}

function filledIn(view: SubmitArgs['view'], problem: string): types.ModalView {
  return refilledForm(view as SubmittedForm, problem);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  const limit = Promise.withResolvers<'late'>();
  const timer = setTimeout(limit.resolve, ms, 'late');
  try {
    return await Promise.race([work, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
