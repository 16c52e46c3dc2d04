import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { Claims } from '../../people/claims.ts';
import { noteView } from '../kit/note-view.ts';

import { postPrivately, postReply, respondTo } from '../kit/send.ts';
import { type Workspace, workspaceOf } from '../kit/workspace.ts';
import { type Actor, readActor } from './actor.ts';

export interface AdmissionDeps {
  /** Whether people of other workspaces, met in shared channels, are answered. */
  answerOutsiders: boolean;
  answerGuests: boolean;
  claims: Claims;
}

/** What somebody is to the workspace. `unknown`: it could not be found out. */
export type Standing = 'member' | 'guest' | 'outsider' | 'unknown';

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

const REFUSALS = {
  outsider:
    'I answer members of the workspace that runs me only. Please ask one of them to look it up for you.',
  guest: 'I answer full members of this workspace only. Please ask one of them to look it up for you.',
} as const;

/**
 * Stands before everything else: who may not be answered gets no further, whichever door they come by. They are told
 * so in private, once ever, and only when they turned to the bot; of the guidance they learn nothing. What a member
 * asks in a shared channel is answered there for everybody, as they chose that place.
 */
export function admission(deps: AdmissionDeps) {
  const standingOf = createStanding(deps);
  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const workspace = workspaceOf(args.context);
    const actor = readActor(args.body);
    if (!actor || actor.userId === workspace.botUserId) return args.next();
    const standing = await standingOf(actor, workspace);
    if (isAdmitted(standing, deps)) return args.next();
    await acknowledge(args as Args);
    await refuse(actor, standing, workspace, deps);
  };
}

function isAdmitted(standing: Standing, { answerOutsiders, answerGuests }: AdmissionDeps): boolean {
  if (standing === 'outsider') return answerOutsiders;
  if (standing === 'guest') return answerGuests;
  return standing === 'member';
}

/** Slack shows the person an error of its own for what is not acknowledged. */
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
  // That it could not be found out is no news for them: it is in the log.
  if (!actor.answerAt || (standing !== 'outsider' && standing !== 'guest')) return;
  const person = { team: workspace.team, userId: actor.userId };
  try {
    if (!(await claims.claimOnce(person, 'refused', workspace.now()))) return;
    const line = noteView(REFUSALS[standing]);
    const at = actor.answerAt;
    if (at.by === 'response') await respondTo(at.url, line);
    else if (at.by === 'direct') await postReply(workspace, { channel: actor.userId }, line);
    else if (at.direct) await postReply(workspace, at, line);
    else await postPrivately(workspace, { ...at, user: actor.userId }, line);
  } catch (error) {
    // Not told is better than told twice, and neither lets anybody in.
    workspace.log.warn(
      { event: 'admission.refusal_not_sent', err: error },
      'could not tell a person that the bot may not answer them',
    );
  }
}

/** How long it is believed what Slack said of a person, in milliseconds: a guest may become a member. */
const KNOWN_MS = 60 * 60_000;
/** How long a look-up that failed is not tried again, in milliseconds. */
const FAILED_MS = 60_000;
/** People kept in memory. */
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

/** Finds out what somebody is, by the request where it says enough, else by their profile. */
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
    // In an organisation another workspace's people may be colleagues all the same.
    if (actor.team !== undefined && home.enterprise === undefined) return 'outsider';
    if (actor.team === undefined && !actor.sharedOutside && answerGuests) return 'member';
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
    log.warn({ err: error }, 'who somebody is could not be looked up; they are not answered for now');
    return undefined;
  }
}
