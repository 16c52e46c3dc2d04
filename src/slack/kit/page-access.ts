import type { CurrentPages } from '../../catalog/current-pages.ts';
import type { ShownRoot } from '../../pages/shown-root.ts';
import type { Person } from '../../people/person.ts';
import { isMember } from './channel-members.ts';
import { createExpiring } from './expiring.ts';
import type { Workspace } from './workspace.ts';

/** Who will see something. */
export interface Viewers {
  person: Person;
  /** Where it is shown; empty on the Home tab. */
  channel: string;
  /** Whether nobody but that person sees it. */
  alone: boolean;
}

export interface PageAccess {
  /** The roots whose pages all who will see something may see. Never rejects: what is not known is not shown. */
  rootsFor(workspace: Workspace, viewers: Viewers): Promise<ReadonlySet<string>>;
}

/** How long to rely on who is in a user group, in ms. */
const KNOWN_MS = 5 * 60_000;
const REMEMBERED = 500;

/**
 * Who may see which pages: in a channel, those of roots that name it; alone, those of roots that name a channel or a user group
 * that the person is in; everywhere, those of roots that name neither.
 */
export function createPageAccess(pages: () => CurrentPages): PageAccess {
  const groups = createExpiring<ReadonlySet<string>>(REMEMBERED);

  const membersOf = async (workspace: Workspace, group: string): Promise<ReadonlySet<string>> => {
    const at = workspace.now().getTime();
    const key = `${workspace.team} ${group}`;
    const known = groups.get(key, at);
    if (known) return known;
    const { users = [] } = await workspace.client.usergroups.users.list({ usergroup: group });
    const members = new Set(users);
    groups.set(key, members, at, KNOWN_MS);
    return members;
  };

  const isOneOf = async (workspace: Workspace, { channels, groups }: ShownRoot, userId: string) => {
    for (const channel of channels) if ((await isMember(workspace, channel, userId)) === true) return true;
    for (const group of groups) if ((await membersOf(workspace, group)).has(userId)) return true;
    return false;
  };

  return {
    async rootsFor(workspace, { person, channel, alone }) {
      const { roots, openRoots } = pages();
      const seen = new Set(openRoots);
      for (const root of roots.values()) {
        if (seen.has(root.id)) continue;
        if (root.channels.includes(channel)) {
          seen.add(root.id);
          continue;
        }
        if (!alone) continue;
        try {
          if (await isOneOf(workspace, root, person.userId)) seen.add(root.id);
        } catch (error) {
          workspace.log.warn(
            { event: 'pages.access_unknown', root: root.id, err: error },
            'could not look up who may see these pages; they are not shown',
          );
        }
      }
      return seen;
    },
  };
}
