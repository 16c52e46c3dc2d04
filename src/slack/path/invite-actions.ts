import type { App } from '@slack/bolt';
import { isMember } from '../kit/channel-members.ts';
import { ACTIONS, INPUTS, INVITED, VIEWS } from '../kit/ids.ts';
import { whyNotPostIn } from '../kit/may-post-in.ts';
import { metadataOf } from '../kit/message-metadata.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { isDirectMessage } from '../kit/place.ts';
import { readPost } from '../kit/read-post.ts';
import { postReply, respondWith } from '../kit/send.ts';
import { sayBriefly, showModal } from '../kit/show.ts';
import { channelIdIn, userIdsIn } from '../kit/slack-ids.ts';
import { objectIn } from '../kit/slack-json.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import type { FirstDaysDeps } from './first-days-actions.ts';
import { firstDaysView } from './first-days-view.ts';
import { invitationView, inviteForm, inviteOutcome } from './invite-view.ts';
import { whyNotFor } from './recipient.ts';
import type { PathSharingDeps } from './share-actions.ts';
import {
  ALREADY_INVITED,
  COULD_NOT_INVITE,
  GOES_ON_ALONE,
  goesOn,
  invitedIn,
  NO_FIRST_DAYS,
  NOBODY_SEES_IT,
  NOT_IN_CHANNEL,
  NOT_YOURSELF,
  notForYou,
  PLEASE_CHOOSE,
  PLEASE_CHOOSE_CHANNEL,
  started,
} from './words.ts';

export interface InvitationDeps extends PathSharingDeps, FirstDaysDeps {}

/**
 * A lead invites somebody new. The bot writes to nobody who has not asked: the invitation is the lead's own post, in a channel
 * where both are, and it comes once.
 */
export function registerInvitations(app: App, deps: InvitationDeps): void {
  onAction(app, ACTIONS.pathInvite, deps, open);
  onAction(app, ACTIONS.firstDaysAccept, deps, (action) => accept(action, deps, true));
  onAction(app, ACTIONS.firstDaysAcceptAlone, deps, (action) => accept(action, deps, false));
  onSubmit(app, VIEWS.pathInvite, { ...deps, formWaitsMs: 0 }, invite);
}

async function open(action: ActionContext, { answers }: InvitationDeps): Promise<void> {
  if (answers.library().firstDays.length === 0) return sayBriefly(action, NO_FIRST_DAYS);
  const { place } = action;
  const here = place.type === 'message' && !isDirectMessage(place.channel) ? place.channel : undefined;
  const [named] = userIdsIn([action.value], 1) ?? [];
  await showModal(action, inviteForm(named, channelIdIn(here)));
}

async function invite(submission: Submission, deps: InvitationDeps): Promise<FormOutcome> {
  const { values, person, workspace } = submission;
  const refuse = (field: string, why: string): FormOutcome => ({ type: 'errors', errors: { [field]: why } });
  const chosen = objectIn(values[INPUTS.invited]?.[INPUTS.invited]).selected_user;
  const [invited] = userIdsIn([chosen], 1) ?? [];
  if (!invited) return refuse(INPUTS.invited, PLEASE_CHOOSE);
  if (invited === person.userId) return refuse(INPUTS.invited, NOT_YOURSELF);
  const there = objectIn(values[INPUTS.inviteChannel]?.[INPUTS.inviteChannel]).selected_conversation;
  const channel = channelIdIn(there);
  if (!channel) return refuse(INPUTS.inviteChannel, PLEASE_CHOOSE_CHANNEL);
  const mayNot = await whyNotPostIn(workspace, person, { channel, from: 'named' });
  if (mayNot) return { type: 'again', problem: mayNot };
  const no = await whyNotFor(workspace, invited, deps);
  if (no) return refuse(INPUTS.invited, no);
  // The list of members is read by now, so this asks for no more.
  if ((await isMember(workspace, channel, invited)) !== true) return refuse(INPUTS.invited, NOT_IN_CHANNEL);
  const invitation = invitationView(person.userId, invited, deps.answers.library().firstDays.length);
  try {
    // Kept with the one who is invited, so that it is once whoever invites, and goes when they delete their data.
    const once = await deps.turns.once({ team: person.team, userId: invited }, INVITED, () =>
      postReply(workspace, { channel }, invitation),
    );
    if (once.type === 'busy') return { type: 'duplicate' };
    if (once.type === 'done-before') return { type: 'again', problem: ALREADY_INVITED };
    const post = { channel, ts: once.result };
    return { type: 'done', view: inviteOutcome(invitedIn(invited, channel), post) };
  } catch (error) {
    const refused = whyNotPosted(error, channel, workspace.botName);
    if (refused) return { type: 'again', problem: refused };
    workspace.log.error({ event: 'path.invite_failed', err: error }, 'could not post an invitation');
    return { type: 'again', problem: COULD_NOT_INVITE };
  }
}

/** @param show whether the one who invites may see how many steps are done */
async function accept(action: ActionContext, deps: InvitationDeps, show: boolean): Promise<void> {
  const { person, value, workspace, respond, place } = action;
  // A forged value starts no list but the forger's own.
  if (value !== person.userId) return sayBriefly(action, notForYou(userIdsIn([value], 1)?.[0]));
  const lead = show ? await inviterOf(action) : undefined;
  const outcome = await deps.path.startFirstDays(person, lead ?? null);
  // “Just for me” after all: whoever pressed the other button before wants nobody to see it.
  const hidden = !show && outcome === 'already' && (await deps.path.showFirstDaysTo(person, null));
  const said = hidden ? GOES_ON_ALONE : (outcome === 'started' ? started : goesOn)(lead);
  const { firstDays } = await deps.path.status(person);
  const text = show && !lead ? `${said} ${NOBODY_SEES_IT}` : said;
  const reply = firstDaysView(firstDays, deps.answers.library(), text);
  const inThread = place.type === 'message' && place.threadTs ? { thread_ts: place.threadTs } : {};
  await respondWith(respond, reply, workspace.log, inThread);
}

/** Who invites, by what the bot noted on its own post: the button comes from the client. */
async function inviterOf({ place, body, workspace, person }: ActionContext): Promise<string | undefined> {
  const ts = body.container?.message_ts ?? body.message?.ts;
  if (place.type !== 'message' || typeof ts !== 'string') return undefined;
  const { channel, threadTs } = place;
  const post = await readPost(workspace.retryingClient, { channel, ts, threadTs });
  if (post === 'gone' || post === 'unreadable') return undefined;
  const { postedFor } = metadataOf(post);
  return postedFor === person.userId ? undefined : postedFor;
}
