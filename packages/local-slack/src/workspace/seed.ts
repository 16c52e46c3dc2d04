import type { AppManifest } from '../manifest/manifest.ts';
import type { Channel, Person } from '../protocol.ts';
import { BOT_USER_ID, PARTNER_TEAM, SLACKBOT_USER_ID } from './ids.ts';
import { type Conversation, smallTalk } from './seed-conversations.ts';
import { timestampOf } from './timestamps.ts';
import { slackTextOf } from './typed-text.ts';
import type { StoredMessage, WorkspaceData } from './workspace.ts';

/** The people at Northwind Robotics. By default, the page acts as the first one. */
const people: readonly Person[] = [
  person('U0ADA', 'ada', 'Ada Lindqvist', 'Lead DevOps engineer', '#7c3aed', 'Europe/Stockholm'),
  person('U0MARCO', 'marco', 'Marco Bianchi', 'Platform engineer', '#0e7490', 'Europe/Rome'),
  person('U0PRIYA', 'priya', 'Priya Raman', 'Data scientist', '#be185d', 'Asia/Kolkata'),
  person('U0NOOR', 'noor', 'Noor Haddad', 'Junior DevOps engineer, first month', '#15803d', 'Europe/Berlin'),
  person('U0CAROL', 'carol', 'Carol Jensen', 'Engineering manager', '#b45309', 'America/New_York'),
];

const everyone = people.map((one) => one.id);

/** People for whom an app may have different rules: a guest, and somebody from another company. */
const others: readonly Person[] = [
  {
    ...person('U0LENA', 'lena', 'Lena Vogel', 'Contractor, guest', '#4d7c0f', 'Europe/Vienna'),
    guest: 'multi',
  },
  {
    ...person('U0KENJI', 'kenji', 'Kenji Mori', 'Support at Helios Cloud', '#9f1239', 'Asia/Tokyo'),
    teamId: PARTNER_TEAM.id,
  },
];

/** The app is in every channel except #random, so that people can see what Slack does without it. */
const channels: readonly Channel[] = [
  channel('C0GENERAL', 'general', 'News for everyone at Northwind', [...everyone, BOT_USER_ID]),
  channel('C0PLATFORM', 'platform', 'Clusters, pipelines, and the people who keep them running', [
    ...everyone,
    BOT_USER_ID,
  ]),
  channel('C0MLOPS', 'ml-ops', 'From notebook to production, and back when it must be', [
    ...everyone,
    'U0LENA',
    BOT_USER_ID,
  ]),
  channel('C0INCIDENTS', 'incidents', 'Say it early. One thread for each incident', [
    ...everyone,
    BOT_USER_ID,
  ]),
  channel('C0RANDOM', 'random', 'Everything else', [...everyone]),
  {
    ...channel('C0HELIOS', 'helios-cloud', 'Shared with Helios Cloud, who rent us the GPUs', [
      'U0ADA',
      'U0MARCO',
      'U0CAROL',
      'U0KENJI',
      BOT_USER_ID,
    ]),
    sharedWith: PARTNER_TEAM.id,
  },
];

function person(
  id: string,
  name: string,
  realName: string,
  title: string,
  color: string,
  tz: string,
): Person {
  return { id, name, realName, title, isBot: false, color, tz };
}

function channel(id: string, name: string, topic: string, memberIds: string[]): Channel {
  return { id, name, kind: 'public', topic, memberIds };
}

/** A new workspace: conversations from the last two days, none of them with the app. */
export function seedWorkspace(
  manifest: AppManifest,
  now: Date,
  conversations: readonly Conversation[] = smallTalk,
): WorkspaceData {
  const bot: Person = {
    id: BOT_USER_ID,
    name: manifest.botName.toLowerCase(),
    realName: manifest.botName,
    title: manifest.description,
    isBot: true,
    color: manifest.backgroundColor,
    tz: 'Etc/UTC',
  };
  const names = { people: [...people, ...others, bot], channels };
  const messages = conversations.flatMap((conversation) => messagesOf(conversation, names, now));
  return structuredClone({
    people: [...people, ...others, bot],
    channels: [...channels],
    messages: messages.sort((a, b) => (a.ts < b.ts ? -1 : 1)),
  });
}

function messagesOf(
  conversation: Conversation,
  names: { people: Person[]; channels: readonly Channel[] },
  now: Date,
): StoredMessage[] {
  const idOf = (name: string) => names.people.find((one) => one.name === name)?.id ?? SLACKBOT_USER_ID;
  const start = now.getTime() - conversation.hoursAgo * 3_600_000;
  const channelId = names.channels.find((one) => one.name === conversation.channel)?.id ?? '';
  let at = start;
  let rootTs: string | undefined;
  return conversation.said.map(({ by, text, after = 0, reactions = {} }) => {
    at += after * 60_000;
    const ts = timestampOf(new Date(at));
    const message: StoredMessage = {
      channel: channelId,
      ts,
      ...(rootTs && { threadTs: rootTs }),
      userId: idOf(by),
      text: slackTextOf(text, names),
      fromApp: false,
      clientMsgId: `seed-${ts}`,
      reactions: Object.entries(reactions).map(([name, who]) => ({ name, userIds: who.map(idOf) })),
    };
    rootTs ??= ts;
    return message;
  });
}
