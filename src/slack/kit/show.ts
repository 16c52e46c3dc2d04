import type { types, webApi } from '@slack/bolt';
import { type Block, modal, type Reply, section } from './blocks.ts';
import { NOTE_BLOCK, VIEWS } from './ids.ts';
import { LIMITS } from './limits.ts';
import { noteView } from './note-view.ts';
import type { ActionContext } from './on-action.ts';
import { isPlatformError } from './platform-error.ts';
import { respondWith } from './send.ts';
import { BOT_TITLE, COULD_NOT_LOOK_UP, WAITING } from './words.ts';

/** Slack's error code for a modal that is no longer open. */
export const CLOSED = 'not_found';

/** Slack stacks at most three modals; after that, the one on top is replaced. */
const STACK_FULL = 'push_limit_reached';

/**
 * Opens a modal; if the button is in a modal itself, on top of that one. Call it before anything slow: a trigger
 * expires after three seconds.
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
 * Opens a modal and fills it once its content has been looked up: the trigger would not wait for the database.
 * @param opening what it shows in the meantime
 */
export async function showModalInTime(
  action: ActionContext,
  opening: types.ModalView,
  make: () => Promise<types.ModalView>,
): Promise<void> {
  await fillModal(action.client, await showModal(action, opening), opening, make);
}

/** Fills a modal that has been opened, or says in it that its content could not be looked up, and rejects. */
export async function fillModal(
  client: webApi.WebClient,
  viewId: string,
  opening: types.ModalView,
  make: () => Promise<types.ModalView>,
): Promise<void> {
  try {
    await updateModal(client, viewId, await make());
  } catch (error) {
    // The failure itself is reported elsewhere, with its reference; the modal must not promise what won't come.
    const sorry = { ...opening, blocks: [section(COULD_NOT_LOOK_UP)] };
    await updateModal(client, viewId, sorry).catch(() => {});
    throw error;
  }
}

/**
 * Replaces the content of an open modal. A person who has closed it in the meantime hears nothing: they did not
 * want to wait.
 */
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
 * Shows a reply that takes a moment to the person who acted: below the message or, where there is no message, in a
 * modal. The modal opens at once and is filled when the reply is ready.
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
    place.type === 'modal'
      ? { channel: place.channel, channelName: place.channelName, threadTs: place.threadTs }
      : { channel: '' },
  );
  const view = (blocks: Block[]) => modal(VIEWS.answer, title, blocks, state);
  await showModalInTime(action, view([section(WAITING)]), async () => view((await make()).plain));
}

/**
 * Says one sentence to the person who acted: below the message, or right after the button in the modal, whose
 * content stays.
 * @param text mrkdwn
 */
export function sayBriefly(action: ActionContext, text: string): Promise<void> {
  return showNote(action, noteView(text));
}

/** The same for a note that may have buttons. In a modal, it takes the place of the note before it. */
export async function showNote(action: ActionContext, note: Reply): Promise<void> {
  const { place, workspace } = action;
  const { view } = action.body;
  if (place.type === 'message') {
    await respondWith(
      action.respond,
      note,
      workspace.log,
      place.threadTs ? { thread_ts: place.threadTs } : {},
    );
    return;
  }
  if (view?.type === 'modal') {
    await updateModal(action.client, view.id, {
      type: 'modal',
      callback_id: view.callback_id,
      title: view.title,
      ...(view.close && { close: view.close }),
      // Slack refuses a view that has inputs but no submit button.
      ...(view.submit && { submit: view.submit }),
      private_metadata: view.private_metadata,
      blocks: withNote(view.blocks as Block[], action.payload.block_id, note.plain),
    });
    return;
  }
  await showModal(action, modal(VIEWS.answer, BOT_TITLE, note.plain));
}

/** Where the person looks: a long modal shows neither its beginning nor its end to somebody who pressed a button. */
function withNote(blocks: readonly Block[], pressedIn: string, note: readonly Block[]): Block[] {
  const before = blocks.slice(0, blocks.findIndex(({ block_id: id }) => id === pressedIn) + 1);
  const kept = blocks.filter((block) => !isNote(block));
  const at = before.filter((block) => !isNote(block)).length;
  return [...kept.slice(0, at), ...asNote(note), ...kept.slice(at)].slice(0, LIMITS.viewBlocks);
}

/** Blocks that the next note in the same modal replaces. */
export function asNote(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => ({
    ...block,
    block_id: index === 0 ? NOTE_BLOCK : `${NOTE_BLOCK}:${index}`,
  }));
}

function isNote({ block_id: id = '' }: Block): boolean {
  return id === NOTE_BLOCK || id.startsWith(`${NOTE_BLOCK}:`);
}
