import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { ACTIONS, anyNumber } from '../ids.ts';
import { type PressArgs, placeOf, pressedBy } from '../press.ts';
import { replyTo } from '../replies.ts';
import { postReply, respondWith } from '../send.ts';
import { showModal, showReply } from '../show.ts';
import { listModal, listView, readPage } from '../views/list.ts';
import { noteView } from '../views/shared.ts';
import { tipView } from '../views/tip.ts';

/** Examples to try, lists by kind, and tips. */
export function registerBrowseButtons(app: App, deps: SlackDeps): void {
  app.action(anyNumber(ACTIONS.askExample), (args) => askExample(args as PressArgs, deps));
  app.action(anyNumber(ACTIONS.browseKind), (args) => browse(args as PressArgs, deps, 'open'));
  app.action(anyNumber(ACTIONS.browsePage), (args) => browse(args as PressArgs, deps, 'turn'));
  app.action(anyNumber(ACTIONS.anotherTip), (args) => anotherTip(args as PressArgs, deps));
}

async function askExample(args: PressArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const channel = place.in === 'message' ? place.channel : '';
  const direct = place.in === 'message' && place.direct;
  const reply = await replyTo(
    {
      text: args.payload.value ?? '',
      asker: pressedBy(args),
      place: { channel },
      source: place.in === 'home' ? 'home' : 'example',
      shareable: place.in === 'message' && !direct,
    },
    deps,
  );
  // In a direct message the answer stays; elsewhere it is for the person who tried the example.
  if (place.in === 'message' && direct) {
    await postReply(deps.sender, { channel, threadTs: place.threadTs }, reply);
    return;
  }
  await showReply(args, place, reply, 'Answer', deps.log);
}

async function browse(args: PressArgs, deps: SlackDeps, how: 'open' | 'turn'): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const library = deps.guide.library();
  const wanted =
    how === 'open' ? { kindId: args.payload.value ?? '', page: 0 } : readPage(args.payload.value);
  const kind = wanted && library.kind(wanted.kindId);
  if (!wanted || !kind) {
    return showReply(
      args,
      place,
      noteView('That kind of card is not there any more.'),
      'Not found',
      deps.log,
    );
  }
  if (place.in !== 'message') {
    const view = listModal(kind, library, wanted.page);
    if (how === 'turn' && args.body.view) {
      await args.client.views.update({ view_id: args.body.view.id, view });
      return;
    }
    return showModal(args, place, view);
  }
  // Turning a page replaces the list that only this person sees; a list in public stays as it is for the others.
  const list = listView(kind, library, wanted.page);
  const own = args.body.container?.is_ephemeral === true;
  if (how === 'turn' && own) return respondWith(args.respond, list, deps.log, { replace_original: true });
  return showReply(args, place, list, kind.one, deps.log);
}

async function anotherTip(args: PressArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const card = await deps.guide.tip(pressedBy(args));
  const shareable = place.in === 'message' && !place.direct;
  const tip = tipView(card, deps.guide.library(), shareable);
  if (place.in === 'message' && args.body.container?.is_ephemeral === true) {
    return respondWith(args.respond, tip, deps.log, { replace_original: true });
  }
  await showReply(args, place, tip, 'A tip', deps.log);
}
