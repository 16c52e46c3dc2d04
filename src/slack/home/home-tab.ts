import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  App,
  BlockAction,
  SlackEventMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { ACTIONS } from '../kit/ids.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** What changes nothing that stands on the tab, and comes with each letter. */
const WHILE_TYPING: ReadonlySet<string> = new Set([ACTIONS.searchText, ACTIONS.searchKind]);

/** The app's Home tab, shown anew after whatever a person presses or submits, wherever that is taken care of. */
export function registerHomeTab(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', (args) => showHome(args, deps));
  app.use((args) => refreshAfter(args, deps));
}

async function showHome({ event, context }: Args, deps: SlackDeps): Promise<void> {
  if (event.tab !== 'home') return;
  await deps.home.open({ team: context.teamId ?? '', userId: event.user });
}

async function refreshAfter(
  { body, context, next }: AnyMiddlewareArgs & AllMiddlewareArgs,
  deps: SlackDeps,
): Promise<void> {
  await next();
  const done = body as BlockAction | ViewSubmitAction;
  if (done.type !== 'block_actions' && done.type !== 'view_submission') return;
  if (done.type === 'block_actions' && done.actions.every(({ action_id: id }) => WHILE_TYPING.has(id)))
    return;
  await deps.home.refresh({ team: done.team?.id ?? context.teamId ?? '', userId: done.user.id });
}
