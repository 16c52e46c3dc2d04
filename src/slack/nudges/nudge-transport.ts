import type { Library } from '../../cards/library.ts';
import type { Delivery } from '../../nudges/delivery/delivery.ts';
import { type Nudge, questionKeyOf } from '../../nudges/delivery/nudge.ts';
import type {
  FindOutcome,
  NudgeContent,
  NudgeTransport,
  PostOutcome,
} from '../../nudges/delivery/nudge-transport.ts';
import type { Reply } from '../kit/blocks.ts';
import { NUDGE_METADATA } from '../kit/ids.ts';
import { payloadOf } from '../kit/message-metadata.ts';
import { isDirectMessage } from '../kit/place.ts';
import { plainName } from '../kit/plain-name.ts';
import { isPlatformError, platformErrorOf } from '../kit/platform-error.ts';
import { type PostIdentity, postWithOneTry, type Sender } from '../kit/send.ts';
import type { Standings } from '../kit/standing.ts';
import type { Workspace, Workspaces } from '../kit/workspace.ts';
import { ABOUT_SOME_ACCOUNT, classifyDeliveryError } from './delivery-errors.ts';
import { mayLead } from './may-lead.ts';
import { nudgeView, pausedBySilenceView } from './nudge-view.ts';
import { createQuietTimes } from './quiet-times.ts';
import { NOT_DELIVERED } from './words.ts';

/** How long before its time a message may have been sent, in ms: the clock may have been ahead then. */
const LOOK_BACK_MS = 26 * 60 * 60_000;
/** Messages per page of the history, and how many pages to read at most. */
const PAGE = 200;
const PAGES = 10;

const PAUSE = 'pause';

/** Sends nudges through Slack, and finds those that it may have sent already. */
export function createNudgeTransport(
  workspaces: Workspaces,
  library: () => Library,
  standings: Pick<Standings, 'mayWriteTo' | 'of'>,
): NudgeTransport {
  async function failure(
    error: unknown,
    { client }: Workspace,
    call: Parameters<typeof classifyDeliveryError>[1],
  ) {
    if (isPlatformError(error, ABOUT_SOME_ACCOUNT) && !(await acceptsToken(client))) {
      return { type: 'halt', why: ABOUT_SOME_ACCOUNT } as const;
    }
    return classifyDeliveryError(error, call);
  }

  async function acceptsToken(client: Workspace['client']): Promise<boolean> {
    try {
      await client.auth.test();
      return true;
    } catch (error) {
      return platformErrorOf(error) === undefined;
    }
  }

  return {
    isForChannel: ({ channel }) => isChannel(channel),

    quietUntil: createQuietTimes(workspaces),

    async mayWriteTo({ team, userId }) {
      return standings.mayWriteTo(userId, await workspaces.of(team));
    },

    mayLead: (person, channel) => mayLead(person, channel, workspaces, standings),

    async presenceOf({ team, userId: user }) {
      const { client, log } = await workspaces.of(team);
      try {
        // For a deactivated account, Slack accepts messages without an error if there is a conversation.
        const { user: known } = await client.users.info({ user });
        if (known?.deleted) return 'gone';
        return (await client.users.getPresence({ user })).presence === 'away' ? 'away' : 'here';
      } catch (error) {
        log.debug(
          { event: 'nudge.presence_unknown', err: error },
          'could not ask Slack whether the person is online',
        );
        return 'here';
      }
    },

    async find(delivery): Promise<FindOutcome> {
      const workspace = await workspaces.of(delivery.team);
      try {
        return await findIn(workspace, await channelOf(delivery, workspace), delivery);
      } catch (error) {
        return failure(error, workspace, { posting: false, toChannel: isChannel(delivery.channel) });
      }
    },

    async post(delivery, content): Promise<PostOutcome> {
      const workspace = await workspaces.of(delivery.team);
      // A person's id works as a target: Slack opens the conversation if there is none.
      const target = { channel: recipientOf(delivery) };
      try {
        const { ts, channel } = await postWithOneTry(
          workspace,
          target,
          identityOf(delivery, content),
          await viewOf(content, library(), workspace),
        );
        return { type: 'posted', channel, messageTs: ts };
      } catch (error) {
        return failure(error, workspace, { posting: true, toChannel: isChannel(delivery.channel) });
      }
    },
  };
}

function recipientOf({ channel, userId }: Delivery): string {
  return (isChannel(channel) ? channel : userId) ?? '';
}

/** The id of the conversation, to read its history. */
async function channelOf({ channel, userId }: Delivery, { client }: Sender): Promise<string> {
  if (channel !== null) return channel;
  const opened = await client.conversations.open({ users: userId ?? '' });
  return opened.channel?.id ?? '';
}

/** Whether it is a channel, as opposed to direct messages with a person. */
function isChannel(channel: string | null): boolean {
  return channel !== null && !isDirectMessage(channel);
}

async function viewOf(content: NudgeContent, library: Library, workspace: Workspace): Promise<Reply> {
  if (content.type === 'pause') return pausedBySilenceView();
  const { nudge } = content;
  const setUpBy = nudge.to === 'channel' ? nudge.setUpBy : null;
  const name = setUpBy === null ? undefined : await plainName(workspace, setUpBy);
  return nudgeView(nudge, library, name);
}

function identityOf({ id }: Delivery, content: NudgeContent): PostIdentity {
  const about =
    content.type === 'pause'
      ? { about: PAUSE }
      : {
          card_id: content.nudge.card.id,
          form: content.nudge.form,
          why: content.nudge.why,
          ...questionIn(content.nudge),
        };
  return { eventType: NUDGE_METADATA, payload: { delivery_id: id, ...about } };
}

/** The key of the question, so that a message which is found again is known to have asked it. */
function questionIn(nudge: Nudge): { question?: string } {
  const question = questionKeyOf(nudge);
  return question === null ? {} : { question };
}

/** Reads the conversation back to before the delivery was due. */
async function findIn(
  { client, now }: Sender,
  channel: string,
  { id, dueAt }: Delivery,
): Promise<FindOutcome> {
  const oldest = String((Math.min(dueAt.getTime(), now().getTime()) - LOOK_BACK_MS) / 1000);
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { messages = [], response_metadata: more } = await client.conversations.history({
      channel,
      oldest,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    });
    for (const message of messages) {
      const payload = payloadOf(message);
      if (payload?.delivery_id !== id || message.metadata?.event_type !== NUDGE_METADATA) continue;
      if (payload.about === PAUSE) return { type: 'pause' };
      return {
        type: 'nudge',
        channel,
        messageTs: message.ts ?? '',
        cardId: String(payload.card_id),
        form: payload.form === 'ask' ? 'ask' : 'tell',
        question: payload.question === undefined ? null : String(payload.question),
      };
    }
    cursor = more?.next_cursor;
    if (!cursor) return { type: 'none' };
  }
  // Two thousand messages in a day: better no nudge than a second one.
  return { type: 'fail', why: NOT_DELIVERED.maybeSentBefore };
}
