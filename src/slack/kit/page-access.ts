import type { CurrentPages } from '../../catalog/current-pages.ts';
import type { ShownRoot } from '../../pages/shown-root.ts';
import type { Person } from '../../people/person.ts';
import { isKnownMember, isMember } from './channel-members.ts';
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
  /** The roots whose pages all who will see something may see. Never rejects: what is not known within a second is not shown. */
  rootsFor(workspace: Workspace, viewers: Viewers): Promise<ReadonlySet<string>>;
}

/** How long to rely on who is in a user group, in ms. */
const KNOWN_MS = 5 * 60_000;
/** How long to rely on somebody not being in a place, and on a place that can't be looked up, in ms. */
const NOT_MS = 60_000;
const REMEMBERED = 500;
const REMEMBERED_NOT = 5000;
/** How long a person waits for all of these look-ups together, in ms. After it, they are answered without these pages. */
const LONGEST_MS = 1000;

/** A channel or a user group that may see the pages of a root. */
interface Place {
  type: 'channel' | 'group';
  id: string;
}

/**
 * Who may see which pages: in a channel, those of roots that name it; alone, those of roots that name a channel or a user group
 * that the person is in; everywhere, those of roots that name neither.
 */
export function createPageAccess(pages: () => CurrentPages): PageAccess {
  const groups = createExpiring<Promise<ReadonlySet<string>>>(REMEMBERED);
  /** Places that could not be looked up, and people who are not in a place or were not found there in time. */
  const not = createExpiring<true>(REMEMBERED_NOT);

  const membersOf = (workspace: Workspace, group: string): Promise<ReadonlySet<string>> => {
    const at = workspace.now().getTime();
    const key = `${workspace.team} ${group}`;
    const known = groups.get(key, at);
    if (known) return known;
    const members = workspace.client.usergroups.users
      .list({ usergroup: group })
      .then(({ users = [] }) => new Set(users));
    groups.set(key, members, at, KNOWN_MS);
    members.catch(() => groups.delete(key));
    return members;
  };

  /** Never rejects. */
  const isIn = async (workspace: Workspace, root: string, { type, id }: Place, userId: string) => {
    if (type === 'channel' && isKnownMember(workspace, id, userId)) return true;
    const at = workspace.now().getTime();
    const place = `${workspace.team} ${id}`;
    const there = `${place} ${userId}`;
    if (not.get(place, at) || not.get(there, at)) return false;
    const warn = (details: object) =>
      workspace.log.warn(
        { event: 'pages.access_unknown', root, ...details },
        'could not look up who may see these pages; they are not shown',
      );
    const late = setTimeout(() => {
      not.set(there, true, at, NOT_MS);
      warn({ waitedMs: LONGEST_MS });
    }, LONGEST_MS);
    try {
      const found =
        type === 'channel'
          ? (await isMember(workspace, id, userId)) === true
          : (await membersOf(workspace, id)).has(userId);
      // Who was found too late is shown the pages the next time.
      if (found) not.delete(there);
      else not.set(there, true, workspace.now().getTime(), NOT_MS);
      return found;
    } catch (error) {
      // Several people and roots ask for the same place at once.
      if (!not.get(place, at)) warn({ err: error });
      not.set(place, true, workspace.now().getTime(), NOT_MS);
      return false;
    } finally {
      clearTimeout(late);
    }
  };

  return {
    async rootsFor(workspace, { person, channel, alone }) {
      const { roots, openRoots } = pages();
      const seen = new Set(openRoots);
      const looking: Promise<void>[] = [];
      for (const root of roots.values()) {
        if (seen.has(root.id)) continue;
        if (root.channels.includes(channel)) seen.add(root.id);
        else if (alone) {
          for (const place of placesOf(root))
            looking.push(
              isIn(workspace, root.id, place, person.userId).then((found) => {
                if (found) seen.add(root.id);
              }),
            );
        }
      }
      await settledWithin(looking, LONGEST_MS);
      // What is found out later must not change what this answer is made from.
      return new Set(seen);
    },
  };
}

function placesOf({ channels, groups }: ShownRoot): Place[] {
  return [
    ...channels.map((id) => ({ type: 'channel' as const, id })),
    ...groups.map((id) => ({ type: 'group' as const, id })),
  ];
}

async function settledWithin(work: readonly Promise<void>[], limitMs: number): Promise<void> {
  if (work.length === 0) return;
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, limitMs);
  await Promise.race([Promise.all(work), limit.promise]);
  clearTimeout(timer);
}
