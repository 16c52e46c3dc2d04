import { z } from 'zod';
import type { LocalSlack } from '../local-slack.ts';
import type { Channel } from '../protocol.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import { ApiError, badArguments } from './api-error.ts';
import { type Arguments, requiredText, structured, text } from './arguments.ts';
import { findConversation, requireMembership } from './find-conversation.ts';
import type { Methods } from './method.ts';

/** assistant.threads.*: https://docs.slack.dev/reference/methods?family=assistant.threads */
export const assistantMethods: Methods = {
  'assistant.threads.setStatus': { token: 'bot', scopes: ['chat:write', 'assistant:write'], run: setStatus },
  'assistant.threads.setSuggestedPrompts': { token: 'bot', scopes: ['assistant:write'], run: setPrompts },
  'assistant.threads.setTitle': { token: 'bot', scopes: ['assistant:write'], run: setTitle },
};

const maxLoadingMessages = 10;
const maxPrompts = 4;

const promptsSchema = z
  .array(z.looseObject({ title: z.string().min(1), message: z.string().min(1) }))
  .min(1)
  .max(maxPrompts);
const loadingSchema = z.array(z.string().min(1)).max(maxLoadingMessages);

function setStatus(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findConversation(slack, requiredText(args, 'channel_id'));
  requireMembership(channel);
  const root = findThread(slack, channel, args);
  // An empty status is valid: it clears the status.
  if (typeof args.status !== 'string') {
    throw badArguments('invalid_arguments', ['[ERROR] missing required field: status']);
  }
  const loading = loadingSchema.safeParse(structured(args, 'loading_messages') ?? []);
  if (!loading.success) {
    throw badArguments('invalid_arguments', [
      `[ERROR] at most ${maxLoadingMessages} texts [json-pointer:/loading_messages]`,
    ]);
  }
  if (args.status === '') slack.agentThreads.clearStatus(channel.id, root.ts);
  else {
    slack.agentThreads.setStatus({
      channel: channel.id,
      threadTs: root.ts,
      text: args.status,
      loading: loading.data,
    });
  }
  return {};
}

function setPrompts(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = agentChannel(slack, args);
  const prompts = promptsSchema.safeParse(structured(args, 'prompts'));
  if (!prompts.success) {
    throw badArguments('invalid_arguments', [
      `[ERROR] from 1 to ${maxPrompts} prompts, each with title and message [json-pointer:/prompts]`,
    ]);
  }
  // As Slack documents: with a thread, an agent's call fails silently.
  if (text(args, 'thread_ts') !== undefined) return {};
  const title = text(args, 'title');
  slack.agentThreads.suggest(channel.id, {
    ...(title && { title }),
    prompts: prompts.data.map((prompt) => ({ title: prompt.title, message: prompt.message })),
  });
  return {};
}

function setTitle(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = agentChannel(slack, args);
  const root = findThread(slack, channel, args);
  root.threadTitle = requiredText(args, 'title');
  slack.workspace.changed();
  return {};
}

/**
 * The app's direct message with somebody. Throws `channel_not_found`, or `access_denied` if the app is not an agent.
 */
function agentChannel(slack: LocalSlack, args: Arguments): Channel {
  if (!slack.manifest.agent) throw new ApiError('access_denied');
  const channel = findConversation(slack, requiredText(args, 'channel_id'));
  if (channel.kind !== 'dm') throw new ApiError('channel_not_found');
  return channel;
}

/** The thread's first message. Throws `invalid_thread_ts` for anything else. */
export function findThread(slack: LocalSlack, channel: Channel, args: Arguments): StoredMessage {
  const root = slack.workspace.message(channel.id, requiredText(args, 'thread_ts'));
  const isReply = root?.threadTs !== undefined && root.threadTs !== root.ts;
  if (!root || root.ephemeralFor || isReply) throw new ApiError('invalid_thread_ts');
  return root;
}
