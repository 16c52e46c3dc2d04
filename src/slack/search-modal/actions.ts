import type {
  AllMiddlewareArgs,
  App,
  GlobalShortcut,
  SlackShortcutMiddlewareArgs,
  webApi,
} from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { Log } from '../../log.ts';
import type { Person } from '../../people/person.ts';
import { answerView } from '../cards/answer-view.ts';
import { type CardFactsDeps, cardFacts } from '../cards/card-facts.ts';
import { cardModal } from '../cards/card-modal-view.ts';
import { cardListOf } from '../cards/list-view.ts';
import { goneCard } from '../cards/words.ts';
import { modal } from '../kit/blocks.ts';
import { ACTIONS, INPUTS, SHORTCUTS, VIEWS } from '../kit/ids.ts';
import { createLatestOnly } from '../kit/latest-only.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import type { PageAccess } from '../kit/page-access.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import { personIn, type Workspace, workspaceOf } from '../kit/workspace.ts';
import { RESULTS, readWanted, searchModal, type Wanted } from './search-view.ts';
import { ANSWER_TITLE, TYPE_FIRST } from './words.ts';

type ShortcutArgs = SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs;

/** How many recently seen cards the empty search shows. */
const LATELY = 3;

const NOTHING_ASKED = { answerId: '', noted: Promise.resolve() };

interface Typed {
  workspace: Workspace;
  person: Person;
  client: webApi.WebClient;
  viewId: string;
  wanted: Wanted;
}

export interface SearchDeps extends CardFactsDeps, FormDeps {
  answers: AnswerService;
  pageAccess: PageAccess;
  log: Log;
}

/**
 * The search that shows what fits as one types. It is an input with results below, and not a select with options
 * from here: results say why they fit and can be opened one after another. A select shows one line for each, closes
 * once you choose, and covers the whole screen of a phone.
 */
export function registerSearchActions(app: App, deps: SearchDeps): void {
  const latest = createLatestOnly<Typed>((typed) => showResults(typed, deps), deps.log);
  app.shortcut(SHORTCUTS.searchGuidance, (args) => openFromAnywhere(args as ShortcutArgs, deps));
  onAction(app, ACTIONS.openSearch, deps, openFromButton);
  onAction(app, ACTIONS.searchText, deps, (action) => takeTyped(action, deps, latest));
  onAction(app, ACTIONS.searchKind, deps, (action) => takeTyped(action, deps, latest));
  onAction(app, ACTIONS.openFound, deps, openFound);
  onSubmit(app, VIEWS.search, deps, ask);
}

async function openFromAnywhere({ ack, shortcut, context }: ShortcutArgs, deps: SearchDeps): Promise<void> {
  await ack();
  const workspace = workspaceOf(context);
  const client = workspace.retryingClient;
  const { view } = await client.views.open({
    trigger_id: shortcut.trigger_id,
    view: searchView({ text: '', listId: undefined }, deps),
  });
  const person = personIn(workspace, shortcut.user.id);
  await fillLately(client, view, person, deps);
}

/** On the Home tab: with what was typed there, so that the search continues where it began. */
async function openFromButton(action: ActionContext, deps: SearchDeps): Promise<void> {
  const wanted = readWanted(action.body.view?.state);
  const { view } = await action.client.views.open({
    trigger_id: action.body.trigger_id,
    view: searchView(wanted, deps),
  });
  if (!wanted.text.trim()) await fillLately(action.client, view, action.person, deps);
}

/** Only the database knows what a person saw lately, so that comes once the modal is open. */
async function fillLately(
  client: webApi.WebClient,
  opened: { id?: string; hash?: string } | undefined,
  person: Person,
  deps: SearchDeps,
): Promise<void> {
  const cards = await deps.answers.lately(person, LATELY);
  if (cards.length === 0 || !opened?.id) return;
  const view = searchModal({
    library: deps.answers.library(),
    wanted: { text: '', listId: undefined },
    found: undefined,
    lately: cards,
  });
  // With its hash: a person who has typed in the meantime sees results, and this must not take them away.
  await updateIfThere(client, { view_id: opened.id, ...(opened.hash && { hash: opened.hash }), view }, deps);
}

async function takeTyped(
  action: ActionContext,
  deps: SearchDeps,
  latest: ReturnType<typeof createLatestOnly<Typed>>,
): Promise<void> {
  const { view } = action.body;
  if (!view) return;
  if (view.type === 'home') return openFromButton(action, deps);
  const wanted = readWanted(view.state);
  await latest.typed(view.id, action.payload.action_ts, {
    workspace: action.workspace,
    person: action.person,
    client: action.client,
    viewId: view.id,
    wanted,
  });
}

