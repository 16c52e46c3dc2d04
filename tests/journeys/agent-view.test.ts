import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { type Actor, fromBot, MANIFEST, said, startJourney } from './journey.ts';

const QUESTION = 'How do we roll back a bad model?';

/** Opens the Messages tab and gives what the bot suggests there, once it is what is waited for. */
async function suggested(actor: Actor, title: RegExp) {
  await actor.act({ do: 'openHome', tab: 'messages' });
  return actor.sees(({ agent }) =>
    agent?.promptsTitle && title.test(agent.promptsTitle) ? agent.prompts : undefined,
  );
}

describe('in the Messages tab', () => {
  it('a new person is shown what to ask, and is answered in a chat of its own with its title', async () => {
    const { ada } = await startJourney();
    const prompts = await suggested(ada, /for example/);
    expect(prompts.map(({ message }) => message)).toContain(QUESTION);

    const answer = await ada.asks(QUESTION, ada.dm());
    await ada.sees(({ messages, statuses }) =>
      messages.find(({ ts, title }) => ts === answer.threadTs && title === QUESTION && statuses.length === 0),
    );
    expect(fromBot(ada.state(), '0', { channel: ada.dm() })).toEqual([]);
  });

  it('a Slack that does not know sessions is asked once, and shows the same title and status', async () => {
    const { ada, playground, bot } = await startJourney();
    playground.faults.failNext('agents.sessions.setStatus', { type: 'error', error: 'unknown_method' });
    for (const question of [QUESTION, 'how do we version datasets?']) {
      const { threadTs } = await ada.asks(question, ada.dm());
      const titled = new RegExp(question, 'i');
      await ada.sees(({ messages, statuses }) =>
        messages.find(
          ({ ts, title }) => ts === threadTs && titled.test(title ?? '') && statuses.length === 0,
        ),
      );
    }
    await bot.stop();
    expect(playground.calls('agents.sessions.setStatus')).toHaveLength(1);
    const statuses = playground.calls('assistant.threads.setStatus').map(({ args }) => args.status);
    expect(statuses).toContain('is looking through the cards…');
  });

  it('the first message after a start is answered in its chat although Slack fails at its session', async () => {
    const { ada, playground, bot } = await startJourney();
    playground.faults.failNext('agents.sessions.setStatus', { type: 'server_error' });
    expect(said(await ada.asks(QUESTION, ada.dm()))).not.toBe('');
    await bot.stop();
    expect(fromBot(ada.state(), '0', { channel: ada.dm() })).toEqual([]);
  });

  it('a returning person is shown what is new to them and what they saved, each answered', async () => {
    const { ada } = await startJourney();
    await ada.asks('card practices/phased-adoption', ada.dm());
    await ada.asks('save it', ada.dm());
    const [unseen, saved, nudges, help] = await suggested(ada, /continue with/);
    expect(unseen?.title).toMatch(/^New to you: /);
    expect([saved?.message, nudges?.message, help?.message]).toEqual([
      'My saved cards',
      'My learning nudges',
      'What else can I ask you?',
    ]);
    const opened = await ada.asks(unseen?.message ?? '', ada.dm());
    expect(said(opened)).toContain(unseen?.title.slice('New to you: '.length).replace(/…$/, ''));
    expect(said(await ada.asks(saved?.message ?? '', ada.dm()))).toContain('Adopt AI in phases');
    expect(said(await ada.asks(nudges?.message ?? '', ada.dm()))).toContain('Nudges are off');
    expect(said(await ada.asks(help?.message ?? '', ada.dm()))).toContain('Ask in your own words');
  });

  it('a prompt writes what a person would write, and the chat has the title of the card', async () => {
    const { ada } = await startJourney();
    await suggested(ada, /for example/);
    await ada.asks('how do we version datasets?', ada.dm());
    const prompts = await ada.sees(({ agent }) =>
      agent?.promptsTitle === 'What’s next?' ? agent.prompts : undefined,
    );
    for (const { message } of prompts) expect(message).toMatch(/^[A-Z][a-z]+ /);
    const [whole, , , more] = prompts;
    expect(whole?.message).toBe('Show me “Version models and datasets”');
    const shown = await ada.asks(whole?.message ?? '', ada.dm());
    await ada.sees(({ messages }) =>
      messages.find(({ ts, title }) => ts === shown.threadTs && title === 'Version models and datasets'),
    );
    await ada.asks('how do we version datasets?', ada.dm());
    expect(said(await ada.asks(more?.message ?? '', ada.dm()))).toContain('More for “how do we version');
  });

  it('after a question that no card fits the prompts no longer go on from an earlier card', async () => {
    const { ada } = await startJourney();
    await suggested(ada, /for example/);
    await ada.asks('how do we version datasets?', ada.dm());
    await ada.sees(({ agent }) => agent?.promptsTitle === 'What’s next?' || undefined);
    expect(said(await ada.asks('which paint dries fastest on a garden fence?', ada.dm()))).toContain(
      'can’t answer that',
    );
    await ada.sees(({ agent }) => agent?.promptsTitle?.includes('for example') || undefined);
  });

  it('after an answer the prompts go on from it, each is answered, and what is new to one comes with the next visit', async () => {
    const { ada } = await startJourney();
    await suggested(ada, /for example/);
    await ada.asks('how do we version datasets?', ada.dm());
    const next = () =>
      ada.sees(({ agent }) => (agent?.promptsTitle === 'What’s next?' ? agent.prompts : undefined));
    const [whole, side, related, more] = await next();
    expect([whole?.title, side?.title, more?.title]).toEqual([
      'The whole card',
      'Challenges about that',
      'More that fits',
    ]);
    const steered = await ada.asks(side?.message ?? '', ada.dm());
    expect(said(steered)).toMatch(/Challenge/);
    expect(said(await ada.asks(whole?.message ?? '', ada.dm()))).toContain('Version models and datasets');
    const title = related?.title.replace(/^Related: /, '').replace(/…$/, '') ?? '?';
    expect(said(await ada.asks(related?.message ?? '', ada.dm()))).toContain(title);
    await suggested(ada, /continue with/);
  });

  it('a chat that is open already goes on after a start with a status, and prompts that fit', async () => {
    const { ada, bot, start, playground } = await startJourney();
    const answer = await ada.asks(QUESTION, ada.dm());
    await bot.stop();
    await start();
    const statuses = () => playground.calls('agents.sessions.setStatus').map(({ args }) => args.status);
    const prompts = () => playground.calls('assistant.threads.setSuggestedPrompts').length;
    const before = { status: statuses().length, prompts: prompts() };
    await ada.asks('card practices/phased-adoption', ada.dm(), answer.threadTs);
    await expect.poll(() => statuses().slice(before.status)).toEqual(['processing', 'active']);
    await expect.poll(prompts).toBeGreaterThan(before.prompts);
  });

  it('a follow-up in a new chat is about the newest answer, in whichever chat that stands', async () => {
    const { ada } = await startJourney();
    const first = await ada.asks('how do we version datasets?', ada.dm());
    await ada.asks('what does a steering committee do?', ada.dm());
    const newest = 'people are afraid that AI takes their jobs';
    await ada.asks(newest, ada.dm(), first.threadTs);
    expect(said(await ada.asks('practices about that', ada.dm()))).toContain(`for “${newest}”`);
    await ada.asks('how do we version datasets?', ada.dm());
    expect(said(await ada.asks('why this one?', ada.dm()))).toContain('Why “Version models');
  });

  it('a question that goes on from the answer is read with it, in its chat and in a new one', async () => {
    const { ada } = await startJourney();
    expect(said(await ada.asks('and what does that cost?', ada.dm()))).not.toMatch(/\n> /);
    const answer = await ada.asks('how do we version datasets?', ada.dm());
    for (const threadTs of [undefined, answer.threadTs]) {
      const next = await ada.asks('and what does that cost?', ada.dm(), threadTs);
      expect(said(next)).toContain('Version models and datasets');
      expect(said(await ada.asks('and who should do that?', ada.dm(), threadTs))).toMatch(
        /Version models and datasets|\n> /,
      );
    }
  });

  it('a follow-up is understood in its chat, and in a new one', async () => {
    const { ada } = await startJourney();
    const answer = await ada.asks('how do we version datasets?', ada.dm());
    const why = await ada.asks('why this one?', ada.dm(), answer.threadTs);
    expect(said(why)).toContain('Why “Version models and datasets”');
    expect(said(await ada.asks('why this one?', ada.dm()))).toContain('Why “Version models and datasets”');
  });
});

it('Where the app is no agent, direct messages are answered beside the question, and nothing fails', async () => {
  const manifest = parse(readFileSync(MANIFEST, 'utf8'));
  manifest.features.agent_view = undefined;
  const { scopes } = manifest.oauth_config;
  scopes.bot = scopes.bot.filter((scope: string) => scope !== 'assistant:write');
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'manifest.yml': stringify(manifest) });
  const { ada } = await startJourney({ manifestPath: join(folder, 'manifest.yml') });
  await ada.act({ do: 'openHome', tab: 'messages' });
  const root = await ada.says('card practices/phased-adoption', ada.dm());
  await ada.hears(root, { channel: ada.dm() });
  expect(said(await ada.asks(QUESTION, ada.dm(), root))).toContain('*');
  for (const question of [QUESTION, 'how do we version datasets?']) {
    const ts = await ada.says(question, ada.dm());
    expect(said(await ada.hears(ts, { channel: ada.dm() }))).toContain('*');
  }
});
