import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { Claims } from '../../people/claims.ts';
import { noteView } from '../kit/note-view.ts';
import { respondVia } from '../kit/respond.ts';
import { postPrivately, postReply, respondWith } from '../kit/send.ts';
import { type Workspace, workspaceOf } from '../kit/workspace.ts';
import { type Actor, readActor } from './actor.ts';
import { REFUSALS } from './words.ts';

export interface AdmissionDeps {
  /** Whether to answer people from other workspaces, whom the bot meets in shared channels. */
  answerOutsiders: boolean;
  answerGuests: boolean;
  claims: Claims;
}

/** What somebody is to the workspace. `unknown`: the look-up failed. */
export type Standing = 'member' | 'guest' | 'outsider' | 'unknown';

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/**
 * Comes before everything else: people whom the bot may not answer get no further, no matter how they got here.
 * They are told so in private, only once, and only if they addressed the bot; they learn nothing about the
 * guidance. A question that a member asks in a shared channel is answered there for everybody, because the member
 * chose that place.
 */
export function admission(deps: AdmissionDeps) {
  const standingOf = createStanding(deps);
  return async (args: Args): Promise<void> => {
    const workspace = workspaceOf(args.context);
    const actor = readActor(args.body);
    if (!actor || actor.userId === workspace.botUserId) return args.next();
    const standing = await standingOf(actor, workspace);
    if (isAdmitted(standing, deps)) return args.next();
    await acknowledge(args);
    await refuse(actor, standing, workspace, deps);
  };
}

function isAdmitted(standing: Standing, { answerOutsiders, answerGuests }: AdmissionDeps): boolean {
  if (standing === 'outsider') return answerOutsiders;
  if (standing === 'guest') return answerGuests;
  return standing === 'member';
}

/** Slack shows the person an error of its own for a request that is not acknowledged. */
async function acknowledge(args: Args): Promise<void> {
  if (!('ack' in args) || typeof args.ack !== 'function') return;
  const { type } = args.body as { type?: string };
  const ack = args.ack as (answer?: unknown) => Promise<void>;
  await (type === 'block_suggestion' ? ack({ options: [] }) : ack());
}

async function refuse(
  actor: Actor,
  standing: Standing,
  workspace: Workspace,
  { claims }: AdmissionDeps,
): Promise<void> {
  // A failed look-up is not for them to know: it is in the log.
  if (!actor.answerAt || (standing !== 'outsider' && standing !== 'guest')) return;
  const person = { team: workspace.team, userId: actor.userId };
  try {
    if (!(await claims.claimOnce(person, 'refused', workspace.now()))) return;
    const line = noteView(REFUSALS[standing]);
    const at = actor.answerAt;
    if (at.type === 'response') {
      const respond = respondVia({ url: at.url, user: actor.userId, channel: '' }, workspace);
      await respondWith(respond, line, workspace.log);
    } else if (at.type === 'direct') await postReply(workspace, { channel: actor.userId }, line);
    else if (at.direct) await postReply(workspace, at, line);
    else await postPrivately(workspace, { ...at, user: actor.userId }, line);
  } catch (error) {
    // Telling them nothing is better than telling them twice, and neither lets anybody in.
    workspace.log.warn(
      { event: 'admission.refusal_not_sent', err: error },
      'could not tell a person that the bot may not answer them',
    );
  }
}

/** How long to rely on what Slack said about a person, in milliseconds: a guest may become a member. */
const KNOWN_MS = 60 * 60_000;
/** How long to wait before trying a failed look-up again, in milliseconds. */
const FAILED_MS = 60_000;
/** How many people to keep in memory. */
const REMEMBERED = 5000;

interface Known {
  until: number;
  person: Promise<Profile | undefined>;
}

interface Profile {
  team: string | undefined;
  enterprise: string | undefined;
  guest: boolean;
}

/** Finds out what somebody is: from the request if it says enough, otherwise from their profile. */
export function createStanding({ answerGuests }: Pick<AdmissionDeps, 'answerGuests'>) {
  const known = new Map<string, Known>();
  const lookUp = (userId: string, workspace: Workspace): Promise<Profile | undefined> => {
    const at = workspace.now().getTime();
    const key = `${workspace.team} ${userId}`;
    const before = known.get(key);
    if (before && before.until > at) return before.person;
    const entry: Known = { until: at + KNOWN_MS, person: profileOf(userId, workspace) };
    known.delete(key);
    known.set(key, entry);
    if (known.size > REMEMBERED) for (const oldest of known.keys().take(1)) known.delete(oldest);
    void entry.person.then((person) => {
      if (!person) entry.until = at + FAILED_MS;
    });
    return entry.person;
  };
  const isHome = ({ team, enterprise }: Pick<Profile, 'team' | 'enterprise'>, home: Workspace) =>
    team === home.team ||
    (home.enterprise !== undefined && (team === home.enterprise || enterprise === home.enterprise));

  return async (actor: Actor, home: Workspace): Promise<Standing> => {
    if (isHome(actor, home)) {
      return answerGuests ? 'member' : byProfile(await lookUp(actor.userId, home), home);
    }
    // In an organization, people from another workspace may still be colleagues.
    if (actor.team !== undefined && home.enterprise === undefined) return 'outsider';
    // Some events say nothing about the person: then their profile does.
    return byProfile(await lookUp(actor.userId, home), home);
  };

  function byProfile(person: Profile | undefined, home: Workspace): Standing {
    if (!person) return 'unknown';
    if (!isHome(person, home)) return 'outsider';
    return person.guest ? 'guest' : 'member';
  }
}

async function profileOf(userId: string, { client, log }: Workspace): Promise<Profile | undefined> {
  try {
    const { user } = await client.users.info({ user: userId });
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
