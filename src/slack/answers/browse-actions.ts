import type { App } from '@slack/bolt';
import { cardListModal, cardListOf, cardListView, readPage } from '../cards/list-view.ts';
import { tipView } from '../cards/tip-view.ts';
import { ACTIONS } from '../kit/ids.ts';
import { type ActionContext, type ActionPlace, isForOneOnly, onAction } from '../kit/on-action.ts';
import { postInDm } from '../kit/post-in-dm.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showModal, showReply } from '../kit/show.ts';
import { type ReplyDeps, replyTo } from './reply-to.ts';
import { ANSWER_TITLE, LIST_GONE, TIP_TITLE } from './words.ts';

export type BrowseDeps = ReplyDeps;

/** Listens to the buttons for examples to try, lists of cards, and tips. */
export function registerBrowseActions(app: App, deps: BrowseDeps): void {
  onAction(app, ACTIONS.askExample, deps, askExample);
  onAction(app, ACTIONS.browseKind, deps, (action) => browse(action, deps, 'open'));
  onAction(app, ACTIONS.browseTopic, deps, (action) => browse(action, deps, 'open'));
  onAction(app, ACTIONS.browsePage, deps, (action) => browse(action, deps, 'turn'));
  onAction(app, ACTIONS.anotherTip, deps, anotherTip);
}

async function askExample(action: ActionContext, deps: BrowseDeps): Promise<void> {
  const { place } = action;
  const channel = place.type === 'message' ? place.channel : '';
  const request = {
    text: action.value ?? '',
    asker: action.person,
    place: { channel },
    source: place.type === 'home' ? ('home' as const) : ('example' as const),
    shareable: shareable(place),
    workspace: action.workspace,
  };
  // In direct messages with the bot, the answer is an ordinary message; elsewhere, only who tried the example sees it.
  if (place.type === 'message' && place.direct) {
    const reply = await replyTo(request, deps);
    if (!(await postInDm(action, reply))) await showReply(action, ANSWER_TITLE, async () => reply);
    return;
  }
  await showReply(action, ANSWER_TITLE, () => replyTo(request, deps));
}

async function browse(action: ActionContext, deps: BrowseDeps, how: 'open' | 'turn'): Promise<void> {
  const { place } = action;
  const library = deps.answers.library();
  const requested = how === 'open' ? { listId: action.value, page: 0 } : readPage(action.value);
  const list = requested && cardListOf(requested.listId, library);
  if (!requested || !list) return sayBriefly(action, LIST_GONE);
  if (place.type !== 'message') {
    const view = cardListModal(list, library, requested.page, place.type === 'modal' ? place.channel : '');
    if (how === 'turn' && action.body.view) {
      await action.client.views.update({ view_id: action.body.view.id, view });
      return;
    }
    await showModal(action, view);
    return;
  }
  // Turning a page replaces a list that only this person sees. A public list stays as it is for the others.
  const view = cardListView(list, library, requested.page);
  if (how === 'turn' && isForOneOnly(action)) {
    return respondWith(action.respond, view, action.workspace.log, { replace_original: true });
  }
  return showReply(action, list.name, async () => view);
}

async function anotherTip(action: ActionContext, deps: BrowseDeps): Promise<void> {
  const { place } = action;
  const make = async () =>
    tipView(await deps.answers.tip(action.person), deps.answers.library(), shareable(place));
  if (place.type === 'message' && isForOneOnly(action)) {
    return respondWith(action.respond, await make(), action.workspace.log, { replace_original: true });
  }
  await showReply(action, TIP_TITLE, make);
}

/** In a direct message, and outside of messages, there is nobody to share with. */
function shareable(place: ActionPlace): boolean {
  return place.type === 'message' && !place.direct;
}
