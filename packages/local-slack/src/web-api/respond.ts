import type { LocalSlack } from '../local-slack.ts';
import { BOT_USER_ID } from '../workspace/ids.ts';
import { edit, erase, post } from '../workspace/messages.ts';
import type { ResponseTarget } from '../workspace/response-urls.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, flag, text } from './arguments.ts';
import { requireOpen } from './find-conversation.ts';
import { readContent, readMetadata } from './message-arguments.ts';

/**
 * What an app sends to a `response_url`, or in its response to a slash command: a message that only the person sees,
 * unless it is `in_channel`, or new content for the message with the pressed button. Throws an ApiError with Slack's
 * error code.
 */
export function respond(slack: LocalSlack, target: ResponseTarget, args: Arguments): void {
  const original = target.messageTs ? slack.workspace.message(target.channel, target.messageTs) : undefined;
  if (flag(args, 'delete_original')) {
    if (original) erase(slack, original);
    return;
  }
  const content = readContent(slack, 'response_url', args);
  if (flag(args, 'replace_original') && original) {
    edit(slack, original, { text: content.text, blocks: content.blocks, metadata: readMetadata(args) });
    return;
  }
  // As in Slack, the response goes to the channel unless it names the thread, even from a button inside one.
  const threadTs = text(args, 'thread_ts');
  const isPublic = text(args, 'response_type') === 'in_channel';
  const metadata = readMetadata(args);
  const channel = slack.workspace.channel(target.channel);
  if (!channel) throw new ApiError('channel_not_found');
  requireOpen(channel);
  post(slack, {
    channel: target.channel,
    userId: BOT_USER_ID,
    ...content,
    ...(threadTs && { threadTs }),
    ...(isPublic ? {} : { ephemeralFor: target.userId }),
    ...(metadata && { metadata }),
  });
}
