import type {
  AllMiddlewareArgs,
  App,
  GlobalShortcut,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
  webApi,
} from '@slack/bolt';
import { answerView } from '../cards/answer-view.ts';
import { cardModal } from '../cards/card-modal.ts';
import { goneCard } from '../cards/copy.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import { modal } from '../kit/blocks.ts';
import { ACTIONS, INPUTS, SHORTCUTS, unpackRef, VIEWS } from '../kit/ids.ts';
import { createLatestOnly } from '../kit/latest-only.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import { RESULTS, readWanted, searchModal, type Wanted } from './search-view.ts';

type ShortcutArgs = SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Cards seen lately that stand in the empty search. */
const LATELY = 3;

const NOTHING_ASKED = { answerId: '', noted: Promise.resolve() };

interface Typed {
  client: webApi.WebClient;
  viewId: string;
  wanted: Wanted;
}

/**
 * The search with what fits as one types. An input with results below it, and not a select whose options come from
 * here: the results say why they fit and can be opened one after the other, while the select shows one line each,
 * closes with the choice, and covers the whole screen of a phone.
 */
export function registerSearch(app: App, deps: SlackDeps): void {
  const latest = createLatestOnly<Typed>((typed) => showResults(typed, deps), deps.log);
  app.shortcut(SHORTCUTS.searchGuidance, (args) => openFromAnywhere(args as ShortcutArgs, deps));
  app.action(ACTIONS.openSearch, (args) => openFromButton(args as ActionArgs, deps));
  app.action(ACTIONS.searchText, (args) => takeTyped(args as unknown as ActionArgs, deps, latest));
  app.action(ACTIONS.searchKind, (args) => takeTyped(args as unknown as ActionArgs, deps, latest));
  app.action(ACTIONS.openFound, (args) => openFound(args as ActionArgs, deps));
  app.view(VIEWS.search, (args) => ask(args as SubmitArgs, deps));
}

async function openFromAnywhere({ ack, client, shortcut }: ShortcutArgs, deps: SlackDeps): Promise<void> {
  await ack();
  const { view } = await client.views.open({
    trigger_id: shortcut.trigger_id,
    view: searchView({ text: '', kindId: undefined }, deps),
  });
  const person = { team: shortcut.team?.id ?? '', userId: shortcut.user.id };
  await fillLately(client, view, person, deps);
}

/** On the Home tab: with what has been typed there, so that the search goes on where it began. */
async function openFromButton(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const wanted = readWanted(args.body.view?.state);
  const { view } = await args.client.views.open({
    trigger_id: args.body.trigger_id,
    view: searchView(wanted, deps),
  });
  if (!wanted.text.trim()) await fillLately(args.client, view, actorOf(args), deps);
}

/** What a person saw lately is asked of the database, so it comes after the window is open. */
async function fillLately(
  client: webApi.WebClient,
  opened: { id?: string; hash?: string } | undefined,
  person: ReturnType<typeof actorOf>,
  deps: SlackDeps,
): Promise<void> {
  const cards = await deps.answers.lately(person, LATELY);
  if (cards.length === 0 || !opened?.id) return;
  const view = searchModal({
    library: deps.answers.library(),
    wanted: { text: '', kindId: undefined },
    found: undefined,
    lately: cards,
  });
  // By its hash: whoever has typed meanwhile sees results, which this must not take away.
  await updateIfThere(client, { view_id: opened.id, ...(opened.hash && { hash: opened.hash }), view }, deps);
}

async function takeTyped(
  args: ActionArgs,
  deps: SlackDeps,
  latest: ReturnType<typeof createLatestOnly<Typed>>,
): Promise<void> {
  await args.ack();
  const { view } = args.body;
  if (!view) return;
  if (view.type === 'home') return openFromButton(args, deps);
  const wanted = readWanted(view.state);
  await latest.typed(view.id, args.payload.action_ts, { client: args.client, viewId: view.id, wanted });
}

async function showResults({ client, viewId, wanted }: Typed, deps: SlackDeps): Promise<void> {
  // Not by the hash of the view in the event: with the results of the letter before it is another one already, and the
  // last letter would lose. `createLatestTyped` holds the order.
  await updateIfThere(client, { view_id: viewId, view: searchView(wanted, deps) }, deps);
}

function searchView(wanted: Wanted, { answers }: SlackDeps) {
  const typed = wanted.text.trim() !== '';
  return searchModal({
    library: answers.library(),
    wanted,
    found: typed ? answers.suggest(wanted.text, { limit: RESULTS, kindId: wanted.kindId }) : undefined,
    lately: [],
  });
}

/** While a person types nothing is lost with one update; the next letter brings another. */
async function updateIfThere(
  client: webApi.WebClient,
  update: Parameters<webApi.WebClient['views']['update']>[0],
  { log }: SlackDeps,
): Promise<void> {
  try {
    await client.views.update(update);
  } catch (error) {
    const overtaken = isPlatformError(error, 'hash_conflict', 'not_found');
    if (!overtaken) log.warn({ err: error }, 'the results of a search could not be shown');
  }
}

async function openFound(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const ref = unpackRef(args.payload.value);
  const library = deps.answers.library();
  const card = ref && library.card(ref.cardId);
  if (!card) return sayBriefly(args, place, goneCard(ref?.cardId ?? '?'), deps.log);
  const person = actorOf(args);
  const { text } = readWanted(args.body.view?.state);
  const question = { text, asker: person, place: { channel: '' }, source: 'shortcut' as const };
  // Who has cleared the box meanwhile asks nothing.
  const { answerId, noted } = text.trim() ? deps.answers.openFound(question, card) : NOTHING_ASKED;
  const view = (saved: boolean) => cardModal(card, library, answerId, { channel: '' }, saved);
  const id = await showModal(args, place, view(false));
  if (await deps.answers.hasSaved(person, card.id)) {
    await updateModal(args.client, id, view(true));
  }
  await noted;
  await deps.answers.noteOpened(person, card.id);
}

/** "Ask": the whole answer above the search, recorded like every question that is asked. */
async function ask({ ack, body, view }: SubmitArgs, deps: SlackDeps): Promise<void> {
  const asker = { team: body.team?.id ?? '', userId: body.user.id };
  const { text, kindId } = readWanted(view.state);
  if (!text.trim()) {
    await ack({ response_action: 'errors', errors: { [INPUTS.searchText]: 'Type a few words first.' } });
    return;
  }
  const { answer, noted } = deps.answers.answerAtOnce(
    {
      text,
      asker,
      place: { channel: '' },
      source: 'shortcut',
    },
    kindId,
  );
  const { plain } = answerView(answer, { library: deps.answers.library(), shareable: false });
  const state = JSON.stringify({ channel: '' });
  await ack({ response_action: 'push', view: modal(VIEWS.answer, 'Answer', plain, state) });
  await noted;
}
