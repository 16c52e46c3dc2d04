import type { Notice } from '../../nudges/notices/notice.ts';
import type { NoticeOutcome, NoticeTransport } from '../../nudges/notices/notice-transport.ts';
import { NOTICE_METADATA } from '../kit/ids.ts';
import { payloadOf } from '../kit/message-metadata.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import { postPrivately, postWithOneTry } from '../kit/send.ts';
import type { Standings } from '../kit/standing.ts';
import type { Workspace, Workspaces } from '../kit/workspace.ts';
import { classifyDeliveryError } from './delivery-errors.ts';
import { endedView, pollSummaryView } from './notice-view.ts';
import { POLL_CHOICES } from './words.ts';

/** How long a notice may have been tried already, in ms. */
const LOOK_BACK_MS = 4 * 86_400_000;
/** Messages per page of the history, and how many pages to read at most. */
const PAGE = 200;
const PAGES = 10;

/** Slack's error codes where somebody has deleted the message, or it takes no more reactions. */
const NO_POLL = ['message_not_found', 'thread_not_found', 'too_many_emoji', 'too_many_reactions'];

const DONE: NoticeOutcome = { type: 'done' };

/** Says through Slack what follows nudges, and finds what it may have said already. */
export function createNoticeTransport(
  workspaces: Workspaces,
  standings: Pick<Standings, 'mayWriteTo'>,
): NoticeTransport {
  return {
    async tellEnded(notice, subscription) {
      const workspace = await workspaces.of(notice.team);
      const { userId } = subscription;
      if (!(await standings.mayWriteTo(userId, workspace))) return DONE;
      const view = endedView(subscription);
      const told = await attempt('person', async () => {
        if (notice.maybeSent && (await isInDm(workspace, userId, notice))) return DONE;
        await postWithOneTry(workspace, { channel: userId }, identityOf(notice), view);
        return DONE;
      });
      if (told !== 'unreachable') return told;
      if (subscription.kind === 'person') return { type: 'later', maybeSent: false };
      // Whoever takes no direct messages may still be in the channel.
      return later(
        await attempt('channel', async () => {
          await postPrivately(workspace, { channel: subscription.channel, user: userId }, view);
          return DONE;
        }),
      );
    },

    async openPoll({ team, channel, messageTs }) {
      if (channel === null || messageTs === null) return DONE;
      const { client } = await workspaces.of(team);
      return over(
        await attempt('channel', async () => {
          for (const { emoji: name } of POLL_CHOICES) {
            const adding = client.reactions.add({ channel, timestamp: messageTs, name });
            await adding.catch(unlessRefused('already_reacted', ...NO_POLL));
          }
          return DONE;
        }),
      );
    },

    async sumUpPoll(notice, delivery) {
      const workspace = await workspaces.of(notice.team);
      const { channel, messageTs: threadTs } = delivery;
      if (channel === null || threadTs === null) return DONE;
      return over(
        await attempt('channel', async () => {
          const counts = await countsOf(workspace, { channel, threadTs });
          if (!counts?.some((count) => count > 0)) return DONE;
          if (notice.maybeSent && (await isInThread(workspace, { channel, threadTs }, notice))) return DONE;
          await postWithOneTry(workspace, { channel, threadTs }, identityOf(notice), pollSummaryView(counts));
          return DONE;
        }),
      );
    },
  };
}

/** `unreachable`: nothing can be said there. */
async function attempt(
  to: 'person' | 'channel',
  work: () => Promise<NoticeOutcome>,
): Promise<NoticeOutcome | 'unreachable'> {
  try {
    return await work();
  } catch (error) {
    const failure = classifyDeliveryError(error, { posting: true, toChannel: to === 'channel' });
    switch (failure.type) {
      case 'limited':
        return failure;
      case 'later':
        return { type: 'later', maybeSent: failure.maybeSent };
      case 'halt':
        return { type: 'later', maybeSent: false };
      case 'fail':
      case 'refused':
      case 'end':
        return 'unreachable';
    }
  }
}

function later(outcome: NoticeOutcome | 'unreachable'): NoticeOutcome {
  return outcome === 'unreachable' ? { type: 'later', maybeSent: false } : outcome;
}

function over(outcome: NoticeOutcome | 'unreachable'): NoticeOutcome {
  return outcome === 'unreachable' ? DONE : outcome;
}

function unlessRefused(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (!isPlatformError(error, ...codes)) throw error;
    return undefined;
  };
}

function identityOf({ id }: Notice) {
  return { eventType: NOTICE_METADATA, payload: { notice_id: id } };
}

/** How many people chose what, without the bot's own reactions; undefined if there is no poll any longer. */
async function countsOf(
  { client, botUserId }: Workspace,
  { channel, threadTs: timestamp }: { channel: string; threadTs: string },
): Promise<number[] | undefined> {
  const reading = client.reactions.get({ channel, timestamp, full: true });
  const { message } = (await reading.catch(unlessRefused(...NO_POLL))) ?? {};
  if (!message) return undefined;
  const { reactions = [] } = message as {
    reactions?: { name?: string; count?: number; users?: string[] }[];
  };
  return POLL_CHOICES.map(({ emoji }) => {
    const { count = 0, users = [] } = reactions.find(({ name }) => name === emoji) ?? {};
    return Math.max(0, users.includes(botUserId) ? count - 1 : count);
  });
}

async function isInDm(workspace: Workspace, users: string, { id }: Notice): Promise<boolean> {
  const { channel } = await workspace.client.conversations.open({ users });
  const oldest = String((workspace.now().getTime() - LOOK_BACK_MS) / 1000);
  const at = { channel: channel?.id ?? '', oldest, limit: PAGE, include_all_metadata: true };
  return hasNotice(id, (cursor) => workspace.client.conversations.history({ ...at, ...cursor }));
}

async function isInThread(
  { client }: Workspace,
  { channel, threadTs: ts }: { channel: string; threadTs: string },
  { id }: Notice,
): Promise<boolean> {
  const at = { channel, ts, limit: PAGE, include_all_metadata: true };
  return hasNotice(id, (cursor) => client.conversations.replies({ ...at, ...cursor }));
}

interface Page {
  messages?: { metadata?: { event_payload?: unknown } }[];
  response_metadata?: { next_cursor?: string };
}

async function hasNotice(id: string, read: (cursor: { cursor?: string }) => Promise<Page>): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { messages = [], response_metadata: more } = await read(cursor ? { cursor } : {});
    if (messages.some((message) => payloadOf(message)?.notice_id === id)) return true;
    cursor = more?.next_cursor;
    if (!cursor) return false;
  }
  // So much has been said since: better no notice than a second one.
  return true;
}
