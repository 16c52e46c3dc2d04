import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import { type Cooldown, createCooldown } from '../kit/cooldown.ts';
import type { MessageLimit } from '../kit/message-limit.ts';
import type { PageAccess } from '../kit/page-access.ts';
import { isDirectMessage } from '../kit/place.ts';
import { isPlatformError, isUnreachable } from '../kit/platform-error.ts';
import { postPrivately, postReply } from '../kit/send.ts';
import { personIn, type Workspace, workspaceOf } from '../kit/workspace.ts';
import { markedView } from './found-view.ts';
import { fetchMessage, findForMessage } from './guidance-on-message.ts';

type Args = SlackEventMiddlewareArgs<'reaction_added'> & AllMiddlewareArgs;

/** How long one process remembers a reaction, which the database remembers forever. Slack redelivers within minutes. */
const SAME_REACTION_MS = 60 * 60_000;

export interface ReactionDeps {
  answers: AnswerService;
  pageAccess: PageAccess;
  turns: Turns;
  messageLimit: MessageLimit;
  /** The name of the emoji that asks for guidance on a message; undefined when there is none. */
  guidanceReaction: string | undefined;
  now: () => Date;
}

/** Listens to reactions: marking a message with the chosen emoji gets the person who did it guidance on the message. */
export function registerReactions(app: App, deps: ReactionDeps): void {
  const once = createCooldown(SAME_REACTION_MS, deps.now);
  app.event('reaction_added', (args) => giveGuidance(args, deps, once));
}

async function giveGuidance({ event, context }: Args, deps: ReactionDeps, once: Cooldown): Promise<void> {
  const { item, user, reaction } = event;
  const workspace = workspaceOf(context);
  // A skin tone is part of the name: “wave::skin-tone-2”.
  if (!deps.guidanceReaction || reaction.split('::')[0] !== deps.guidanceReaction) return;
  if (item.type !== 'message' || event.item_user === workspace.botUserId) return;
  const person = personIn(workspace, user);
  const what = `reaction ${item.channel} ${item.ts}`;
  if (!once.start(`${user} ${what}`)) return;
  const { channel, ts } = item;
  const at = isDirectMessage(channel)
    ? ({ type: 'direct' } as const)
    : ({ type: 'channel', direct: false, channel, ts, threadTs: undefined, text: '' } as const);
  if (!(await deps.messageLimit.admits({ userId: user, at, own: () => false }, workspace))) {
    // It was not read, so reacting once more later asks again.
    once.reset(`${user} ${what}`);
    return;
  }
  try {
    const outcome = await deps.turns.once(person, what, () => answerReaction(event, person, workspace, deps));
    // Another process is answering it; if that one is cut short, reacting once more will try again.
    if (outcome.type === 'busy') once.reset(`${user} ${what}`);
  } catch (error) {
    // Reacting once more will then try again.
    once.reset(`${user} ${what}`);
    throw error;
  }
}

async function answerReaction(
  { item, user, reaction }: Args['event'],
  person: Person,
  workspace: Workspace,
  { answers, pageAccess }: ReactionDeps,
): Promise<void> {
  const message = await fetchMessage(workspace.retryingClient, item.channel, item.ts);
  if (!message) return;
  const answer = await findForMessage(workspace, message, person, 'reaction', { answers, pageAccess });
  const shareable = !isDirectMessage(item.channel);
  const reply = markedView(answer, answers.library(), {
    roots: answers.pages().roots,
    text: message.text,
    reaction,
    shareable,
    now: workspace.now(),
  });
  // For a message that starts a thread, answer in the channel: in the thread, only people who have it open would see it.
  const threadTs = message.threadTs === item.ts ? undefined : message.threadTs;
  await postPrivatelyOrDirectly({ channel: item.channel, threadTs, user }, reply, workspace);
}

/** Posts next to the message, for that person only; where Slack can't show that, in a direct message. */
async function postPrivatelyOrDirectly(
  to: { channel: string; threadTs: string | undefined; user: string },
  reply: ReturnType<typeof markedView>,
  workspace: Workspace,
): Promise<void> {
  try {
    await postPrivately(workspace, to, reply);
  } catch (error) {
    // `user_not_in_channel`: Slack can't show this person anything private there.
    if (!isUnreachable(error) && !isPlatformError(error, 'user_not_in_channel')) throw error;
    await postReply(workspace, { channel: to.user }, reply);
  }
}
