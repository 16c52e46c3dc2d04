import type { LocalSlack } from '../local-slack.ts';
import { builtInCommands } from '../page-actions/commands.ts';
import type { Message, Modal, PageState, Person } from '../protocol.ts';
import { isOutsider } from '../wire/person-wire.ts';
import { nextClockChange } from '../workspace/clock-targets.ts';
import { BOT_USER_ID, botDmChannelOf, TEAM } from '../workspace/ids.ts';
import { canSee } from '../workspace/messages.ts';
import type { StoredView } from '../workspace/views.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import { generalWords } from './preview-source.ts';

/** Everything that one person sees right now, in one window of the page if it is given. */
export function pageStateOf(slack: LocalSlack, person: Person, window?: string): PageState {
  const { workspace, manifest } = slack;
  // An outsider's workspace has not installed the app, so they meet it only in the shared channel, unless it writes
  // to them.
  const hasApp = !isOutsider(person);
  const botDm = hasApp ? workspace.botDm(person.id).id : botDmChannelOf(person.id);
  const channels = workspace.channels.filter((channel) => canSee(channel, person));
  const home = slack.views.home(person.id);
  return {
    version: workspace.version,
    workspaceId: workspace.id,
    teamName: TEAM.name,
    me: person,
    people: workspace.people,
    channels,
    messages: channels
      .flatMap((channel) => workspace.messages(channel.id))
      .filter((message) => !message.ephemeralFor || message.ephemeralFor === person.id)
      .sort((a, b) => (a.ts < b.ts ? -1 : 1))
      .map((message) => messageOf(slack, message)),
    modals: slack.views.stack(person.id, window).map(modalOf),
    home: home ? { blocks: home.blocks } : null,
    commands: [
      ...(hasApp ? manifest.commands : []).map(({ command, description, usageHint }) => ({
        command,
        description,
        usageHint,
      })),
      ...builtInCommands,
    ],
    shortcuts: hasApp ? manifest.shortcuts : [],
    appName: manifest.name,
    botUserId: BOT_USER_ID,
    botDmChannel: botDm,
    botConnected: slack.delivery.connected,
    notices: workspace.notices(person.id),
    previews: slack.previews !== undefined,
    previewWords: slack.previews?.words ?? generalWords,
    examples: slack.examples.filter((example) => hasApp || !example.startsWith('/')),
    agent: agentOf(slack, botDm),
    statuses: slack.agentThreads.statuses.filter((status) =>
      channels.some(({ id }) => id === status.channel),
    ),
    steps: hasApp ? manifest.steps : [],
    stepRuns: slack.stepRuns.of(person.id),
    clock: {
      aheadMs: slack.clock.aheadMs,
      clockChange: nextClockChange(slack.now(), person.tz)?.getTime() ?? null,
      nextDue: slack.nextDue === undefined ? null : slack.nextDueLabel,
    },
  };
}

function agentOf(slack: LocalSlack, channel: string): PageState['agent'] {
  if (!slack.manifest.agent) return null;
  const { description, prompts: initial } = slack.manifest.agent;
  const suggested = slack.agentThreads.suggestions(channel);
  return {
    description,
    ...(suggested?.title && { promptsTitle: suggested.title }),
    prompts: suggested?.prompts ?? initial,
  };
}

function messageOf(slack: LocalSlack, message: StoredMessage): Message {
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs && { threadTs: message.threadTs }),
    userId: message.userId,
    text: message.text,
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.ephemeralFor && { ephemeral: true }),
    ...(message.edited && { edited: true }),
    reactions: message.reactions,
    ...(message.threadTitle && { title: message.threadTitle }),
    replyCount: message.threadTs ? 0 : slack.workspace.replies(message.channel, message.ts).length,
  };
}

function modalOf(view: StoredView): Modal {
  return {
    id: view.id,
    hash: view.hash,
    callbackId: view.callbackId,
    title: view.title,
    ...(view.submit !== undefined && { submit: view.submit }),
    ...(view.close !== undefined && { close: view.close }),
    blocks: view.blocks,
    errors: view.errors,
  };
}
