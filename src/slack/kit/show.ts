import type { types, webApi } from '@slack/bolt';
import { type Block, context, modal, type Reply, section } from './blocks.ts';
import { NOTE_BLOCK, VIEWS } from './ids.ts';
import type { ActionContext } from './on-action.ts';
import { isPlatformError } from './platform-error.ts';
import { respondWith } from './send.ts';
import { COULD_NOT_LOOK_UP, WAITING } from './words.ts';

/** Slack's word for a modal that is not open any more. */
export const CLOSED = 'not_found';

/** Slack holds at most three modals above one another; then the one on top is replaced. */
const STACK_FULL = 'push_limit_reached';

/**
 * Opens a modal, above the one in which the button stands if it stands in one. Call it before anything slow: a trigger
 * lives three seconds.
 * @returns the id of the view that shows it
 */
export async function showModal(
  { client, body, place }: ActionContext,
  view: types.ModalView,
): Promise<string> {
  const trigger = body.trigger_id;
  if (place.type !== 'modal') {
    const opened = await client.views.open({ trigger_id: trigger, view });
    return opened.view?.id ?? '';
  }
  try {
    const pushed = await client.views.push({ trigger_id: trigger, view });
    return pushed.view?.id ?? '';
  } catch (error) {
    if (!isPlatformError(error, STACK_FULL) || !body.view) throw error;
    await client.views.update({ view_id: body.view.id, view });
    return body.view.id;
  }
}

/**
 * Opens a modal and fills it as soon as what it shows has been looked up: the trigger would not wait for the database.
 * @param opening what stands there meanwhile
 */
export async function showModalInTime(
  action: ActionContext,
  opening: types.ModalView,
  make: () => Promise<types.ModalView>,
): Promise<void> {
  const id = await showModal(action, opening);
  try {
    await updateModal(action.client, id, await make());
  } catch (error) {
    // The failure is told by itself, with its reference; the modal must not promise what does not come.
    const sorry = { ...opening, blocks: [section(COULD_NOT_LOOK_UP)] };
    await updateModal(action.client, id, sorry).catch(() => {});
    throw error;
  }
}

/** Shows something else in an open modal. Whoever has closed it meanwhile is told nothing: they did not want to wait. */
export async function updateModal(
  client: webApi.WebClient,
  viewId: string,
  view: types.ModalView,
): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    if (!isPlatformError(error, CLOSED)) throw error;
  }
}

/**
 * Shows a reply that takes a moment to make to the person who pressed: beside the message, or as a modal where there
 * is no message. The modal opens at once and is filled when the reply is there.
 */
export async function showReply(
  action: ActionContext,
  title: string,
  make: () => Promise<Reply>,
): Promise<void> {
  const { place, respond, workspace } = action;
  if (place.type === 'message') {
    await respondWith(
      respond,
      await make(),
      workspace.log,
      place.threadTs ? { thread_ts: place.threadTs } : {},
    );
    return;
  }
  const state = JSON.stringify(
    place.type === 'modal' ? { channel: place.channel, threadTs: place.threadTs } : { channel: '' },
  );
  const view = (blocks: Block[]) => modal(VIEWS.answer, title, blocks, state);
  await showModalInTime(action, view([section(WAITING)]), async () => view((await make()).plain));
}

/**
 * Says one sentence to the person who pressed: beside the message, or at the top of the modal, whose content stays.
 * @param text mrkdwn
 */
export async function sayBriefly(action: ActionContext, text: string): Promise<void> {
  const note = context(text);
  const { place, workspace } = action;
  const { view } = action.body;
  if (place.type === 'message') {
    const reply = { text, blocks: [note], plain: [note] };
    await respondWith(
      action.respond,
      reply,
      workspace.log,
      place.threadTs ? { thread_ts: place.threadTs } : {},
    );
    return;
  }
  if (view?.type === 'modal') {
    const earlier = view.blocks.filter((block) => block.block_id !== NOTE_BLOCK);
    await updateModal(action.client, view.id, {
      type: 'modal',
      callback_id: view.callback_id,
      title: view.title,
      ...(view.close && { close: view.close }),
      // Slack refuses a view with inputs that has none.
      ...(view.submit && { submit: view.submit }),
      private_metadata: view.private_metadata,
      blocks: [{ ...note, block_id: NOTE_BLOCK }, ...earlier],
    });
    return;
  }
  await showModal(action, modal(VIEWS.answer, 'Guidepost', [section(text)]));
}
