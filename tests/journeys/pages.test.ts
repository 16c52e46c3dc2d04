import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { ADA, buttons, type JourneyOptions, NOOR, PLATFORM, person, said, startJourney } from './journey.ts';

const INCIDENTS = 'C0INCIDENTS';

const HANDBOOK = {
  'oncall/rotation.md': `# On-call rotation

## Handing over

Hand over the pager on Tuesday at ten. The old and the new person talk for fifteen minutes:

- what broke last week and is not fixed yet
- which alarms were noise
- what is planned until the next handover

## Swapping a shift

Swap shifts in the rota tool, and tell the channel. Nobody needs to approve it.
`,
  'releases/freeze.md': `---
title: Release freeze
owner: Release team
---

The release freeze begins on December 18 and ends on January 6. Security fixes go out with the approval of two leads.
`,
};
const LAPTOPS = `# Laptops

Order a new laptop in the service desk. It takes two weeks; ask your lead to approve it first.
`;
const SECRET = {
  'plan.md': `# Project Nightingale

We buy the badger factory in March. Only the incident leads know about Project Nightingale.
`,
};

/** A bot that reads a handbook for everybody, and secret pages for those in the channel of incidents. */
async function startWithPages(
  config: { builtIn?: 'on' | 'off'; builtInOffIn?: string[] } = {},
  options: JourneyOptions = {},
  moreRoots = '',
) {
  const folder = await temporaryFolder();
  await writeFiles(join(folder, 'handbook'), { ...HANDBOOK, 'it/laptops.md': LAPTOPS });
  await writeFiles(join(folder, 'secret'), SECRET);
  await writeFiles(folder, {
    'guidepost.yaml': `roots:
  - id: handbook
    name: Handbook
    folder: handbook
    url: https://handbook.example/
    style: mkdocs
  - id: secret
    name: Secret plans
    folder: secret
    channels: [${INCIDENTS}]
${moreRoots}`,
  });
  const pages = { docsDir: undefined, configFile: join(folder, 'guidepost.yaml'), gitTokens: {} };
  const journey = await startJourney({ ...options, config: { ...config, pages } });
  await journey.ada.act({ do: 'setMember', channel: INCIDENTS, person: NOOR, member: false });
  return { ...journey, folder, noor: person(journey.playground, NOOR) };
}

it('A question that a page of the team answers gets what the page says, with the way to it', async () => {
  const { ada } = await startWithPages();
  const answer = await ada.asks('@Guidepost when do we hand over the pager, and what do we talk about?');
  expect(said(answer)).toContain('On-call rotation › Handing over');
  expect(said(answer)).toContain('Hand over the pager on Tuesday at ten.');
  expect(said(answer)).toContain('which alarms were noise');
  expect(said(answer)).toContain('Handbook');
  expect(answer.text).toContain('On-call rotation › Handing over.');
  expect(JSON.stringify(answer.blocks)).toContain('https://handbook.example/oncall/rotation/#handing-over');

  const why = await ada.asks('why?', PLATFORM, answer.threadTs);
  expect(said(why)).toContain('Why “On-call rotation › Handing over”');
  const whole = await ada.asks('show me the whole page', PLATFORM, answer.threadTs);
  expect(said(whole)).toContain('Swap shifts in the rota tool');
});

it('Whoever asks with the command can share what a page says, once, and take it back', async () => {
  const { ada, marco } = await startWithPages();
  const answer = await ada.command('when does the release freeze begin');
  expect(said(answer)).toContain('begins on December 18');
  expect(said(answer)).toContain('Looked after by Release team');
  await ada.presses('Share in this channel', answer);
  const note = await ada.sees(({ messages }) =>
    messages.find(({ blocks = [] }) => buttons(blocks).some(({ text }) => text === 'Undo')),
  );
  const shared = () =>
    marco.state().messages.filter((message) => said(message).includes('shared a page')).length;
  expect(shared()).toBe(1);
  await ada.pressesAndHears('Share in this channel', answer);
  expect(shared()).toBe(1);
  await ada.presses('Undo', note);
  await marco.sees(() => shared() === 0 || undefined);
});

it('A page of a channel is seen there and by its members alone, and by nobody else', async () => {
  const { ada, noor } = await startWithPages();
  const question = 'what is Project Nightingale, do we buy the badger factory?';
  const there = await ada.asks(`@Guidepost ${question}`, INCIDENTS);
  expect(said(there)).toContain('We buy the badger factory in March');
  const alone = await ada.command(question, PLATFORM);
  expect(said(alone)).toContain('We buy the badger factory in March');
  const elsewhere = await ada.asks(`@Guidepost ${question}`, PLATFORM);
  expect(said(elsewhere)).not.toMatch(/in March|Secret plans/);
  const other = await noor.command(question, PLATFORM);
  expect(said(other)).not.toMatch(/in March|Secret plans/);
  // What a member sees in private does not go to a channel that may not see it.
  const refused = await ada.pressesAndHears('Share in this channel', alone);
  expect(said(refused)).toContain('Not everybody in this channel may see that page');
});

it('A page without an address opens in Slack', async () => {
  const { ada } = await startWithPages();
  const answer = await ada.asks(
    '@Guidepost what is Project Nightingale, do we buy the badger factory?',
    INCIDENTS,
  );
  const opened = await ada.pressesAndOpens('Open the page', answer);
  expect(opened.title).toBe('Project Nightingale');
  expect(said(opened)).toContain('Only the incident leads know about Project Nightingale.');
});

