import { createContext, useContext } from 'react';
import type { ActResult, Channel, PageAction, PageState, Person } from '../../protocol.ts';
import type { Route } from './route.ts';

export interface Workspace {
  state: PageState;
  route: Route;
  /** Does something on the server. The result says whether it worked. */
  act: (action: PageAction) => Promise<ActResult>;
  /** Does something, and shows an error in a corner of the page if it fails. */
  tryAct: (action: PageAction) => Promise<void>;
  open: (change: Partial<Route>, replace?: boolean) => void;
  /** Whether the server answers, as far as the page knows. */
  reachable: boolean;
  /** What the app sent is read-only: its buttons do nothing. */
  readOnly?: boolean;
}

const WorkspaceContext = createContext<Workspace | null>(null);

export const WorkspaceProvider = WorkspaceContext.Provider;

/** The workspace around this component. Throws outside of one, which is a bug in the page. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace is used outside of WorkspaceProvider');
  return workspace;
}

/** Slack's own bot, which is not a member of the workspace. */
const SLACKBOT_ID = 'USLACKBOT';
const NOBODY_COLOR = '#59636f';

/** A person by id. Unknown people get their id as their name, so that nothing is hidden. */
export function personOf(state: PageState, id: string): Person {
  const known = state.people.find((person) => person.id === id);
  if (known) return known;
  const name = id === SLACKBOT_ID ? 'Slackbot' : id;
  return { id, name, realName: name, title: '', isBot: false, color: NOBODY_COLOR, tz: 'UTC' };
}

/** A channel's name on the page: `general`, or the other person's name. */
export function channelTitle(state: PageState, channel: Channel): string {
  if (channel.id === state.botDmChannel) return state.appName;
  return channel.kind === 'dm' ? personOf(state, otherIn(state, channel)).realName : channel.name;
}

/** The other person in a direct message. */
export function otherIn(state: PageState, channel: Channel): string {
  return channel.memberIds.find((id) => id !== state.me.id) ?? channel.name;
}
