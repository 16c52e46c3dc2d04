import { z } from 'zod';
import type { LocalSlack } from '../local-slack.ts';
import { sessionStatuses } from '../workspace/agent-threads.ts';
import { ApiError, badArguments } from './api-error.ts';
import { type Arguments, requiredText, text } from './arguments.ts';
import { findThread } from './assistant.ts';
import { findConversation, requireMembership } from './find-conversation.ts';
import type { Methods } from './method.ts';

/** agents.sessions.*: https://docs.slack.dev/ai/agent-sessions */
export const agentsMethods: Methods = {
  'agents.sessions.setStatus': { token: 'bot', scopes: ['chat:write'], run: setStatus },
};

const longestTitle = 200;
const statusSchema = z.enum(sessionStatuses);

/** Begins the session of a thread if there is none; only then, its title counts. */
function setStatus(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  // Slack only documents that other apps can't have sessions, not how it says so.
  if (!slack.manifest.agent) throw new ApiError('access_denied');
  const channel = findConversation(slack, requiredText(args, 'channel_id'));
  requireMembership(channel);
  const root = findThread(slack, channel, args);
  const status = statusSchema.safeParse(args.status);
  if (!status.success) {
    throw badArguments('invalid_arguments', [
      `[ERROR] one of ${sessionStatuses.join(', ')} [json-pointer:/status]`,
    ]);
  }
  const title = text(args, 'title');
  if (title !== undefined && title.length > longestTitle) {
    throw badArguments('invalid_arguments', [
      `[ERROR] at most ${longestTitle} characters [json-pointer:/title]`,
    ]);
  }
  if (title && slack.agentThreads.session(channel.id, root.ts) === undefined) root.threadTitle = title;
  slack.agentThreads.setSession(channel.id, root.ts, status.data);
  return { status: status.data, ...(root.threadTitle && { title: root.threadTitle }) };
}
