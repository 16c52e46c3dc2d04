import { expect, it } from 'vitest';
import { createLibrary } from '../../../src/cards/library.ts';
import { createAgentChats } from '../../../src/slack/answers/agent-chats.ts';
import { card, PRACTICES } from '../../support/cards.ts';
import { silent } from '../../support/databases.ts';
import { workspaceWith } from '../../support/workspace.ts';

const library = createLibrary([card()], [PRACTICES]);
const MESSAGE = { channel: 'D1', ts: '1.1', threadTs: null, text: 'How do we begin?' };

/** An agent whose calls Slack answers when the test says so. Slack knows sessions, or says that it doesn't. */
function agent({ titleWaitsMs = 60_000, sessions = false } = {}) {
  const calls: { call: string; answer: () => void; refuse: (word: string) => void }[] = [];
  const method = (call: string) => (args: { status?: string; title?: string }) =>
    new Promise<void>((resolve, reject) => {
      const refuse = (error: string) => reject(Object.assign(new Error(error), { data: { error } }));
      calls.push({ call: [call, args.status].filter(Boolean).join(': '), answer: resolve, refuse });
    });
  const threads = {
    setTitle: method('title'),
    setStatus: method('status'),
    setSuggestedPrompts: method('prompts'),
  };
  const session = method('session');
  const setStatus: typeof session = async (args) => {
    if (sessions) return session({ status: [args.status, args.title].filter(Boolean).join(', ') });
    tried += 1;
    throw Object.assign(new Error('no such method'), { data: { error: 'unknown_method' } });
  };
  let tried = 0;
  const workspace = workspaceWith({ assistant: { threads }, agents: { sessions: { setStatus } } });
  const chats = createAgentChats({
    answers: { library: () => library, cardForToday: () => card() },
    contents: { homeContents: () => Promise.reject(new Error('away')) },
    log: silent,
    titleWaitsMs,
  });
  const opened = async () => {
    const suggesting = chats.suggest(workspace, { team: 'T1', userId: 'U1' }, 'D1');
    await expect.poll(() => calls.length).toBe(1);
    calls.shift()?.answer();
    await suggesting;
  };
  const start = (message: Parameters<typeof chats.start>[1]) => chats.start(workspace, message);
  return { start, calls, opened, called: () => calls.map(({ call }) => call), tried: () => tried };
}

it('A chat is a session: one call says its title and that the bot is at work, and one that it is done', async () => {
  const { start, calls, called } = agent({ sessions: true });
  const starting = start(MESSAGE);
  expect(called()).toEqual(['session: processing, How do we begin?']);
  calls[0]?.answer();
  const chat = await starting;
  expect(chat.isChat).toBe(true);
  chat.finish(undefined);
  await expect.poll(called).toEqual(['session: processing, How do we begin?', 'session: active']);
});

it('Nobody waits for a session once it is known that the app has chats, and one that goes on keeps its title', async () => {
  const { start, opened, called } = agent({ sessions: true });
  await opened();
  await start({ ...MESSAGE, threadTs: '1.0' });
  expect(called()).toEqual(['session: processing']);
});

it('Where Slack has trouble with a session, the answer belongs to the chat, and the older calls are left alone', async () => {
  for (const error of ['internal_error', 'ratelimited']) {
    const { start, calls, called } = agent({ sessions: true });
    const starting = start(MESSAGE);
    calls[0]?.refuse(error);
    expect((await starting).isChat).toBe(true);
    expect(called()).toHaveLength(1);
  }
});

it('Who may not have sessions is asked about chats in the older way', async () => {
  const { start, calls, called } = agent({ sessions: true });
  const starting = start(MESSAGE);
  calls[0]?.refuse('access_denied');
  await expect.poll(called).toEqual(['session: processing, How do we begin?', 'title']);
  calls[1]?.refuse('access_denied');
  expect((await starting).isChat).toBe(false);
});

it('Where Slack does not know sessions, it is asked once', async () => {
  const { start, opened, tried } = agent();
  await opened();
  for (let nth = 0; nth < 3; nth += 1) (await start(MESSAGE)).finish(undefined);
  expect(tried()).toBe(1);
});

it('Without sessions, title and status are told side by side, and nobody waits for either', async () => {
  const { start, opened, called } = agent();
  await opened();
  const chat = await start(MESSAGE);
  expect(chat.isChat).toBe(true);
  await expect.poll(called).toEqual(['title', 'status: is looking through the cards…']);
});

it('A status that came after the answer is taken away again, also when there was no answer', async () => {
  const { start, calls, opened, called } = agent();
  await opened();
  const chat = await start({ ...MESSAGE, threadTs: '1.0' });
  await expect.poll(called).toEqual(['status: is looking through the cards…']);
  chat.finish(undefined);
  calls[0]?.answer();
  await expect.poll(called).toEqual(['status: is looking through the cards…', 'status']);
});

it('In a chat that was open before the bot started the status is told at once, and prompts after the answer', async () => {
  const { start, calls, called } = agent();
  const chat = await start({ ...MESSAGE, threadTs: '1.0' });
  await expect.poll(called).toHaveLength(1);
  chat.finish({ cardId: card().id, answerId: 'a1' });
  calls[0]?.answer();
  await expect.poll(called).toEqual(['status: is looking through the cards…', 'prompts', 'status']);
});

it('A status in a thread does not make an agent of an app: any app may set one', async () => {
  const { start, calls, called } = agent();
  await start({ ...MESSAGE, threadTs: '1.0' });
  await expect.poll(called).toHaveLength(1);
  calls[0]?.answer();
  const starting = start(MESSAGE);
  await expect.poll(called).toEqual(['status: is looking through the cards…', 'title']);
  calls[1]?.refuse('access_denied');
  expect((await starting).isChat).toBe(false);
});

it('Until Slack has said whether the app has chats, the title is waited for; where it has none, nothing is told again', async () => {
  const { start, calls, called } = agent();
  const starting = start(MESSAGE);
  await expect.poll(called).toEqual(['title']);
  calls[0]?.refuse('access_denied');
  expect((await starting).isChat).toBe(false);
  expect((await start(MESSAGE)).isChat).toBe(false);
  expect(called()).toEqual(['title']);
});

it('Where Slack has trouble with the title, the answer belongs to the chat all the same', async () => {
  for (const error of ['internal_error', 'ratelimited']) {
    const { start, calls, called } = agent();
    const starting = start(MESSAGE);
    await expect.poll(called).toHaveLength(1);
    calls[0]?.refuse(error);
    expect((await starting).isChat).toBe(true);
  }
});

it('Where Slack does not answer at all, the answer does not wait for it', async () => {
  const { start, called } = agent({ titleWaitsMs: 0, sessions: true });
  expect((await start(MESSAGE)).isChat).toBe(true);
  expect(called()).toEqual(['session: processing, How do we begin?']);
});
