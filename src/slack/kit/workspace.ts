import type { AllMiddlewareArgs, AnyMiddlewareArgs, Context, webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Person } from '../../people/person.ts';
import type { SlackCall } from './slack-observer.ts';

/** A workspace that the bot is installed in, and everything it takes to talk there. */
export interface Workspace {
  team: string;
  /** The organization that the workspace belongs to, if any. */
  enterprise: string | undefined;
  /** Tries each call once: send.ts and retry.ts decide what may be tried again. */
  client: webApi.WebClient;
  /** Repeats failed calls: only for calls that may be repeated without harm, such as reading a thread. */
  retryingClient: webApi.WebClient;
  botUserId: string;
  /** The bot's name in Slack, which people use in a thread to address it; usually lowercase. */
  botName: string;
  log: Log;
  now: () => Date;
  /** Is told of each answer through a response URL, which no client makes. */
  onCall?: (call: SlackCall) => void;
}

/** Finds the workspace by a team's id. Nothing else may hold on to a client or to the bot's user id. */
export interface Workspaces {
  of(team: string): Promise<Workspace>;
}

/**
 * The resolver for a bot that is installed in a single workspace: every team resolves to it, including the teams of
 * people whom the bot meets in channels shared with other companies.
 */
export function singleWorkspace(workspace: Workspace): Workspaces {
  return { of: async () => workspace };
}

/** Middleware: finds the workspace that a request belongs to. */
export function resolveWorkspace(workspaces: Workspaces) {
  return async ({ context, next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    context.workspace = await workspaces.of(context.teamId ?? '');
    await next();
  };
}

/** The workspace of a request, as found by the middleware. @throws Error if the middleware has not run */
export function workspaceOf(context: Context): Workspace {
  const { workspace } = context as { workspace?: Workspace };
  if (!workspace) throw new Error('The request reached a listener before its workspace was resolved.');
  return workspace;
}

/**
 * A person as the records know them: in the workspace that the bot is installed in. A request may name another one, which
 * the person comes from, in an organization of several workspaces or a channel shared with another company. With that, one
 * person would count as two.
 */
export function personIn({ team }: Workspace, userId: string): Person {
  return { team, userId };
}
