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

/** What somebody wrote before. */
const LEDGER = [wrote('0.5', MARCO, 'the ledger has gaps')];

function decide(
  text: string,
  {
    source,
    thread = [],
    by = ADA,
    ts = '9',
  }: { source: 'mention' | 'thread' | 'direct'; thread?: ThreadMessage[]; by?: string; ts?: string },
): ReplyDecision {
  const last = thread.findLast((message) => message.fromBot);
  const facts: MessageFacts = {
    message: {
      team: 'T1',
      channel: 'C1',
      ts,
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
      '“more” goes on from the last answer, with what the thread was about when it was asked for',
      ['more', { source: 'mention', thread: [...LEDGER, ...THREAD, wrote('3', MARCO, 'lunch at noon')] }],
      { type: 'follow-up', thread: ['the ledger has gaps'] },
    ],
    [
      '“why?” after “more” goes back to the question that it is more for',
      [
        'why this one?',
        {
          source: 'mention',
          thread: [
            ...LEDGER,
            ...THREAD,
            wrote('3', ADA, 'more'),
            answered('4', '3'),
            wrote('5', MARCO, 'ok'),
          ],
        },
      ],
      { type: 'follow-up', thread: ['the ledger has gaps'] },
    ],
    [
      '“that’s not it” counts after another line of the same person, too',
      ['that’s not it', { source: 'thread', thread: [...THREAD, wrote('3', ADA, 'hm, let me see')] }],
      { type: 'follow-up', followUp: { type: 'not-it', words: '' } },
    ],
    [
      '“that’s not it” after a line of somebody else, or to somebody else, is not for the bot',
      ['that’s not it', { source: 'thread', thread: [...THREAD, wrote('3', MARCO, 'I can look')] }],
      { type: 'stay-silent' },
    ],
    [
      'a request after many lines of the same person is not for the bot',
      [
        'how?',
        {
          source: 'thread',
          thread: [...THREAD, ...['3', '4', '5', '6'].map((ts) => wrote(ts, ADA, 'tried it'))],
        },
      ],
      { type: 'stay-silent' },
    ],
    [
      '“wrong” after a line to somebody else is not for the bot',
      ['wrong', { source: 'thread', thread: [...THREAD, wrote('3', ADA, 'what do you say <@UMARCO>')] }],
      { type: 'stay-silent' },
    ],
    [
      '“what about GPUs?” goes on from an answer that was just given',
      ['what about GPUs?', { source: 'thread', thread: THREAD }],
      { type: 'follow-up', followUp: { type: 'also', said: 'what about GPUs?', about: 'GPUs' } },
    ],
    [
      '“what about GPUs?” two hours later is a question of its own',
      ['what about GPUs?', { source: 'mention', thread: THREAD, ts: '7300' }],
      { type: 'reply', thread: ['our data is a mess'] },
    ],
    [
      '“what about GPUs?” and “wrong” where nothing was answered are read like any message',
      ['what about GPUs?', { source: 'direct' }],
      { type: 'reply' },
    ],
    [
      '“shorter” where nothing was answered is told so',
      ['shorter', { source: 'direct' }],
      { type: 'no-answer-yet' },
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
        'and how do we measure that?',
        { source: 'mention', thread: [...THREAD, wrote('3', ADA, 'why this one?'), answered('4', '3')] },
      ],
      { type: 'reply', thread: ['our data is a mess'] },
    ],
    [
      'what somebody said to be missing is part of what the thread is about',
      [
        'and how do we measure that?',
        {
          source: 'mention',
          thread: [...THREAD, wrote('3', ADA, 'wrong, we need the way back'), answered('4', '3')],
        },
      ],
      { type: 'reply', thread: ['our data is a mess', 'wrong, we need the way back'] },
    ],
  ];
  it.each(cases)('%s', (_name, [text, how], expected) => {
    expect(decide(text, how)).toMatchObject(expected);
  });
});
