import type { types, webApi } from '@slack/bolt';
import type { Log } from '../log.ts';
import { VIEWS } from './ids.ts';
import type { PressArgs, PressPlace } from './press.ts';
import { respondWith } from './send.ts';
import { modal, type Reply } from './views/blocks.ts';

/** Slack holds at most three modals above one another; then the one on top is replaced. */
const STACK_FULL = 'push_limit_reached';

/** Opens a modal, above the one in which the button stands if it stands in one. Call it before anything slow: a trigger lives three seconds. */
export async function showModal(
  { client, body }: Pick<PressArgs, 'client' | 'body'>,
  place: PressPlace,
  view: types.ModalView,
): Promise<void> {
  const trigger = body.trigger_id;
  if (place.in !== 'modal') {
    await client.views.open({ trigger_id: trigger, view });
    return;
  }
  try {
    await client.views.push({ trigger_id: trigger, view });
  } catch (error) {
    if (!isPlatformError(error, STACK_FULL) || !body.view) throw error;
    await client.views.update({ view_id: body.view.id, view });
  }
}

/** Shows a reply to the person who pressed: beside the message, or as a modal where there is no message. */
export async function showReply(
  args: PressArgs,
  place: PressPlace,
  reply: Reply,
  title: string,
  log: Log,
): Promise<void> {
  if (place.in === 'message') {
    await respondWith(args.respond, reply, log, place.threadTs ? { thread_ts: place.threadTs } : {});
    return;
  }
  const channel = place.in === 'modal' ? place.channel : '';
  await showModal(args, place, modal(VIEWS.answer, title, reply.plain, JSON.stringify({ channel })));
}

export function isPlatformError(error: unknown, code: string): boolean {
  return error instanceof Error && (error as webApi.WebAPIPlatformError).data?.error === code;
}
