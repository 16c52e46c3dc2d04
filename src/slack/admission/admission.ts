import type { AllMiddlewareArgs, AnyMiddlewareArgs, App, webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Claims } from '../../people/claims.ts';
import { noteView } from '../cards/shared-view.ts';
import { postPrivately, postReply, respondTo, type Sender } from '../kit/send.ts';
import { type Actor, readActor } from './actor.ts';

/** The workspace that the bot is installed in, and the organisation that this belongs to, if any. */
export interface HomeWorkspace {
  team: string;
  enterprise: string | undefined;
}

export interface AdmissionDeps {
  home: HomeWorkspace;
  /** Whether people of other workspaces, met in shared channels, are answered. */
  answerOutsiders: boolean;
  answerGuests: boolean;
  botUserId: string;
  sender: Sender;
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
export function registerAdmission(app: App, parts: AdmissionDeps): void {
  const standingOf = createStanding(parts);
  app.use(async (args) => {
    const actor = readActor(args.body);
    if (!actor || actor.userId === parts.botUserId) return args.next();
    const standing = await standingOf(actor);
    if (isAdmitted(standing, parts)) return args.next();
    await acknowledge(args as Args);
    await refuse(actor, standing, parts);
  });
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

async function refuse(actor: Actor, standing: Standing, parts: AdmissionDeps): Promise<void> {
  const { sender, claims, home } = parts;
  // That it could not be found out is no news for them: it is in the log.
  if (!actor.answerAt || (standing !== 'outsider' && standing !== 'guest')) return;
  const person = { team: home.team, userId: actor.userId };
  try {
    if (!(await claims.claimOnce(person, 'refused', sender.now()))) return;
    const line = noteView(REFUSALS[standing]);
    const at = actor.answerAt;
    if (at.by === 'response') await respondTo(at.url, line);
    else if (at.by === 'direct') await postReply(sender, { channel: actor.userId }, line);
    else if (at.direct) await postReply(sender, at, line);
    else await postPrivately(sender, { ...at, user: actor.userId }, line);
  } catch (error) {
    // Not told is better than told twice, and neither lets anybody in.
    sender.log.warn({ err: error }, 'somebody who may not be answered could not be told so');
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
export function createStanding({
  home,
  answerGuests,
  sender,
}: Pick<AdmissionDeps, 'home' | 'answerGuests' | 'sender'>): (actor: Actor) => Promise<Standing> {
  const known = new Map<string, Known>();
  const lookUp = (userId: string): Promise<Profile | undefined> => {
    const at = sender.now().getTime();
    const before = known.get(userId);
    if (before && before.until > at) return before.person;
    const entry: Known = { until: at + KNOWN_MS, person: profileOf(sender.client, userId, sender.log) };
    known.delete(userId);
    known.set(userId, entry);
    if (known.size > REMEMBERED) for (const oldest of known.keys().take(1)) known.delete(oldest);
    void entry.person.then((person) => {
      if (!person) entry.until = at + FAILED_MS;
    });
    return entry.person;
  };
  const isHome = ({ team, enterprise }: Pick<Profile, 'team' | 'enterprise'>) =>
    team === home.team ||
    (home.enterprise !== undefined && (team === home.enterprise || enterprise === home.enterprise));

  return async (actor) => {
    if (isHome(actor)) return answerGuests ? 'member' : byProfile(await lookUp(actor.userId));
    // In an organisation another workspace's people may be colleagues all the same.
    if (actor.team !== undefined && home.enterprise === undefined) return 'outsider';
    if (actor.team === undefined && !actor.sharedOutside && answerGuests) return 'member';
    return byProfile(await lookUp(actor.userId));
  };

  function byProfile(person: Profile | undefined): Standing {
    if (!person) return 'unknown';
    if (!isHome(person)) return 'outsider';
    return person.guest ? 'guest' : 'member';
  }
}

async function profileOf(client: webApi.WebClient, userId: string, log: Log): Promise<Profile | undefined> {
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
