import type { AnswerService } from '../../answers/answer-service.ts';
import type { ChannelMessage } from '../../answers/looks-like-incident.ts';
import type { ProactiveSuggestions } from '../../answers/proactive.ts';
import { textOf } from '../kit/message-content.ts';
import { payloadOf } from '../kit/message-metadata.ts';
import { isUnreachable } from '../kit/platform-error.ts';
import { readThreadMessages, type SlackMessage } from '../kit/read-thread.ts';
import { postPrivately } from '../kit/send.ts';
import type { ChannelTalk } from '../kit/thread.ts';
import type { Workspace } from '../kit/workspace.ts';
import { suggestionView } from './suggestion-view.ts';

export interface ProactiveDeps {
  proactive: ProactiveSuggestions;
  answers: AnswerService;
}

/** How far back to read a channel to see what is going on there, in seconds. */
const LOOK_BACK_S = 3600;

/** A mention of anybody or any group: the question is for them. */
const ADDRESSED = /<[@!]/;

/**
 * Offers a card to somebody who did not ask the bot, if the channel wants that and the card clearly fits. In any
 * doubt, the bot stays silent. Never rejects: nobody asked, so nobody should hear about a failure.
 */
export async function suggestProactively(
  workspace: Workspace,
  message: ChannelTalk,
  deps: ProactiveDeps,
): Promise<void> {
  try {
    await offer(workspace, message, deps);
  } catch (error) {
    workspace.log.warn({ event: 'suggestion.skipped', err: error }, 'could not offer a card');
  }
}

async function offer(
  workspace: Workspace,
  message: ChannelTalk,
  { proactive, answers }: ProactiveDeps,
): Promise<void> {
  const { team, channel, ts, userId } = message;
  if (!proactive.isOn({ team, channel }) || ADDRESSED.test(message.text)) return;
  const card = await proactive.match(message.text, { team, channel });
  if (!card) return;
  const thread = { team, channel, threadTs: message.threadTs ?? ts };
  const read = () => readAround(workspace, message, answers);
  const around = { at: Number(ts) * 1000, inThread: message.threadTs !== null, read };
  const target = { channel, user: userId, threadTs: message.threadTs ?? undefined };
  const failure = await proactive.offering(thread, async () => {
    if (!(await proactive.mayOffer(thread, card, around))) return undefined;
    const view = suggestionView(card, answers.library(), thread.threadTs);
    return postPrivately(workspace, target, view).catch((error: unknown) => error);
  });
  if (failure === undefined) return;
  await proactive.drop(thread);
  if (isUnreachable(failure)) await proactive.set({ team, channel }, undefined, false);
  throw failure;
}

/**
 * The messages of the thread, or the channel's recent ones; 'answered' if the bot has already spoken in the thread.
 */
async function readAround(
  { client, botUserId }: Workspace,
  { team, channel, ts, threadTs }: ChannelTalk,
  answers: AnswerService,
): Promise<ChannelMessage[] | 'answered'> {
  // Of a long thread, the code below does not read every message.
  if (threadTs && (await answers.hasAnsweredIn(team, channel, threadTs))) return 'answered';
  const oldest = String(Number(ts) - LOOK_BACK_S);
  const around = threadTs
    ? await readThreadMessages(client, { channel, threadTs, upTo: ts })
    : (await client.conversations.history({ channel, oldest, latest: ts, inclusive: true, limit: 100 }))
        .messages;
  const messages: SlackMessage[] = around ?? [];
  if (threadTs && messages.some((one) => one.user === botUserId && payloadOf(one))) return 'answered';
  return messages
    .filter((one) => one.user !== botUserId)
    .map((one) => ({
      by: one.user ?? one.bot_id ?? '',
      app: one.bot_id !== undefined,
      text: textOf(one),
      at: Number(one.ts) * 1000,
    }));
}
