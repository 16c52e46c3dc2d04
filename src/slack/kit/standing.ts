import { setTimeout as delay } from 'node:timers/promises';
import { createExpiring } from './expiring.ts';
import { isPlatformError } from './platform-error.ts';
import type { Workspace } from './workspace.ts';

/** What somebody is to the workspace. `unknown`: the look-up failed. */
export type Standing = 'member' | 'guest' | 'outsider' | 'unknown';

/** Who is behind a request, as far as it says. */
export interface Requester {
  userId: string;
  /** The workspace or the organization that they belong to. */
  team: string | undefined;
  enterprise: string | undefined;
}

/** What the person who runs the bot decides about people other than members. */
export interface AdmissionSettings {
  /** Whether to answer people from other workspaces, whom the bot meets in shared channels. */
  answerOutsiders: boolean;
  answerGuests: boolean;
}

export interface Standings {
  /** What somebody behind a request is: from the request if it says enough, otherwise from their profile. */
  of(requester: Requester, home: Workspace): Promise<Standing>;
  /** Whether the bot may write to somebody of its own accord: not once it would no longer answer them. */
  mayWriteTo(userId: string, home: Workspace): Promise<boolean>;
  /** Their profile has changed; it is looked up again when it matters. */
  forget(userId: string, home: Workspace): void;
}

/**
 * How long to rely on what Slack said about a person, in ms. Slack also reports each change of a profile, but to one
 * process alone.
 */
const KNOWN_MS = 5 * 60_000;
/** How long to wait before trying a failed look-up again, in ms. */
const FAILED_MS = 5000;
/** Two tries must fit into the three seconds in which Slack wants a command acknowledged, in ms. */
const TRY_MS = 1200;
const PAUSE_MS = 200;
/** How many people to keep in memory. */
const REMEMBERED = 20_000;

interface Profile {
  team: string | undefined;
  enterprise: string | undefined;
  guest: boolean;
}

/** Whether the bot answers such a person. Nobody whose profile can't be had is let in. */
export function isAdmitted(standing: Standing, settings: AdmissionSettings): boolean {
  if (standing === 'outsider') return settings.answerOutsiders;
  if (standing === 'guest') return settings.answerGuests;
  return standing === 'member';
}

export function createStandings(settings: AdmissionSettings): Standings {
  const known = createExpiring<Promise<Profile | undefined>>(REMEMBERED);
  const keyOf = (userId: string, { team }: Workspace) => `${team} ${userId}`;

  const lookUp = (userId: string, workspace: Workspace): Promise<Profile | undefined> => {
    const at = workspace.now().getTime();
    const key = keyOf(userId, workspace);
    const before = known.get(key, at);
    if (before) return before;
    const profile = profileOf(userId, workspace);
    known.set(key, profile, at, KNOWN_MS);
    void profile.then((found) => {
      if (!found && known.get(key, at) === profile) known.set(key, profile, at, FAILED_MS);
    });
    return profile;
  };

  return {
    async of(requester, home) {
      if (isHome(requester, home)) {
        return settings.answerGuests ? 'member' : byProfile(await lookUp(requester.userId, home), home);
      }
      // In an organization, people from another workspace may still be colleagues.
      if (requester.team !== undefined && home.enterprise === undefined) return 'outsider';
      // Some events say nothing about the person: then their profile does.
      return byProfile(await lookUp(requester.userId, home), home);
    },

    async mayWriteTo(userId, home) {
      if (settings.answerGuests && settings.answerOutsiders) return true;
      const standing = byProfile(await lookUp(userId, home), home);
      // They asked for it, so a look-up that fails is no reason to leave them without.
      return standing === 'unknown' || isAdmitted(standing, settings);
    },

    forget: (userId, home) => void known.delete(keyOf(userId, home)),
  };
}

function byProfile(person: Profile | undefined, home: Workspace): Standing {
  if (!person) return 'unknown';
  if (!isHome(person, home)) return 'outsider';
  return person.guest ? 'guest' : 'member';
}

function isHome({ team, enterprise }: Pick<Profile, 'team' | 'enterprise'>, home: Workspace): boolean {
  return (
    team === home.team ||
    (home.enterprise !== undefined && (team === home.enterprise || enterprise === home.enterprise))
  );
}

async function profileOf(userId: string, { client, log }: Workspace): Promise<Profile | undefined> {
  const ask = async () => {
    const limit = new AbortController();
    const tooLong = delay(TRY_MS, undefined, { signal: limit.signal, ref: false }).then(() => {
      throw new Error(`no answer within ${TRY_MS} ms`);
    });
    try {
      return await Promise.race([client.users.info({ user: userId }), tooLong]);
    } finally {
      limit.abort();
      tooLong.catch(() => {});
    }
  };
  try {
    const { user } = await ask().catch(async (error: unknown) => {
      if (isPlatformError(error, 'user_not_found', 'user_not_visible')) throw error;
      await delay(PAUSE_MS);
      return ask();
    });
    return {
      team: user?.team_id,
      enterprise: user?.enterprise_user?.enterprise_id,
      guest: user?.is_restricted === true || user?.is_ultra_restricted === true,
    };
  } catch (error) {
    log.warn(
      { event: 'admission.lookup_failed', err: error },
      'could not look up who a person is; not answering them for now',
    );
    return undefined;
  }
}
