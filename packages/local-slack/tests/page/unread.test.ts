import { describe, expect, it } from 'vitest';
import { unreadIn } from '../../src/page/state/unread.ts';
import type { Channel, Message, PageState } from '../../src/protocol.ts';

const channel: Channel = {
  id: 'C1',
  name: 'general',
  kind: 'public',
  topic: '',
  memberIds: ['ADA', 'MARCO'],
};
const dm: Channel = { ...channel, id: 'D1', kind: 'dm' };
const message = (text: string, more: Partial<Message> = {}): Message => ({
  channel: 'C1',
  ts: '200.0',
  userId: 'MARCO',
  text,
  reactions: [],
  replyCount: 0,
  ...more,
});

/** What is unread for Ada, who has read up to 100. */
const unread = (messages: Message[], where = channel) =>
  unreadIn({ me: { id: 'ADA' }, messages } as unknown as PageState, where, '100.0');

describe('what is unread', () => {
  it('is what others wrote since, and only what is for this person is counted', () => {
    expect(unread([])).toEqual({ some: false, forMe: 0 });
    expect(unread([message('old', { ts: '99.0' }), message('mine', { userId: 'ADA' })])).toMatchObject({
      some: false,
    });
    expect(unread([message('news')])).toEqual({ some: true, forMe: 0 });
    expect(unread([message('news'), message('<@ADA> look'), message('<!here> look')])).toEqual({
      some: true,
      forMe: 2,
    });
    expect(unread([message('<@ADAM> look')])).toEqual({ some: true, forMe: 0 });
    expect(unread([message('news', { channel: 'D1' })], dm)).toEqual({ some: true, forMe: 1 });
    expect(unread([message('news', { channel: 'C2' })])).toMatchObject({ some: false });
  });

  it('does not include the threads of others', () => {
    const reply = message('a reply', { threadTs: '90.0' });
    const root = message('a question', { ts: '90.0' });
    expect(unread([root, reply])).toMatchObject({ some: false });
    expect(unread([{ ...root, userId: 'ADA' }, reply])).toMatchObject({ some: true });
    expect(unread([root, { ...reply, ts: '95.0', userId: 'ADA' }, reply])).toMatchObject({ some: true });
    expect(unread([root, { ...reply, text: 'ask <@ADA>' }])).toEqual({ some: true, forMe: 1 });
    expect(unread([root, { ...reply, ephemeral: true }])).toMatchObject({ some: true });
  });
});
