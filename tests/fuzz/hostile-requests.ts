import fc from 'fast-check';
import { anyEvent } from './hostile-events.ts';
import { anyInteraction, TRIGGER } from './hostile-interactions.ts';
import { anyHostileJson, anyHostileText, NOWHERE } from './hostile-text.ts';

/** What requests can be about: places and messages that there are. */
export interface World {
  team: string;
  botUserId: string;
  people: readonly string[];
  /** Channels, and the direct messages of the first of the people. */
  channels: readonly string[];
  direct: string;
  /** A message of the bot that answers in a thread. */
  answer: { channel: string; ts: string; threadTs: string };
  delivery: string;
  /** Where the bot answers a click. */
  responseUrl: string;
}

/** One thing that somebody sends to do harm. */
export type HostileRequest =
  /** A message as it stands in Slack, which then sends its events. */
  | {
      type: 'message';
      channel: string;
      by: string;
      text: string;
      threadTs?: string;
      blocks?: unknown;
      attachments?: unknown;
    }
  | { type: 'command'; fields: Record<string, string>; by: string }
  | { type: 'event'; body: object }
  | { type: 'interactive'; body: object; by: string };

/** Every kind of request that the bot listens to, filled with hostile texts. */
export function anyRequest(world: World): fc.Arbitrary<HostileRequest> {
  const anyPerson = fc.constantFrom(...world.people);
  const anyChannel = fc.constantFrom(...world.channels, world.direct);
  const anyMessage = fc
    .record({
      channel: anyChannel,
      text: fc
        .tuple(fc.constantFrom('', `<@${world.botUserId}> `, 'Guidepost, '), anyHostileText)
        .map((parts) => parts.join('')),
      inThread: fc.boolean(),
      blocks: fc.option(fc.array(anyHostileJson, { maxLength: 3 }), { nil: undefined, freq: 4 }),
      attachments: fc.option(fc.array(anyHostileJson, { maxLength: 3 }), { nil: undefined, freq: 4 }),
      by: anyPerson,
    })
    .map(
      ({ inThread, channel, ...message }): HostileRequest => ({
        type: 'message',
        ...message,
        // Nobody else can write there.
        by: channel === world.direct ? (world.people[0] ?? '') : message.by,
        ...(inThread ? { channel: world.answer.channel, threadTs: world.answer.threadTs } : { channel }),
      }),
    );

  const anyCommand = fc
    .record({
      text: anyHostileText,
      channel_id: fc.oneof(anyChannel, fc.constant(NOWHERE)),
      channel_name: anyHostileText,
      user_id: anyPerson,
    })
    .map(
      (fields): HostileRequest => ({
        type: 'command',
        by: fields.user_id,
        fields: {
          command: '/guide',
          team_id: world.team,
          response_url: world.responseUrl,
          trigger_id: TRIGGER,
          ...fields,
        },
      }),
    );

  return fc.oneof(
    { weight: 4, arbitrary: anyMessage },
    { weight: 3, arbitrary: anyCommand },
    { weight: 11, arbitrary: anyInteraction(world) },
    { weight: 3, arbitrary: anyEvent(world) },
  );
}
