/**
 * What happens to every request before a listener sees it. To add a step, write a middleware in its feature's
 * folder or in kit/, and put it at the right place in the list below; a step that does not call `next()` ends the
 * request.
 */

import type { AllMiddlewareArgs, AnyMiddlewareArgs, App } from '@slack/bolt';
import { asWork } from '../work.ts';
import { type AdmissionDeps, admission } from './admission/admission.ts';
import { type LimitMessagesDeps, limitMessages } from './admission/limit-messages.ts';
import { type HomeRefreshDeps, refreshHome } from './home/refresh-home.ts';
import { type InFlight, trackInFlight } from './kit/in-flight.ts';
import { shortTexts } from './kit/incoming-text.ts';
import { overflowMenus } from './kit/overflow-menu.ts';
import { resolveWorkspace, type Workspaces } from './kit/workspace.ts';

export interface MiddlewareDeps extends AdmissionDeps, LimitMessagesDeps, HomeRefreshDeps {
  workspaces: Workspaces;
}

export type Middleware = (args: AnyMiddlewareArgs & AllMiddlewareArgs) => Promise<void>;

/** Whatever a request stores about somebody is stored as of now: see `asWork`. */
const beginWork: Middleware = ({ next }) => asWork(next);

/**
 * Registers everything that a request passes on its way to a listener, in this order. Call it before registering
 * listeners: Bolt looks at an action's id only after the middleware has run, so a choice in an “…” menu can still be
 * turned into a click on the matching button.
 * @returns the requests being handled, so that a shutdown can wait for them
 */
export function registerMiddleware(app: App, deps: MiddlewareDeps): InFlight {
  const { inFlight, middleware: countRequests } = trackInFlight();
  const ordered: readonly Middleware[] = [
    countRequests,
    beginWork,
    shortTexts,
    resolveWorkspace(deps.workspaces),
    admission(deps),
    limitMessages(deps),
    overflowMenus,
    refreshHome(deps),
  ];
  for (const step of ordered) app.use(step);
  return inFlight;
}
