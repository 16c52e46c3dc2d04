import { sendCommand } from '../delivery/interactions.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Channel, Person, SlashCommand } from '../protocol.ts';
import { ApiError } from '../web-api/api-error.ts';
import { respond } from '../web-api/respond.ts';
import { isOutsider } from '../wire/person-wire.ts';
import { join, leave } from '../workspace/membership.ts';
import { escapeText, slackTextOf } from '../workspace/typed-text.ts';
import type { ActionOf } from './action-of.ts';
import { problemWithJoining } from './channels.ts';
import { memberChannel } from './find-visible.ts';
import { appIsForeign, failureOf, type Refusal, refuse } from './refusal.ts';

/** Slack's own commands that work here. */
export const builtInCommands: readonly SlashCommand[] = [
  { command: '/invite', description: 'Add someone to this channel', usageHint: '@someone', builtIn: true },
  {
    command: '/remove',
    description: 'Remove someone from this channel',
    usageHint: '@someone',
    builtIn: true,
  },
];

export async function runCommand(
  slack: LocalSlack,
  person: Person,
  { channel: id, command, text, threadTs }: ActionOf<'command'>,
): Promise<ActResult> {
  const channel = memberChannel(slack, person, id);
  if ('ok' in channel) return channel;
  if (threadTs !== undefined) {
    return notifyRefusal(
      slack,
      person,
      id,
      refuse('not_in_thread', `${command} is not supported in threads. Sorry!`),
    );
  }
  if (command === '/invite' || command === '/remove')
    return changeMembers(slack, person, channel, command, text);
  const known = slack.manifest.commands.find((one) => one.command === command);
  if (!known) {
    return notifyRefusal(slack, person, id, refuse('invalid_command', `${command} is not a valid command.`));
  }
  if (isOutsider(person)) return notifyRefusal(slack, person, id, appIsForeign(slack, command));
  if (!slack.manifest.botScopes.includes('commands')) {
    return notifyRefusal(
      slack,
      person,
      id,
      refuse('missing_scope', `${command} needs the scope "commands".`),
    );
  }
  const written = known.shouldEscape ? slackTextOf(text, slack.workspace) : text;
  const outcome = await sendCommand(slack, person, channel, { command, text: written });
  const failure = failureOf(outcome, slack.manifest.botName);
  if (failure) {
    const words = `${command} failed with the error "${failure.error}"`;
    return notifyRefusal(slack, person, id, refuse(failure.error, words));
  }
  if (outcome.type === 'acked' && outcome.payload !== undefined) {
    const problem = showAnswer(slack, person, channel, outcome.payload);
    if (problem)
      return notifyRefusal(
        slack,
        person,
        id,
        refuse(problem, `${command} failed with the error "${problem}"`),
      );
  }
  return { ok: true };
}

/** Shows the message in the app's acknowledgement. Returns Slack's error code if that isn't possible. */
function showAnswer(
  slack: LocalSlack,
  person: Person,
  channel: Channel,
  payload: unknown,
): string | undefined {
  if (typeof payload !== 'object' || payload === null) return 'dispatch_unknown_error';
  try {
    respond(slack, { channel: channel.id, userId: person.id }, { ...payload });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

/** `/invite @someone` and `/remove @someone`, for people and for the app. */
function changeMembers(
  slack: LocalSlack,
  person: Person,
  channel: Channel,
  command: '/invite' | '/remove',
  text: string,
): ActResult {
  const tell = (error: string, message: string) =>
    notifyRefusal(slack, person, channel.id, refuse(error, message));
  if (channel.kind === 'dm') return tell('method_not_supported', `${command} works in channels only.`);
  const userId = /<@(\w+)>/.exec(slackTextOf(text, slack.workspace))?.[1];
  const named = userId === undefined ? undefined : slack.workspace.person(userId);
  if (!named) return tell('user_not_found', `There’s nobody called ${escapeText(text) || 'that'} here.`);
  const isMember = channel.memberIds.includes(named.id);
  if (command === '/remove') {
    if (!isMember) return tell('not_in_channel', `${named.realName} is not in #${channel.name}.`);
    leave(slack, channel, named, person);
    return { ok: true };
  }
  if (isMember) return tell('already_in_channel', `${named.realName} is already in #${channel.name}.`);
  const problem = problemWithJoining(channel, named);
  if (problem) return notifyRefusal(slack, person, channel.id, problem);
  join(slack, channel, named, person);
  return { ok: true };
}

/** Tells the person twice: in the action's result, and as a notice in the channel. */
function notifyRefusal(slack: LocalSlack, person: Person, channelId: string, refusal: Refusal): Refusal {
  slack.workspace.notify(person.id, refusal.message, channelId);
  return refusal;
}
