import type { AllMiddlewareArgs, AnyMiddlewareArgs, App } from '@slack/bolt';
import { type AdmissionDeps, admission } from './admission/admission.ts';
import { type HomeRefreshDeps, refreshHome } from './home/refresh-home.ts';
import { type InFlight, trackInFlight } from './kit/in-flight.ts';
import { overflowMenus } from './kit/overflow-menu.ts';
import { resolveWorkspace, type Workspaces } from './kit/workspace.ts';

export interface MiddlewareDeps extends AdmissionDeps, HomeRefreshDeps {
  workspaces: Workspaces;
}

export type Middleware = (args: AnyMiddlewareArgs & AllMiddlewareArgs) => Promise<void>;

/**
 * Everything that each request passes on its way to a listener, in this order. Register it before the listeners:
 * Bolt looks at an action's id only after the middleware, so an “…” menu can still become the button that it stands
 * for.
 */
export function registerMiddleware(app: App, deps: MiddlewareDeps): InFlight {
  const { inFlight, middleware: countRequests } = trackInFlight();
  const ordered: readonly Middleware[] = [
    countRequests,
    resolveWorkspace(deps.workspaces),
    admission(deps),
    overflowMenus,
    refreshHome(deps),
  ];
  for (const one of ordered) app.use(one);
  return inFlight;
}
