import type { LocalSlack } from '../local-slack.ts';
import type { Channel, Json, Person, ViewValues } from '../protocol.ts';
import { channelName, messageOnTheWire } from '../wire/message-wire.ts';
import { isOutsider, teamIdOf } from '../wire/person-wire.ts';
import { APP_ID, PARTNER_TEAM, TEAM } from '../workspace/ids.ts';
import { type StoredView, viewOnTheWire } from '../workspace/views.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import type { DeliveryOutcome } from './delivery.ts';

/** Builds and delivers the payloads of commands, shortcuts, buttons, and modals. */

export type InteractionOutcome =
  | DeliveryOutcome
  /** The manifest does not enable interactivity. */
  | { type: 'not_configured' };

async function send(slack: LocalSlack, body: Record<string, unknown>): Promise<InteractionOutcome> {
  if (!slack.manifest.interactive) return { type: 'not_configured' };
  return await slack.delivery.deliver('interactive', body);
}

function common({ organization }: LocalSlack, person: Person): Record<string, unknown> {
  return {
    // For an outsider in a shared channel, this is their own workspace.
    team: isOutsider(person)
      ? { id: PARTNER_TEAM.id, domain: PARTNER_TEAM.domain }
      : {
          id: TEAM.id,
          domain: TEAM.domain,
          ...(organization && { enterprise_id: organization.id, enterprise_name: organization.name }),
        },
    user: { id: person.id, username: person.name, name: person.name, team_id: teamIdOf(person) },
    api_app_id: APP_ID,
    token: 'local-slack',
    is_enterprise_install: false,
    enterprise: organization ?? null,
  };
}

export interface CommandCall {
  command: string;
  text: string;
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export function sendCommand(
  slack: LocalSlack,
  person: Person,
  channel: Channel,
  { command, text }: CommandCall,
): Promise<InteractionOutcome> {
  const { organization } = slack;
  return slack.delivery.deliver('slash_commands', {
    token: 'local-slack',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    ...(organization && { enterprise_id: organization.id, enterprise_name: organization.name }),
    response_url: slack.responseUrl({ channel: channel.id, userId: person.id }),
    trigger_id: slack.triggers.issue(person.id),
  });
}

export function sendGlobalShortcut(
  slack: LocalSlack,
  person: Person,
  callbackId: string,
): Promise<InteractionOutcome> {
  return send(slack, {
    ...common(slack, person),
    type: 'shortcut',
    callback_id: callbackId,
    trigger_id: slack.triggers.issue(person.id),
    action_ts: slack.timestamps.next(),
  });
}

export function sendMessageShortcut(
  slack: LocalSlack,
  person: Person,
  callbackId: string,
  message: StoredMessage,
  channel: Channel,
): Promise<InteractionOutcome> {
  return send(slack, {
    ...common(slack, person),
    type: 'message_action',
    callback_id: callbackId,
    trigger_id: slack.triggers.issue(person.id),
    action_ts: slack.timestamps.next(),
    message_ts: message.ts,
    message: messageOnTheWire(slack, message),
    channel: { id: channel.id, name: channelName(channel) },
    response_url: slack.responseUrl({ channel: channel.id, userId: person.id }),
  });
}

type Action = Record<string, Json>;

/** An action in a message. As in Slack, the payload lacks the message itself if it is ephemeral. */
export function sendMessageAction(
  slack: LocalSlack,
  person: Person,
  message: StoredMessage,
  channel: Channel,
  { action, values }: { action: Action; values: ViewValues },
): Promise<InteractionOutcome> {
  const isEphemeral = message.ephemeralFor !== undefined;
  return send(slack, {
    ...common(slack, person),
    type: 'block_actions',
    container: messageContainer(message),
    trigger_id: slack.triggers.issue(person.id),
    channel: { id: channel.id, name: channelName(channel) },
    ...(!isEphemeral && { message: messageOnTheWire(slack, message) }),
    state: { values },
    response_url: slack.responseUrl({ channel: channel.id, userId: person.id, messageTs: message.ts }),
    actions: [{ ...action, action_ts: slack.timestamps.next() }],
  });
}

function messageContainer(message: StoredMessage): Record<string, unknown> {
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: message.ephemeralFor !== undefined,
    ...(message.threadTs && { thread_ts: message.threadTs }),
  };
}

/** An action in a modal or on the Home tab. */
export function sendViewAction(
  slack: LocalSlack,
  person: Person,
  view: StoredView,
  action: Action,
): Promise<InteractionOutcome> {
  return send(slack, {
    ...common(slack, person),
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    trigger_id: slack.triggers.issue(person.id, view.id),
    view: viewOnTheWire(view),
    actions: [{ ...action, action_ts: slack.timestamps.next() }],
  });
}

export function sendSubmission(
  slack: LocalSlack,
  person: Person,
  view: StoredView,
): Promise<InteractionOutcome> {
  return send(slack, {
    ...common(slack, person),
    type: 'view_submission',
    trigger_id: slack.triggers.issue(person.id, view.id),
    view: viewOnTheWire(view),
    response_urls: [],
  });
}

export function sendClosed(
  slack: LocalSlack,
  person: Person,
  view: StoredView,
  isCleared: boolean,
): Promise<InteractionOutcome> {
  return send(slack, {
    ...common(slack, person),
    type: 'view_closed',
    view: viewOnTheWire(view),
    is_cleared: isCleared,
  });
}

/** Asks the app for the options of an external select that match what was typed. */
export function sendSuggestionRequest(
  slack: LocalSlack,
  person: Person,
  place: { view: StoredView } | { message: StoredMessage; channel: Channel },
  { blockId, actionId, value }: { blockId: string; actionId: string; value: string },
): Promise<InteractionOutcome> {
  return send(slack, {
    ...common(slack, person),
    type: 'block_suggestion',
    block_id: blockId,
    action_id: actionId,
    value,
    ...('view' in place
      ? { container: { type: 'view', view_id: place.view.id }, view: viewOnTheWire(place.view) }
      : {
          container: messageContainer(place.message),
          channel: { id: place.channel.id, name: channelName(place.channel) },
          message: messageOnTheWire(slack, place.message),
        }),
  });
}
