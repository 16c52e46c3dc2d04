import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, types, ViewSubmitAction } from '@slack/bolt';
import { noteView } from '../cards/shared-view.ts';
import type { SlackDeps } from '../deps.ts';
import { modal, section } from './blocks.ts';
import { escapeText } from './escape.ts';
import { VIEWS } from './ids.ts';
import { isPlatformError } from './platform-error.ts';
import { refilledForm, type SubmittedForm } from './refilled.ts';
import { postReply } from './send.ts';
import { CLOSED, updateModal } from './show.ts';

export type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

export type FormOutcome =
  | { type: 'done'; view: types.ModalView }
  /** A sentence for each field that must be mended, by the id of its block. */
  | { type: 'errors'; errors: Record<string, string> };

/**
 * Slack gives a form three seconds and then shows an error of its own. What is ready before gives its answer on the
 * form; what takes longer is waited for in the open window.
 */
export const FORM_WAITS_MS = 2000;

type Deps = Pick<SlackDeps, 'log' | 'sender' | 'formWaitsMs'>;

/**
 * Does what a form asks for and shows what came of it. Where that is nothing, the form stays, or comes back with all
 * that was filled in; a person who has closed it meanwhile is told in a direct message.
 * @param work a rejection is logged and told as trouble on the bot's side. What it has done stays done, and nobody hears
 *   otherwise when Slack does not take the view that shows it: that is logged alone
 */
export async function submitForm(
  args: SubmitArgs,
  deps: Deps,
  work: () => Promise<FormOutcome>,
): Promise<void> {
  const { ack, view, client } = args;
  const working = work().catch((error: unknown) => {
    deps.log.error({ err: error, form: view.callback_id }, 'what a form asked for could not be done');
    return undefined;
  });
  const attempt = async (show: () => Promise<void>) => {
    try {
      await show();
    } catch (error) {
      deps.log.warn({ err: error, form: view.callback_id }, 'how it stands with a form could not be shown');
    }
  };
  const quick = await within(deps.formWaitsMs, working);
  if (quick !== 'late') {
    if (quick?.type === 'errors') await ack({ response_action: 'errors', errors: quick.errors });
    else if (!quick) await ack({ response_action: 'update', view: filledIn(view, TROUBLE) });
    else await attempt(() => ack({ response_action: 'update', view: quick.view }));
    return;
  }
  const waiting = modal(VIEWS.answer, view.title.text, [section('One moment…')]);
  await attempt(() => ack({ response_action: 'update', view: waiting }));
  const outcome = await working;
  if (outcome?.type === 'done') await attempt(() => updateModal(client, view.id, outcome.view));
  else await bringBack(args, deps, outcome?.errors);
}

const TROUBLE =
  'I could not keep that just now: something went wrong on my side. What you filled in is still here; please send it again in a moment.';

/** Who has closed the form must hear all the same that nothing was kept. */
async function bringBack(
  { client, view, body }: SubmitArgs,
  { sender }: Deps,
  errors: Record<string, string> | undefined,
): Promise<void> {
  const wrong = errors && Object.values(errors).map(escapeText).join('\n');
  try {
    await client.views.update({ view_id: view.id, view: filledIn(view, wrong ?? TROUBLE) });
  } catch (error) {
    if (!isPlatformError(error, CLOSED)) throw error;
    const why = wrong ?? 'Something went wrong on my side; please try again in a moment.';
    const lost = `*${escapeText(view.title.text)}*: you closed the form before I was done, and nothing was kept. ${why}`;
    await postReply(sender, { channel: body.user.id }, noteView(lost));
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
