import { describe, expect, it } from 'vitest';
import { cleanText, MAX_CHARACTERS } from '../../../src/search/language/clean-text.ts';

const cleaned = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim();

describe('markup that is no part of the question goes', () => {
  it.each([
    ['<@U012ABCDEF> <@U07XYZ|anna> hello', 'hello'],
    ['<!here> <!channel> <!subteam^S1|@ops> hello', 'hello'],
    ['see <#C02DATA|data-platform> hello', 'see hello'],
    ['<https://example.com/a?b=c|the dashboard> is red', 'the dashboard is red'],
    ['look at https://example.com/x/y and <https://example.com>', 'look at and'],
    ['write to ops.team+x@example.com please', 'write to please'],
    ['broken :cry::fire: again :wave::skin-tone-3:', 'broken again'],
    ['broken 😀👩‍👩‍👧🇩🇪👍🏽 again', 'broken again'],
    ['*bold* _italic_ ~gone~ `kubectl top`', 'bold italic gone kubectl top'],
    ['cost &lt; 5 &amp; &amp;lt;', 'cost < 5 & &lt;'],
    ['one ```ERROR 2026-01-01 drift=0.3``` two', 'one two'],
    ['one ```never closed', 'one'],
    ['> what they said\nmy own question', 'my own question'],
    ['&gt; what they said\nmy own question', 'my own question'],
    ['zero\u200Bwidth and soft\u00ADhyphen', 'zerowidth and softhyphen'],
  ])('%j reads %j', (typed, read) => {
    expect(cleaned(typed)).toBe(read);
  });
});

it('times and ratios are no emoji names', () => {
  expect(cleaned('at 10:30:15 the ratio was 3:2:1')).toBe('at 10:30:15 the ratio was 3:2:1');
});

it('code or quotes alone are the question', () => {
  expect(cleaned('```CrashLoopBackOff```')).toBe('CrashLoopBackOff');
  expect(cleaned('> why is it slow')).toBe('> why is it slow');
});

it('a very long text is cut', () => {
  expect(cleanText('a b '.repeat(20_000)).length).toBeLessThanOrEqual(MAX_CHARACTERS);
});
