import type { App } from '@slack/bolt';
import { cardListModal, cardListOf, cardListView, readPage } from '../cards/list-view.ts';
import { tipView } from '../cards/tip-view.ts';
import { ACTIONS } from '../kit/ids.ts';
import { type ActionContext, type ActionPlace, isForOneOnly, onAction } from '../kit/on-action.ts';
import { postReply, respondWith } from '../kit/send.ts';
import { sayBriefly, showModal, showReply } from '../kit/show.ts';
import { type ReplyDeps, replyTo } from './reply-to.ts';

export type BrowseDeps = ReplyDeps;

/** Examples to try, lists by kind, and tips. */
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
  const asked = {
    text: action.value ?? '',
    asker: action.person,
    place: { channel },
    source: place.type === 'home' ? ('home' as const) : ('example' as const),
    shareable: shareable(place),
    workspace: action.workspace,
  };
  // In a direct message the answer stays; elsewhere it is for the person who tried the example.
  if (place.type === 'message' && place.direct) {
    await postReply(action.workspace, { channel, threadTs: place.threadTs }, await replyTo(asked, deps));
    return;
  }
  await showReply(action, 'Answer', () => replyTo(asked, deps));
}

async function browse(action: ActionContext, deps: BrowseDeps, how: 'open' | 'turn'): Promise<void> {
  const { place } = action;
  const library = deps.answers.library();
  const wanted = how === 'open' ? { listId: action.value, page: 0 } : readPage(action.value);
  const list = wanted && cardListOf(wanted.listId, library);
  if (!wanted || !list) {
    return sayBriefly(action, 'There are no such cards any more.');
  }
  if (place.type !== 'message') {
    const view = cardListModal(list, library, wanted.page, place.type === 'modal' ? place.channel : '');
    if (how === 'turn' && action.body.view) {
      await action.client.views.update({ view_id: action.body.view.id, view });
      return;
    }
    await showModal(action, view);
    return;
  }
  // Turning a page replaces the list that only this person sees; a list in public stays as it is for the others.
  const view = cardListView(list, library, wanted.page);
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
  await showReply(action, 'A tip', make);
}

/** In a direct message, and where there is no message, there is nobody to share with. */
function shareable(place: ActionPlace): boolean {
  return place.type === 'message' && !place.direct;
}
