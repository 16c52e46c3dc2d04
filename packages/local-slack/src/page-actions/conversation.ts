import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Channel, Person } from '../protocol.ts';
import { BOT_USER_ID } from '../workspace/ids.ts';
import { edit, erase, maxMessageLength, mentionsApp, post, react, unreact } from '../workspace/messages.ts';
import { slackTextOf } from '../workspace/typed-text.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import type { ActionOf } from './action-of.ts';
import { runCommand } from './commands.ts';
import { memberChannel, visibleMessage } from './find-visible.ts';
import { type Refusal, refuse } from './refusal.ts';

export function sendMessage(
  slack: LocalSlack,
  person: Person,
  { channel: id, text: typed, threadTs }: ActionOf<'send'>,
): ActResult | Promise<ActResult> {
  const found = memberChannel(slack, person, id);
  if ('ok' in found) return found;
  const command = /^\/(?<name>[a-z][\w-]*)(?:\s+(?<rest>[\s\S]*))?$/.exec(typed.trim())?.groups;
  if (command) {
    const action = { channel: id, command: `/${command.name}`, text: command.rest?.trim() ?? '' };
    return runCommand(slack, person, { do: 'command', ...action, ...(threadTs && { threadTs }) });
  }
  const problem = problemWith(typed) ?? problemWithThread(slack, found, threadTs);
  if (problem) return problem;
  const withApp = found.memberIds.includes(BOT_USER_ID);
  if (found.kind === 'dm' && withApp && !slack.manifest.messagesTab) {
    return refuse('messages_tab_disabled', 'Sending messages to this app has been turned off.');
  }
  const message = post(slack, {
    channel: id,
    userId: person.id,
    text: slackTextOf(typed, slack.workspace),
    ...(threadTs && { threadTs }),
  });
  // Nobody can be invited into direct messages.
  if (mentionsApp(message) && !withApp && found.kind !== 'dm') {
    const app = `@${slack.manifest.botName}`;
    slack.workspace.notify(
      person.id,
      `You mentioned ${app}, but they're not in this channel. To let them read it: /invite ${app}`,
      id,
    );
  }
  return { ok: true, ts: message.ts };
}

export function editMessage(
  slack: LocalSlack,
  person: Person,
  { channel, ts, text: typed }: ActionOf<'edit'>,
): ActResult {
  const message = ownMessage(slack, person, channel, ts);
  if ('ok' in message) return message;
  const problem = problemWith(typed);
  if (problem) return problem;
  edit(slack, message, { text: slackTextOf(typed, slack.workspace), blocks: undefined });
  return { ok: true, ts };
}

export function deleteMessage(
  slack: LocalSlack,
  person: Person,
  { channel, ts }: ActionOf<'delete'>,
): ActResult {
  const message = ownMessage(slack, person, channel, ts);
  if ('ok' in message) return message;
  erase(slack, message);
  return { ok: true, ts };
}

/** Reacting again with the same emoji removes the reaction, like clicking it in Slack. */
export function toggleReaction(
  slack: LocalSlack,
  person: Person,
  { channel, ts, name }: ActionOf<'react'>,
): ActResult {
  const message = visibleMessage(slack, person, channel, ts);
  if ('ok' in message) return message;
  if (!/^[a-z0-9_+-]+$/.test(name)) return refuse('invalid_name', `There is no emoji :${name}:.`);
  if (!react(slack, message, person.id, name)) unreact(slack, message, person.id, name);
  return { ok: true, ts };
}

function ownMessage(
  slack: LocalSlack,
  person: Person,
  channelId: string,
  ts: string,
): StoredMessage | Refusal {
  const message = visibleMessage(slack, person, channelId, ts);
  if ('ok' in message) return message;
  // The only person who sees an ephemeral message may dismiss it.
  if (message.userId !== person.id && !message.ephemeralFor) {
    return refuse('cant_update_message', 'Only the author can change or delete a message.');
  }
  return message;
}

function problemWith(typed: string): Refusal | undefined {
  if (typed.trim() === '') return refuse('no_text', 'The message is empty.');
  if (typed.length > maxMessageLength) {
    return refuse('msg_too_long', `The message is longer than ${maxMessageLength} characters.`);
  }
  return undefined;
}

function problemWithThread(
  slack: LocalSlack,
  channel: Channel,
  threadTs: string | undefined,
): Refusal | undefined {
  if (threadTs === undefined) return undefined;
  const parent = slack.workspace.message(channel.id, threadTs);
  if (!parent || parent.ephemeralFor || (parent.threadTs && parent.threadTs !== parent.ts)) {
    return refuse('thread_not_found', 'That thread is gone.');
  }
  return undefined;
}
