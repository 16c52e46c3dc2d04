import { sendGlobalShortcut, sendMessageShortcut } from '../delivery/interactions.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person } from '../protocol.ts';
import { isOutsider } from '../wire/person-wire.ts';
import type { ActionOf } from './action-of.ts';
import { memberChannel, visibleMessage } from './find-visible.ts';
import { appIsForeign, failureOf, refuse } from './refusal.ts';

/** Runs one of the manifest's shortcuts: a global one, or one on a message. */
export async function runShortcut(
  slack: LocalSlack,
  person: Person,
  { callbackId, channel: channelId, ts }: ActionOf<'shortcut'>,
): Promise<ActResult> {
  const shortcut = slack.manifest.shortcuts.find((one) => one.callbackId === callbackId);
  if (!shortcut) return refuse('shortcut_not_found', `The app has no shortcut ${callbackId}.`);
  if (isOutsider(person)) return appIsForeign(slack, shortcut.name);
  if (shortcut.type === 'global') {
    return (
      failureOf(await sendGlobalShortcut(slack, person, callbackId), slack.manifest.botName) ?? { ok: true }
    );
  }
  if (channelId === undefined || ts === undefined) {
    return refuse('message_not_found', `${shortcut.name} needs a message.`);
  }
  const channel = memberChannel(slack, person, channelId);
  if ('ok' in channel) return channel;
  const message = visibleMessage(slack, person, channelId, ts);
  if ('ok' in message) return message;
  const outcome = await sendMessageShortcut(slack, person, callbackId, message, channel);
  return failureOf(outcome, slack.manifest.botName) ?? { ok: true };
}
