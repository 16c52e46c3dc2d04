import type { App } from '@slack/bolt';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import { actions, type Block, button, type Reply } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { sayBriefly } from '../kit/show.ts';
import { NO_MORE_SUMMARIES, REFUSE_SUMMARIES, REFUSE_SUMMARIES_LABEL } from './words.ts';

export interface RefusalDeps {
  turns: Turns;
}

const REFUSED = 'wants no summaries of a path';

/** Somebody who gets a summary of a path has not asked for it, and can say that they want no more of them. */
export function registerSummaryRefusal(app: App, deps: RefusalDeps): void {
  onAction(app, ACTIONS.pathRefuse, deps, refuse);
}

async function refuse(action: ActionContext, { turns }: RefusalDeps): Promise<void> {
  await turns.once(action.person, REFUSED, async () => {});
  await sayBriefly(action, NO_MORE_SUMMARIES);
}

/** Whether somebody wants no summaries. */
export const refusesSummaries = (reader: Person, { turns }: RefusalDeps): Promise<boolean> =>
  turns.wasDone(reader, REFUSED);

/** A summary with the button that keeps further ones away. */
export function withRefusal(summary: Reply): Reply {
  const refusal = actions(
    button(REFUSE_SUMMARIES, { action: ACTIONS.pathRefuse, label: REFUSE_SUMMARIES_LABEL }),
  );
  const add = (blocks: readonly Block[]) => [...blocks.slice(0, LIMITS.messageBlocks - 1), refusal];
  return { ...summary, blocks: add(summary.blocks), plain: add(summary.plain) };
}
