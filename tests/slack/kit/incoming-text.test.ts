import { Writable } from 'node:stream';
import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../../src/answers/intent/text-features.ts';
import * as incident from '../../../src/answers/looks-like-incident.ts';
import { smallTalkTopic } from '../../../src/answers/pipeline/small-talk.ts';
import { createLog } from '../../../src/log.ts';
import { cleanText } from '../../../src/search/language/clean-text.ts';
import { otherLanguageOf } from '../../../src/search/language/other-language.ts';
import { wordsOf } from '../../../src/search/language/words.ts';
import { readAlso } from '../../../src/slack/answers/also-text.ts';
import { readFollowUp } from '../../../src/slack/answers/follow-up-text.ts';
import { readNotIt } from '../../../src/slack/answers/not-it-text.ts';
import { plainWords } from '../../../src/slack/answers/plain-words.ts';
import { escapeText, escapeWithin, shorten } from '../../../src/slack/kit/escape.ts';
import { incomingText, shortTexts } from '../../../src/slack/kit/incoming-text.ts';
import { contentOf, MOST_READ } from '../../../src/slack/kit/message-content.ts';
import * as messageText from '../../../src/slack/kit/message-text.ts';

const botName = 'guidepost';

const nowhere = new Writable({ write: (_line, _encoding, done) => done() });
const log = createLog({ level: 'info', readable: false, destination: nowhere });

/** What makes a pattern with two ways to read the same piece try all of them. */
const PIECES = [
  '\n',
  '\u00A0',
  ' ',
  '\t',
  ', ',
  '<@',
  '<#C',
  '<!',
  '<!subteam^',
  '<|',
  '<https://',
  '>',
  '&gt;',
  '&amp;',
  '@',
  ':',
  ':a',
  '://:',
  '`',
  '```',
  '*',
  '_',
  '.',
  '!',
  '?',
  '? ',
  '(',
  '"',
  '“',
  'a',
  'aA',
  'a ',
  'hey ',
  'no, ',
  'ok ',
  ' please',
  'more ',
  '👍',
  '1',
  '-',
  '\u200B',
  '|',
  'é',
];

/** Everything that reads a text before the search does, by its name. */
const READERS: Record<string, (text: string) => unknown> = {
  incomingText,
  contentOf: (text) => contentOf({ text, attachments: [{ text }, { fallback: text }] }),
  ...Object.fromEntries(
    Object.entries(messageText).map(([name, read]) => [
      name,
      (text: string) => (read as (...args: unknown[]) => unknown)(text, argumentFor(name)),
    ]),
  ),
  plainWords,
  readAlso: (text) => readAlso(text, text),
  readNotIt,
  readFollowUp: (text) => readFollowUp(text, []),
  looksLikeIncident: (text) => incident.looksLikeIncident([{ by: 'U1', app: true, text, at: 1 }]),
  isIncidentChannel: incident.isIncidentChannel,
  smallTalkTopic: (text) => smallTalkTopic(text, false),
  escapeText,
  escapeWithin: (text) => escapeWithin(text, 3000),
  shorten: (text) => shorten(text, 3000),
  cleanText,
  wordsOf,
  otherLanguageOf,
  featuresOf: (text) => featuresOf(text, 4096),
  'a line of the log': (text) => log.info({ event: 'test.done', text }, 'a text'),
};

function argumentFor(name: string): unknown {
  if (name === 'isQuestionToBot') return { afterBot: true, botName };
  return /name/i.test(name) ? botName : 'U0BOT';
}

/** The shortest of a few runs, in microseconds of this process's time: what else the machine does only adds to it. */
function costOf(work: () => unknown): number {
  const runs = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user;
  });
  return Math.min(...runs);
}

/** Below this cost, in microseconds, nobody waits, and what is measured is chance. */
const NOTHING = 30_000;

describe('a text that is made to take long', () => {
  it.each(Object.keys(READERS))('costs %s no more than its length', (name) => {
    const read = READERS[name] as (text: string) => unknown;
    const slow = PIECES.filter((piece) => {
      const text = (length: number) => `${piece.repeat(length / piece.length)}x`;
      const long = costOf(() => read(text(40_000)));
      // Twice the length costs twice as much; four times as much if all pairs of places are tried.
      return long > NOTHING && long > 3 * costOf(() => read(text(20_000)));
    });
    expect(slow).toEqual([]);
  });
});

describe('a text as it comes in', () => {
  it('keeps its lines and loses the space between its words, and its middle where it is too long', () => {
    expect(incomingText(`${'\n\u00A0'.repeat(20_000)} how  do\t we \n\n roll back? `)).toBe(
      'how do we\nroll back?',
    );
    expect(incomingText('```\n  a: 1\n```')).toBe('```\na: 1\n```');
    const long = incomingText(`We deploy. ${'It is slow. '.repeat(4000)} How do we roll back?`);
    expect(long.length).toBeLessThanOrEqual(MOST_READ.alone);
    expect(long).toMatch(/^We deploy\..*How do we roll back\?$/s);
  });

  const TEXT = `${'\n'.repeat(40_000)}how do we roll back?`;
  it.each([
    [
      'a message',
      { event: { type: 'message', text: TEXT } },
      ({ event }: never) => (event as { text: string }).text,
    ],
    [
      'a mention',
      { event: { type: 'app_mention', text: TEXT } },
      ({ event }: never) => (event as { text: string }).text,
    ],
    ['a slash command', { command: '/guide', text: TEXT }, ({ text }: { text: string }) => text],
    [
      'a shortcut on a message',
      { type: 'message_action', message: { text: TEXT } },
      ({ message }: never) => (message as { text: string }).text,
    ],
    [
      'a menu that somebody types into',
      { type: 'block_suggestion', value: TEXT },
      ({ value }: { value: string }) => value,
    ],
  ] as [string, object, (body: object) => string][])(
    'is short in %s before anything reads it',
    async (_, body, textIn) => {
      let seen: string | undefined;
      const next = async () => {
        seen = textIn(body);
      };
      await shortTexts({ body, next } as unknown as AnyMiddlewareArgs & AllMiddlewareArgs);
      expect(seen).toBe('how do we roll back?');
    },
  );
});
