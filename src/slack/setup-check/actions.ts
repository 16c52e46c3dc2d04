import type { App } from '@slack/bolt';
import type { Finding } from '../../finding.ts';
import { ACTIONS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { sayBriefly, showModalInTime } from '../kit/show.ts';
import { checkingView, setupView } from './setup-view.ts';
import { FOR_CURATORS } from './words.ts';

export interface SetupCheckDeps {
  /** Checks the bot's setup. */
  checkSetup: () => Promise<Finding[]>;
  /** Slack's user ids of the curators. */
  curators: readonly string[];
}

/** Shows curators whether the bot is set up well. */
export function registerSetupCheck(app: App, deps: SetupCheckDeps): void {
  onAction(app, ACTIONS.checkSetup, deps, check);
}

async function check(action: ActionContext, { checkSetup, curators }: SetupCheckDeps): Promise<void> {
  if (!curators.includes(action.person.userId)) return sayBriefly(action, FOR_CURATORS);
  await showModalInTime(action, checkingView(), async () => setupView(await checkSetup()));
}
