import type { AllMiddlewareArgs, AnyMiddlewareArgs, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { ACTIONS } from '../kit/ids.ts';
import { personIn, workspaceOf } from '../kit/workspace.ts';
import type { HomeTabs } from './home-tabs.ts';

export interface HomeRefreshDeps {
  home: Pick<HomeTabs, 'refresh'>;
}

/** Slack sends these for each letter typed. They change nothing on the tab. */
const WHILE_TYPING: ReadonlySet<string> = new Set([ACTIONS.searchText, ACTIONS.searchKind]);

/** Middleware: refreshes a person's Home tab after anything they click or submit, wherever that is handled. */
export function refreshHome({ home }: HomeRefreshDeps) {
  return async ({ body, context, next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await next();
    const request = body as BlockAction | ViewSubmitAction;
    if (request.type !== 'block_actions' && request.type !== 'view_submission') return;
    const typing =
      request.type === 'block_actions' && request.actions.every(({ action_id: id }) => WHILE_TYPING.has(id));
    if (typing) return;
    const workspace = workspaceOf(context);
    await home.refresh(workspace, personIn(workspace, request.user.id), request.view?.type === 'home');
  };
}