it('Feedback on a page is thanked for', async () => {
  const { ada } = await startWithPages();
  const answer = await ada.command('when does the release freeze begin');
  expect(said(await ada.pressesAndHears('Helpful', answer))).toContain('Noted that *Release freeze* helped.');
});

it('A page that changes is answered from as it is now', async () => {
  const { ada, folder, bot } = await startWithPages();
  await writeFiles(join(folder, 'handbook'), {
    'releases/freeze.md': HANDBOOK['releases/freeze.md'].replace('December 18', 'December 11'),
  });
  await bot.reloadKnowledge();
  expect(said(await ada.command('when does the release freeze begin'))).toContain('begins on December 11');
});

it('Without built-in cards, the bot answers from pages alone and says no where they have nothing', async () => {
  const { ada, playground } = await startWithPages({ builtIn: 'off' });
  expect(said(await ada.command('when does the release freeze begin'))).toContain('December 18');
  expect(said(await ada.command('how do we roll back a bad model?'))).toContain('I have no');
  expect(said(await ada.command('tip'))).toContain('There are no cards here');
  for (const text of ['help', 'card x', 'nudges', 'saved']) {
    expect(said(await ada.command(text))).not.toContain('Something went wrong');
  }
  const no = await ada.command('how do we roll back a bad model?');
  expect(said(await ada.pressesAndHears('How to ask', no))).toContain('There are no cards here');
  expect(said(await ada.asks('hello', ada.dm()))).not.toContain('Something went wrong');
  await ada.openHome();
  const home = await ada.sees((state) => state.home ?? undefined);
  expect(buttons(home.blocks).map(({ text }) => text)).not.toContain('Give me a tip');
  expect(playground.state(ADA).messages.length).toBeGreaterThan(0);
});

it('Nobody waits long for a look-up of who may see some pages, and whoever was found is shown them the next time', async () => {
  const members = Promise.withResolvers<void>();
  const asked: string[] = [];
  const onCall = async (method: string) => {
    asked.push(method);
    if (method === 'conversations.members') await members.promise;
    return undefined;
  };
  const { ada } = await startWithPages({}, { onCall });
  const question = 'when does the release freeze begin';
  expect(said(await ada.command(question))).toContain('begins on December 18');
  expect(said(await ada.command(question))).toContain('begins on December 18');
  expect(asked.filter((method) => method === 'conversations.members')).toHaveLength(1);
  const secret = 'what is Project Nightingale, do we buy the badger factory?';
  expect(said(await ada.command(secret))).not.toContain('We buy the badger factory');
  members.resolve();
  let found = '';
  while (!found.includes('We buy the badger factory')) found = said(await ada.command(secret));
});

it('Slack is asked once a minute who may see some pages, also where the answer is no or none', async () => {
  const lines: { event?: string; root?: string }[] = [];
  const destination = new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  const asked: string[] = [];
  let now = Date.now();
  const { noor } = await startWithPages(
    {},
    {
      log: createLog({ level: 'info', readable: false, destination }),
      now: () => new Date(now),
      onCall: async (method) => void asked.push(method),
    },
    '  - { id: leads, folder: secret, groups: [S012ABCDEF] }\n',
  );
  const calls = () => asked.filter((method) => /^conversations\.members$|^usergroups\.users/.test(method));
  for (let question = 0; question < 5; question += 1) {
    const answer = await noor.command('what is Project Nightingale, do we buy the badger factory?');
    expect(said(answer)).not.toContain('We buy');
  }
  expect(calls().toSorted()).toEqual(['conversations.members', 'usergroups.users.list']);
  expect(lines.filter(({ event }) => event === 'pages.access_unknown')).toMatchObject([{ root: 'leads' }]);
  now += 61_000;
  await noor.command('what is Project Nightingale, do we buy the badger factory?');
  expect(calls()).toHaveLength(4);
});

it('Built-in cards can be off in some channels', async () => {
  const { ada } = await startWithPages({ builtInOffIn: [INCIDENTS] });
  const question = '@Guidepost how do we roll back a bad model?';
  const there = await ada.asks(question, INCIDENTS);
  expect(said(there)).toContain('I have no');
  expect(said(await ada.asks('@Guidepost more', INCIDENTS, there.threadTs))).not.toContain('Roll');
  expect(said(await ada.asks(question, PLATFORM))).toContain('Read the whole card');
  expect(said(await ada.asks('@Guidepost when does the release freeze begin?', INCIDENTS))).toContain(
    'December 18',
  );
});

it('A question about something else in the same thread is not answered by the page before', async () => {
  const { ada } = await startWithPages();
  const first = await ada.asks('@Guidepost when does the release freeze begin?');
  expect(said(first)).toContain('Release freeze');
  const { threadTs = '' } = first;
  expect(said(await ada.asks('@Guidepost how do I order a new laptop?', PLATFORM, threadTs))).toContain(
    'Order a new laptop in the service desk',
  );
  expect(said(await ada.asks('@Guidepost who won the world cup in 2014?', PLATFORM, threadTs))).not.toContain(
    'Release freeze',
  );
});
