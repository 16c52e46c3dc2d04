import type { App } from '@slack/bolt';
import { cardListModal, cardListOf, cardListView, readPage } from '../cards/list-view.ts';
import { tipView } from '../cards/tip-view.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, type ActionPlace, actorOf, placeOf } from '../kit/action-context.ts';
import { ACTIONS, anyNumber } from '../kit/ids.ts';
import { postReply, respondWith } from '../kit/send.ts';
import { sayBriefly, showModal, showReply } from '../kit/show.ts';
import { replyTo } from './replies.ts';

/** Examples to try, lists by kind, and tips. */
export function registerBrowseButtons(app: App, deps: SlackDeps): void {
  app.action(anyNumber(ACTIONS.askExample), (args) => askExample(args as ActionArgs, deps));
  app.action(anyNumber(ACTIONS.browseKind), (args) => browse(args as ActionArgs, deps, 'open'));
  app.action(ACTIONS.browseTopic, (args) => browse(args as unknown as ActionArgs, deps, 'open'));
  app.action(anyNumber(ACTIONS.browsePage), (args) => browse(args as ActionArgs, deps, 'turn'));
  app.action(anyNumber(ACTIONS.anotherTip), (args) => anotherTip(args as ActionArgs, deps));
}

async function askExample(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const channel = place.in === 'message' ? place.channel : '';
  const asked = {
    text: args.payload.value ?? '',
    asker: actorOf(args),
    place: { channel },
    source: place.in === 'home' ? ('home' as const) : ('example' as const),
    shareable: shareable(place),
  };
  // In a direct message the answer stays; elsewhere it is for the person who tried the example.
  if (place.in === 'message' && place.direct) {
    await postReply(deps.sender, { channel, threadTs: place.threadTs }, await replyTo(asked, deps));
    return;
  }
  await showReply(args, place, 'Answer', () => replyTo(asked, deps), deps.log);
}

async function browse(args: ActionArgs, deps: SlackDeps, how: 'open' | 'turn'): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const library = deps.answers.library();
  const wanted =
    how === 'open' ? { listId: chosenList(args.payload), page: 0 } : readPage(args.payload.value);
  const list = wanted && cardListOf(wanted.listId, library);
  if (!wanted || !list) {
    return sayBriefly(args, place, 'There are no such cards any more.', deps.log);
  }
  if (place.in !== 'message') {
    const view = cardListModal(list, library, wanted.page, place.in === 'modal' ? place.channel : '');
    if (how === 'turn' && args.body.view) {
      await args.client.views.update({ view_id: args.body.view.id, view });
      return;
    }
    await showModal(args, place, view);
    return;
  }
  // Turning a page replaces the list that only this person sees; a list in public stays as it is for the others.
  const view = cardListView(list, library, wanted.page);
  if (how === 'turn' && onlyForMe(args)) {
    return respondWith(args.respond, view, deps.log, { replace_original: true });
  }
  return showReply(args, place, list.name, async () => view, deps.log);
}

/** What a button for a kind says, or what was chosen in the menu of topics. */
function chosenList(payload: { value?: string; selected_option?: { value: string } | null }): string {
  return payload.selected_option?.value ?? payload.value ?? '';
}

async function anotherTip(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const make = async () =>
    tipView(await deps.answers.tip(actorOf(args)), deps.answers.library(), shareable(place));
  if (place.in === 'message' && onlyForMe(args)) {
    return respondWith(args.respond, await make(), deps.log, { replace_original: true });
  }
  await showReply(args, place, 'A tip', make, deps.log);
}

function onlyForMe({ body }: ActionArgs): boolean {
  return body.container?.is_ephemeral === true;
}

/** In a direct message, and where there is no message, there is nobody to share with. */
function shareable(place: ActionPlace): boolean {
  return place.in === 'message' && !place.direct;
}
