import { describe, expect, it } from 'vitest';
import { decideReply, type ReplyDecision } from '../../../src/slack/answers/decide-reply.ts';
import { readFollowUp } from '../../../src/slack/answers/follow-up-text.ts';
import type { MessageFacts } from '../../../src/slack/answers/read-message.ts';
import type { ThreadMessage } from '../../../src/slack/kit/thread.ts';
import { PRACTICES } from '../../support/cards.ts';

const KINDS = [PRACTICES];
const ADA = 'UADA';
const MARCO = 'UMARCO';
const BOT = 'UBOT';

const wrote = (ts: string, userId: string, text: string): ThreadMessage => ({
  ts,
  userId,
  fromBot: false,
  text,
});
/** The bot's answer to the message at `answers`. */
const answered = (ts: string, answers: string): ThreadMessage => ({
  ts,
  userId: BOT,
  fromBot: true,
  text: 'Take small steps',
  answers,
  cardId: 'practices/small-steps',
  answerId: 'A1',
});

/** Ada asked, and the bot answered. */
const THREAD = [wrote('1', ADA, 'our data is a mess'), answered('2', '1')];

function decide(
  text: string,
  {
    source,
    thread = [],
    by = ADA,
  }: { source: 'mention' | 'thread' | 'direct'; thread?: ThreadMessage[]; by?: string },
): ReplyDecision {
  const last = thread.findLast((message) => message.fromBot);
  const facts: MessageFacts = {
    message: {
      team: 'T1',
      channel: 'C1',
      ts: '9',
      threadTs: thread[0]?.ts ?? null,
      userId: by,
      text,
      source,
    },
    text,
    followUp: readFollowUp(text, KINDS),
    thread,
    lastAnswer: last,
  };
  return decideReply(facts, { botName: 'guidepost', kinds: KINDS });
}

describe('what the bot does about a message', () => {
  const cases: [string, Parameters<typeof decide>, Partial<ReplyDecision>][] = [
    [
      'a mention is answered, for everybody',
      ['how do we start', { source: 'mention' }],
      { type: 'reply', onlyIfFound: false },
    ],
    [
      'a direct message is answered',
      ['how do we start', { source: 'direct' }],
      { type: 'reply', onlyIfFound: false },
    ],
    [
      'a mention in a thread gets the thread and the card before',
      ['and then?', { source: 'mention', thread: THREAD }],
      { type: 'reply', thread: ['our data is a mess'], lastCardId: 'practices/small-steps' },
    ],
    [
      '“more” where nothing was answered is told so',
      ['more', { source: 'direct' }],
      { type: 'no-answer-yet' },
    ],
    [
      '“more” goes on from the last answer',
      ['more', { source: 'mention', thread: THREAD }],
      { type: 'follow-up', thread: ['our data is a mess'] },
    ],
    [
      '“more” without a mention counts right after the answer, from the person who got it',
      ['more', { source: 'thread', thread: THREAD }],
      { type: 'follow-up' },
    ],
    [
      '“more” from somebody else is not for the bot',
      ['more', { source: 'thread', thread: THREAD, by: MARCO }],
      { type: 'stay-silent' },
    ],
    [
      '“more” to somebody else is not for the bot',
      ['more <@UMARCO>', { source: 'thread', thread: THREAD }],
      { type: 'stay-silent' },
    ],
    [
      'a question right after the answer is for the bot; that nothing fits is for the asker alone',
      ['how do we measure that?', { source: 'thread', thread: THREAD }],
      { type: 'reply', onlyIfFound: true },
    ],
    [
      'a question after somebody else’s words is not for the bot',
      ['how do we measure that?', { source: 'thread', thread: [...THREAD, wrote('3', MARCO, 'I can look')] }],
      { type: 'stay-silent' },
    ],
    [
      'one that calls the bot by its name is, also later',
      [
        'Guidepost, how do we measure that?',
        { source: 'thread', thread: [...THREAD, wrote('3', MARCO, 'I can look')] },
      ],
      { type: 'reply' },
    ],
    [
      'a statement is not for the bot',
      ['Thanks, that helps a lot.', { source: 'thread', thread: THREAD }],
      { type: 'stay-silent' },
    ],
    [
      'earlier requests like “why?” are left out of what the thread is about',
      [
        'more',
        { source: 'mention', thread: [...THREAD, wrote('3', ADA, 'why this one?'), answered('4', '3')] },
      ],
      { type: 'follow-up', thread: ['our data is a mess'] },
    ],
  ];
  it.each(cases)('%s', (_name, [text, how], expected) => {
    expect(decide(text, how)).toMatchObject(expected);
  });
});