async function showResults(typed: Typed, deps: SearchDeps): Promise<void> {
  const { client, viewId, wanted } = typed;
  const roots = await rootsOf(typed, deps);
  // Without the hash of the event's view: the results of the previous character have already changed it, so the last
  // character would lose. `createLatestOnly` keeps the order.
  await updateIfThere(client, { view_id: viewId, view: searchView(wanted, deps, roots) }, deps);
}

/** The search is seen by the one who opened it alone. */
function rootsOf(
  { workspace, person }: Pick<Typed, 'workspace' | 'person'>,
  { pageAccess }: SearchDeps,
): Promise<ReadonlySet<string>> {
  return pageAccess.rootsFor(workspace, { person, channel: '', alone: true });
}

/** @param roots those whose pages may be shown; what all may see unless given */
function searchView(wanted: Wanted, { answers }: SearchDeps, roots?: ReadonlySet<string>) {
  const typed = wanted.text.trim() !== '';
  const inPages = typed && wanted.listId === undefined;
  return searchModal({
    library: answers.library(),
    wanted,
    found: typed
      ? answers.autocomplete(wanted.text, { limit: RESULTS, among: idsIn(wanted, answers) })
      : undefined,
    pages: inPages ? answers.findPages(wanted.text, roots) : undefined,
    roots: answers.pages().roots,
    lately: [],
  });
}

/** The ids of the cards to look in; undefined for all. A list that is no longer there has none. */
function idsIn({ listId }: Wanted, answers: Pick<AnswerService, 'library'>): ReadonlySet<string> | undefined {
  if (listId === undefined) return undefined;
  return new Set(cardListOf(listId, answers.library())?.cards.map(({ id }) => id));
}

/** While a person types, losing one update does no harm; the next character brings another. */
async function updateIfThere(
  client: webApi.WebClient,
  update: Parameters<webApi.WebClient['views']['update']>[0],
  { log }: SearchDeps,
): Promise<void> {
  try {
    await client.views.update(update);
  } catch (error) {
    const overtaken = isPlatformError(error, 'hash_conflict', 'not_found');
    if (!overtaken) {
      log.warn({ event: 'search.results_not_shown', err: error }, 'could not show the results of a search');
    }
  }
}

async function openFound(action: ActionContext, deps: SearchDeps): Promise<void> {
  const { ref, person } = action;
  const library = deps.answers.library();
  const card = ref && library.card(ref.cardId);
  if (!card) return sayBriefly(action, goneCard(ref?.cardId ?? '?'));
  const { text } = readWanted(action.body.view?.state);
  const question = { text, asker: person, place: { channel: '' }, source: 'shortcut' as const };
  // A person who has cleared the box in the meantime asks nothing.
  const { answerId, noted } = text.trim() ? deps.answers.openFound(question, card) : NOTHING_ASKED;
  const facts = cardFacts(action.workspace, deps);
  const view = (saved: boolean) => cardModal(card, facts, { answerId, state: { channel: '' }, saved });
  const id = await showModal(action, view(false));
  if (await deps.answers.hasSaved(person, card.id)) {
    await updateModal(action.client, id, view(true));
  }
  await noted;
  await deps.answers.noteOpened(person, card.id);
}

/** "Ask": the whole answer on top of the search, recorded like any other question. */
async function ask({ view: form, person, workspace }: Submission, deps: SearchDeps): Promise<FormOutcome> {
  const wanted = readWanted(form.state);
  const { text } = wanted;
  if (!text.trim()) {
    return { type: 'errors', errors: { [INPUTS.searchText]: TYPE_FIRST } };
  }
  const roots = await rootsOf({ workspace, person }, deps);
  const question = { text, asker: person, place: { channel: '' }, source: 'shortcut' as const, roots };
  const { answer, noted } = deps.answers.answerAtOnce(question, idsIn(wanted, deps.answers));
  const { plain } = answerView(answer, {
    library: deps.answers.library(),
    roots: deps.answers.pages().roots,
    now: workspace.now(),
    shareable: false,
  });
  const view = modal(VIEWS.answer, ANSWER_TITLE, plain, JSON.stringify({ channel: '' }));
  return { type: 'push', view, after: noted };
}
