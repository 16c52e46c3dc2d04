import { describe, expect, it } from 'vitest';
import {
  isQuestionToBot,
  readable,
  withoutMention,
  withoutName,
} from '../../../src/slack/kit/message-text.ts';

const botName = 'guidepost';

describe('a message as a person reads it', () => {
  it.each([
    ['a &lt; b &amp;&amp; c', 'a < b && c'],
    ['see <https://x.io/a_b|the page> and <https://y.io>', 'see the page and https://y.io'],
    ['ask <@U1|ada> in <#C1|platform>, <!here>', 'ask ada in platform, @here'],
    ['&amp;lt; stays', '&lt; stays'],
  ])('%j reads %j', (text, expected) => {
    expect(readable(text)).toBe(expected);
  });
});

describe('a reply without a mention', () => {
  it.each([
    ['and how do we measure that?', true, true],
    ['How would one start', true, true],
    ['and how do we measure that?', false, false],
    ['Guidepost, what about drift', false, true],
    ['hey guidepost: another one', false, true],
    ['thanks, that helps', true, false],
    ['<@U0ADA> can you look?', true, false],
    ['<!here> can somebody look?', true, false],
    ['I read about guideposts, what do you think', false, false],
  ])('%j (after the bot: %s) is a question to the bot: %s', (text, afterBot, expected) => {
    expect(isQuestionToBot(text, { afterBot, botName })).toBe(expected);
  });

  it('is read without the name and without mentions', () => {
    expect(withoutName('Hey Guidepost, what about drift?', botName)).toBe('what about drift?');
    expect(withoutName('guidepost', botName)).toBe('guidepost');
    expect(withoutMention('<@UBOT> how <@UBOT|guidepost> now', 'UBOT')).toBe('how now');
    expect(withoutName('a.b what?', 'a.b')).toBe('what?');
  });
});
