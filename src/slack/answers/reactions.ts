import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { Claims } from '../../people/claims.ts';
import { type Cooldown, createCooldown } from '../kit/cooldown.ts';
import { isDirectMessage } from '../kit/place.ts';
import { isPlatformError, isUnreachable } from '../kit/platform-error.ts';
import { postPrivately, postReply } from '../kit/send.ts';
import { type Workspace, workspaceOf } from '../kit/workspace.ts';
import { markedView } from './found-view.ts';
import { findForMessage, readMessage } from './guidance-on-message.ts';

type Args = SlackEventMiddlewareArgs<'reaction_added'> & AllMiddlewareArgs;

/** Holds within one process what the database holds for ever; Slack delivers a reaction again within minutes. */
const SAME_REACTION_MS = 60 * 60_000;

export interface ReactionDeps {
  answers: AnswerService;
  claims: Claims;
  /** The emoji that asks for guidance on a message, by its name; undefined when none does. */
  guidanceReaction: string | undefined;
  now: () => Date;
}

/** A message marked with the chosen emoji: guidance on it, for the one who marked it. */
export function registerReactions(app: App, deps: ReactionDeps): void {
  const once = createCooldown(SAME_REACTION_MS, deps.now);
  app.event('reaction_added', (args) => giveGuidance(args, deps, once));
}

async function giveGuidance(
  { event, client, context }: Args,
  deps: ReactionDeps,
  once: Cooldown,
): Promise<void> {
  const { item, user, reaction } = event;
  const workspace = workspaceOf(context);
  // A tone of skin is part of the name: "wave::skin-tone-2".
  if (!deps.guidanceReaction || reaction.split('::')[0] !== deps.guidanceReaction) return;
  if (item.type !== 'message' || event.item_user === workspace.botUserId) return;
  const person = { team: context.teamId ?? '', userId: user };
  const what = `reaction ${item.channel} ${item.ts}`;
  if (!once.start(`${user} ${what}`)) return;
  try {
    if (!(await claim(person, what, deps, workspace))) return;
    const message = await readMessage(client, item.channel, item.ts);
    if (!message) return;
    const answer = await findForMessage(workspace, message, person, 'reaction', deps.answers);
    const shareable = !isDirectMessage(item.channel);
    const reply = markedView(answer, deps.answers.library(), { text: message.text, reaction, shareable });
    // What begins a thread stands in the channel: in the thread, Slack would show it only to those who have it open.
    const threadTs = message.threadTs === item.ts ? undefined : message.threadTs;
    await tell({ channel: item.channel, threadTs, user }, reply, workspace);
  } catch (error) {
    // Marking it once more is then a new try.
    once.reset(`${user} ${what}`);
    await deps.claims.release(person, what).catch(() => undefined);
    throw error;
  }
}

async function claim(
  person: { team: string; userId: string },
  what: string,
  { claims }: ReactionDeps,
  { log, now }: Workspace,
): Promise<boolean> {
  try {
    return await claims.claimOnce(person, what, now());
  } catch (error) {
    log.warn({ err: error }, 'the database is away; a reaction is answered all the same');
    return true;
  }
}

/** Beside the message, seen by that person alone; where that can't be shown, in a direct message. */
async function tell(
  to: { channel: string; threadTs: string | undefined; user: string },
  reply: ReturnType<typeof markedView>,
  workspace: Workspace,
): Promise<void> {
  try {
    await postPrivately(workspace, to, reply);
  } catch (error) {
    // The second: this person can't be shown something in private in that place.
    if (!isUnreachable(error) && !isPlatformError(error, 'user_not_in_channel')) throw error;
    await postReply(workspace, { channel: to.user }, reply);
  }
}
