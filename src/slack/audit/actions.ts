import type { App } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { Audit } from '../../people/audit.ts';
import { ACTIONS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { sayBriefly, showModalInTime } from '../kit/show.ts';
import { auditOpening, auditView } from './audit-view.ts';
import { AUDIT_FOR_CURATORS } from './words.ts';

/** How many entries are shown. */
const SHOWN = 100;

export interface AuditDeps {
  audit: Audit;
  answers: { library(): Library };
  /** Slack's user ids of the curators. */
  curators: readonly string[];
}

/** Shows curators who changed what for others. */
export function registerAudit(app: App, deps: AuditDeps): void {
  onAction(app, ACTIONS.showAudit, deps, show);
}

async function show(action: ActionContext, { audit, answers, curators }: AuditDeps): Promise<void> {
  const { person } = action;
  if (!curators.includes(person.userId)) return sayBriefly(action, AUDIT_FOR_CURATORS);
  await showModalInTime(action, auditOpening(), async () =>
    auditView(await audit.newest(person.team, SHOWN), answers.library()),
  );
}
