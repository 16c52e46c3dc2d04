import type { AllMiddlewareArgs, AnyMiddlewareArgs, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { ACTIONS } from '../kit/ids.ts';
import { workspaceOf } from '../kit/workspace.ts';
import type { HomeTabs } from './home-tabs.ts';

export interface HomeRefreshDeps {
  home: Pick<HomeTabs, 'refresh'>;
}

/** These come with each letter typed, and change nothing on the tab. */
const WHILE_TYPING: ReadonlySet<string> = new Set([ACTIONS.searchText, ACTIONS.searchKind]);

/** Middleware: refreshes a person's Home tab after anything they press or submit, wherever that is handled. */
export function refreshHome({ home }: HomeRefreshDeps) {
  return async ({ body, context, next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await next();
    const done = body as BlockAction | ViewSubmitAction;
    if (done.type !== 'block_actions' && done.type !== 'view_submission') return;
    const typing =
      done.type === 'block_actions' && done.actions.every(({ action_id: id }) => WHILE_TYPING.has(id));
    if (typing) return;
    const person = { team: done.team?.id ?? context.teamId ?? '', userId: done.user.id };
    await home.refresh(workspaceOf(context), person);
  };
}
