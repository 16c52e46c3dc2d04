import { describe, expect, it } from 'vitest';
import { completionAt } from '../../src/page/composer/completion.ts';
import { editableText } from '../../src/page/composer/editable-text.ts';
import { insertAt, quoteLines, toggleMark } from '../../src/page/composer/format-text.ts';
import { parseInput } from '../../src/page/composer/parse-input.ts';
import type { Channel, Person, Shortcut, SlashCommand } from '../../src/protocol.ts';

const person = (id: string, name: string, realName: string, isBot = false): Person => ({
  id,
  name,
  realName,
  title: 'Engineer',
  isBot,
  color: '#335577',
  tz: 'UTC',
});
const people = [
  person('U1', 'ada', 'Ada Lindqvist'),
  person('U2', 'marco', 'Marco Bianchi'),
  person('U3', 'signpost', 'Signpost', true),
];
const channels: Channel[] = [
  { id: 'C1', name: 'general', kind: 'public', topic: 'News', memberIds: [] },
  { id: 'D1', name: 'U3', kind: 'dm', topic: '', memberIds: [] },
];
const commands: SlashCommand[] = [
  { command: '/way', description: 'Asks for the way', usageHint: '[place]' },
  { command: '/wander', description: 'Goes nowhere', usageHint: '' },
];
const shortcuts: Shortcut[] = [
  { callbackId: 'search', name: 'Search the ways', description: 'Finds a way', type: 'global' },
];
const source = { people, channels, commands, shortcuts: [] as Shortcut[], inThread: false };
const offered = (text: string, inThread = false) =>
  completionAt(text, text.length, { ...source, inThread })?.candidates.map(({ insert }) => insert) ?? [];

describe('what the composer offers', () => {
  it('offers commands after a slash at the very beginning only', () => {
    expect(offered('/')).toEqual(['/way', '/wander']);
    expect(offered('/wa')).toEqual(['/way', '/wander']);
    expect(offered('/WAN')).toEqual(['/wander']);
    expect(offered('see /wa')).toEqual([]);
    expect(offered('/way home')).toEqual([]);
  });

  it('offers no commands in a thread', () => {
    expect(offered('/', true)).toEqual([]);
  });

  it('offers global shortcuts with the commands, by any word in their names', () => {
    const found = (text: string) =>
      completionAt(text, text.length, { ...source, shortcuts })?.candidates.map(({ label }) => label);
    expect(found('/wa')).toEqual(['/way', '/wander', 'Search the ways']);
    expect(found('/sea')).toEqual(['Search the ways']);
    expect(found('/wander')).toEqual(['/wander']);
  });

  it('offers people by handle, first, or last name, and the app, too', () => {
    expect(offered('hi @')).toEqual(['@ada', '@marco', '@signpost', '@here', '@channel']);
    expect(offered('hi @bian')).toEqual(['@marco']);
    expect(offered('@sign')).toEqual(['@signpost']);
    expect(offered('mail@a')).toEqual([]);
  });

  it('offers channels but no direct messages', () => {
    expect(offered('in #')).toEqual(['#general']);
  });

  it('offers emoji once two letters are typed', () => {
    expect(offered(':t')).toEqual([]);
    expect(offered(':tada')).toContain(':tada:');
    expect(offered(':compass')[0]).toBe(':compass:');
    expect(offered(':melting')).toEqual([':melting_face:']);
  });

  it('replaces just the word at the caret', () => {
    const found = completionAt('hi @ma, how', 6, source);
    expect(found && [found.start, found.end]).toEqual([3, 6]);
  });
});

describe('what sending means', () => {
  it('runs a known command with the rest as its text', () => {
    expect(parseInput('/Way  to the *sea*\nplease', commands, false)).toEqual({
      type: 'command',
      command: '/way',
      text: 'to the *sea*\nplease',
    });
  });

  it("refuses a command in a thread in Slack's words", () => {
    expect(parseInput('/way home', commands, true)).toEqual({
      type: 'refused',
      message: '/way is not supported in threads. Sorry!',
    });
  });

  it('refuses an unknown command', () => {
    expect(parseInput('/nope', commands, false)).toEqual({
      type: 'refused',
      message: '/nope is not a valid command.',
    });
  });

  it('sends a path as a message', () => {
    expect(parseInput('/etc/hosts is wrong', commands, false).type).toBe('message');
  });
});

describe('editing', () => {
  it('shows a sent message as it was typed', () => {
    expect(
      editableText(
        '<@U1> in <#C1|general>: 1 &lt; 2 &amp; <https://a.example> <!here> <mailto:a@b.c|a@b.c>',
        { people, channels },
      ),
    ).toBe('@ada in #general: 1 < 2 & https://a.example @here a@b.c');
  });

  it('adds marks around the selection and removes them again', () => {
    const bold = toggleMark({ text: 'be bold', start: 3, end: 7 }, '*');
    expect(bold).toEqual({ text: 'be *bold*', start: 4, end: 8 });
    expect(toggleMark(bold, '*')).toEqual({ text: 'be bold', start: 3, end: 7 });
  });

  it('quotes every selected line', () => {
    expect(quoteLines({ text: 'one\ntwo\nthree', start: 5, end: 13 }).text).toBe('one\n> two\n> three');
  });

  it('inserts at the caret', () => {
    expect(insertAt({ text: 'hi !', start: 3, end: 3 }, '@ada')).toEqual({
      text: 'hi @ada!',
      start: 7,
      end: 7,
    });
  });
});
