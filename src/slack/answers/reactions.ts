import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { type Cooldown, createCooldown } from '../kit/cooldown.ts';
import { isPlatformError, isUnreachable } from '../kit/platform-error.ts';
import { postPrivately, postReply } from '../kit/send.ts';
import { markedView } from './found-view.ts';
import { findForMessage, readMessage } from './guidance-on-message.ts';

type Args = SlackEventMiddlewareArgs<'reaction_added'> & AllMiddlewareArgs;

/** Holds within one process what the database holds for ever; Slack delivers a reaction again within minutes. */
const SAME_REACTION_MS = 60 * 60_000;

/** A message marked with the chosen emoji: guidance on it, for the one who marked it. */
export function registerReactions(app: App, deps: SlackDeps): void {
  const once = createCooldown(SAME_REACTION_MS, deps.sender.now);
  app.event('reaction_added', (args) => giveGuidance(args, deps, once));
}

async function giveGuidance(
  { event, client, context }: Args,
  deps: SlackDeps,
  once: Cooldown,
): Promise<void> {
  const { item, user, reaction } = event;
  // A tone of skin is part of the name: "wave::skin-tone-2".
  if (!deps.guidanceReaction || reaction.split('::')[0] !== deps.guidanceReaction) return;
  if (item.type !== 'message' || event.item_user === deps.botUserId) return;
  const person = { team: context.teamId ?? '', userId: user };
  const what = `reaction ${item.channel} ${item.ts}`;
  if (!once.start(`${user} ${what}`)) return;
  try {
    if (!(await claim(person, what, deps))) return;
    const message = await readMessage(client, item.channel, item.ts);
    if (!message) return;
    const answer = await findForMessage(client, message, person, 'reaction', deps);
    const shareable = !item.channel.startsWith('D');
    const reply = markedView(answer, deps.answers.library(), { text: message.text, reaction, shareable });
    // What begins a thread stands in the channel: in the thread, Slack would show it only to those who have it open.
    const threadTs = message.threadTs === item.ts ? undefined : message.threadTs;
    await tell({ channel: item.channel, threadTs, user }, reply, deps);
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
  { claims, sender, log }: SlackDeps,
): Promise<boolean> {
  try {
    return await claims.claimOnce(person, what, sender.now());
  } catch (error) {
    log.warn({ err: error }, 'the database is away; a reaction is answered all the same');
    return true;
  }
}

/** Beside the message, seen by that person alone; where that can't be shown, in a direct message. */
async function tell(
  to: { channel: string; threadTs: string | undefined; user: string },
  reply: ReturnType<typeof markedView>,
  { sender }: SlackDeps,
): Promise<void> {
  try {
    await postPrivately(sender, to, reply);
  } catch (error) {
    // The second: this person can't be shown something in private in that place.
    if (!isUnreachable(error) && !isPlatformError(error, 'user_not_in_channel')) throw error;
    await postReply(sender, { channel: to.user }, reply);
  }
}
