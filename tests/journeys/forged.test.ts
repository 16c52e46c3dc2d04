import type { Message } from '@guidepost/local-slack/protocol';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ACTIONS, NUDGE_FIELDS, packStep, VIEWS } from '../../src/slack/kit/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { channel, FIRST, LONG_BEFORE, person as subscriber } from '../store/a-subscription.ts';
import { testDatabase } from '../support/databases.ts';
import { asSlackSends, click, type Forger, listenedTo, responseUrls, submission } from './forged-requests.ts';
import { CARD, FIELDS, FORMS, nudgeForm, PING, type Target, VALUES } from './forged-values.ts';
import { ADA, MARCO, NOOR, PLATFORM, RANDOM, said, startJourney } from './journey.ts';

const TEAM = 'T0NORTHWIND';
const INCIDENTS = 'C0INCIDENTS';
const HELIOS = 'C0HELIOS';
const GENERAL = 'C0GENERAL';
const CAROL = 'U0CAROL';
const REPORT = 'report-of-marco';
const WORDS = 'words-of-marco';

/** The workspace with something to take, hurt or read in it, and hands to send forged requests. */
async function startForged(config: { answerGuests?: boolean } = {}) {
  const database = testDatabase('postgres');
  const place = await database.place();
  const store = await database.open(place);
  for (const id of [INCIDENTS, HELIOS]) {
    await store.subscriptions.save(
      channel({ team: TEAM, userId: ADA, channel: id, rotation: [] }),
      LONG_BEFORE,
    );
    await store.suggestions.set({ team: TEAM, channel: id }, { team: TEAM, userId: ADA }, true, LONG_BEFORE);
    const list = { id: `list-${id}`, team: TEAM, userId: ADA, channel: id, threadTs: null, cardId: CARD };
    await store.checklists.make({ ...list, title: 'T', heading: 'H', steps: ['one', 'two'] }, LONG_BEFORE);
  }
  await store.subscriptions.save(subscriber({ team: TEAM, userId: MARCO }), LONG_BEFORE);
  await store.subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({ type: 'deliver', next: null }));
  await store.saved.save({ team: TEAM, userId: MARCO }, CARD, LONG_BEFORE);
  await store.stops.stop(
    { team: TEAM, userId: CAROL },
    { untilDay: '2099-01-01', reason: 'an incident' },
    LONG_BEFORE,
  );
  const report = { id: REPORT, cardId: CARD, text: 'a secret mistake', reportedAt: LONG_BEFORE };
  await store.reports.add({ team: TEAM, userId: MARCO }, report);
  const words = { id: WORDS, cardId: CARD, words: 'a secret mistake of mine', writtenAt: LONG_BEFORE };
  await store.rehearsals.add({ team: TEAM, userId: MARCO }, words);
  const delivery = await store.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow();
  const journey = await startJourney({
    wire: 'http',
    database: { ...database, place: async () => place },
    config: { curators: [CAROL], ...config },
  });
  const { playground, ada, marco, signed, bot } = journey;
  await ada.act({ do: 'setMember', channel: INCIDENTS, person: NOOR, member: false });
  const tsIn: Record<string, string> = {};
  for (const id of [INCIDENTS, HELIOS]) {
    tsIn[id] = (await ada.asks('@Guidepost how do we version datasets?', id)).ts;
  }
  await untilAnswered(store);
  const { answers, urlFor } = await responseUrls();
  const targetIn = (id: string, forger: string): Target => ({
    channel: id,
    ts: tsIn[id] ?? '1.1',
    list: `list-${id in tsIn ? id : INCIDENTS}`,
    delivery: delivery.id,
    report: REPORT,
    words: WORDS,
    forger,
  });
  const trigger = (by: Forger) =>
    playground.state(ADA).people.some(({ id }) => id === by.userId) ? playground.trigger(by.userId) : 'none';

  /** Sends one forged click for each value and place. */
  async function clickAll(by: Forger, actionId: string, channels: readonly string[]): Promise<void> {
    for (const id of channels) {
      const target = targetIn(id, by.userId);
      const message = showing(target.list);
      const places = [
        // In a channel of the forger's own, with somebody else's values.
        { channel: GENERAL, ts: '1.1', message },
        {
          metadata: JSON.stringify({
            channel: id,
            threadTs: target.ts,
            whose: id,
            cardId: CARD,
            ledBefore: [],
          }),
        },
        // Slack may let people press buttons in a channel that they only look at.
        ...(id in tsIn ? [{ channel: id, ts: target.ts, message }] : []),
      ];
      for (const value of VALUES[actionId]?.(target) ?? []) {
        for (const at of places) {
          const responseUrl = urlFor(`${actionId} ${'channel' in at ? at.channel : 'window'}`);
          const request = click({ by, actionId, value, at, trigger: trigger(by), responseUrl });
          await signed.interactive(asSlackSends(request, actionId, value));
        }
      }
    }
  }

  async function submitAll(by: Forger, callbackId: string, channels: readonly string[]): Promise<void> {
    for (const id of channels) {
      const target = targetIn(id, by.userId);
      const metadata = JSON.stringify({
        channel: id,
        threadTs: target.ts,
        whose: id,
        cardId: CARD,
        ledBefore: [],
      });
      const values = FORMS[callbackId]?.(target) ?? {};
      await signed.interactive(submission(by, { callbackId, metadata, values, trigger: trigger(by) }));
    }
  }

  return {
    ...journey,
    store,
    answers,
    clickAll,
    submitAll,
    send: (form: Parameters<typeof submission>[1], by: Forger) => signed.interactive(submission(by, form)),
    trigger,
    /** All that others have: what is stored of them, and what stands in their channels and direct messages. */
    async ofOthers(forger: string) {
      const messages = [...ada.state().messages, ...marco.state().messages]
        .filter((one) => !one.ephemeral && one.channel !== GENERAL)
        .map(({ channel: where, ts, text: said, blocks }) =>
          [where, ts, said, JSON.stringify(blocks)].join(' '),
        );
      return { rows: await rowsOfOthers(store, forger), messages: [...new Set(messages)].toSorted() };
    },
    /** Lets everything that was sent come to its end. */
    end: () => bot.stop(),
  };
}

/** A message with a box of a list: a tick counts nowhere else. */
const showing = (list: string) => ({
  text: 'x',
  blocks: [
    {
      type: 'section',
      block_id: packStep({ list, step: 0, changes: 0 }),
      accessory: { type: 'checkboxes', action_id: `${ACTIONS.tickStep}:0` },
    },
  ],
});

/** The inbox notes an answer once it is out. */
async function untilAnswered({ db }: Store): Promise<void> {
  for (let open = 1; open > 0; ) {
    open = (await db.selectFrom('inbox').select('ts').where('state', '!=', 'answered').execute()).length;
  }
}

async function rowsOfOthers({ db }: Store, forger: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'guidepost' and table_name not like 'migration%'`.execute(db);
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await sql<{ row: string }>`
      select row_to_json(one)::text as row from ${sql.table(`guidepost.${name}`)} one`.execute(db);
    // What the forger does in their own name, in a channel of their own, is theirs.
    const theirs = [`"${forger}"`, `"${GENERAL}"`];
    rows.push(
      ...found.rows
        .map(({ row }) => `${name} ${row}`)
        .filter((row) => !theirs.some((own) => row.includes(own))),
    );
  }
  return rows.toSorted();
}

const FORGERS: Record<string, Forger> = {
  'a member who is not in the channel': { userId: NOOR, team: TEAM },
  'a guest whom the bot does not answer': { userId: 'U0LENA', team: TEAM },
  'somebody of another company': { userId: 'U0KENJI', team: 'T0HELIOS' },
  'somebody of another workspace': { userId: 'U0EVIL', team: 'T0EVIL' },
  'somebody who claims to be at home here': { userId: 'U0EVIL', team: TEAM },
};

describe('what a client may forge', () => {
  it('has a case for every action and every form', () => {
    const actions = Object.values(ACTIONS).filter((id) => !FIELDS.includes(id));
    expect(Object.keys(VALUES).toSorted()).toEqual(actions.toSorted());
    expect(listenedTo('action').filter((id) => !(id in VALUES))).toEqual([]);
    expect(listenedTo('options').filter((id) => !(id in VALUES))).toEqual([]);
    expect(Object.keys(FORMS).toSorted()).toEqual(listenedTo('view'));
  });

  it.each(Object.entries(FORGERS))(
    'lets %s change nothing of others and read nothing of theirs',
    async (_, by) => {
      const forged = await startForged({ answerGuests: false });
      const { marco, playground } = forged;
      const before = await forged.ofOthers(by.userId);
      // Whoever is turned away is so before anything is read.
      const elsewhere = by.userId === NOOR ? [marco.dm(), 'C0OTHERTEAM'] : [];
      for (const actionId of Object.keys(VALUES)) {
        await forged.clickAll(by, actionId, [INCIDENTS, ...elsewhere]);
      }
      for (const callbackId of Object.keys(FORMS)) {
        await forged.submitAll(by, callbackId, [INCIDENTS, HELIOS, MARCO, ...elsewhere]);
      }
      await forged.end();
      expect(await forged.ofOthers(by.userId)).toEqual(before);
      const modals = by.userId === 'U0EVIL' ? [] : playground.state(by.userId).modals;
      const read = [
        ...forged.answers.map(({ to, body }) => `${to} ${body}`),
        ...modals.map((one) => JSON.stringify(one)),
      ];
      expect(
        read.filter((one) => /<!channel>|a secret mistake|Set up by|"response_type":"in_channel"/.test(one)),
      ).toEqual([]);
      if (by.userId !== NOOR) expect(read.filter((one) => /phased|practice/i.test(one))).toEqual([]);
      else expect(read.filter((one) => one.includes('we’re both in')).length).toBeGreaterThan(20);
    },
  );

  it('would have done something: for people who are in the channel, the same requests do', async () => {
    const forged = await startForged();
    const by = { userId: ADA, team: TEAM };
    for (const id of ['shareCard', 'makeChecklist', 'tickStep', 'nudgesPause', 'suggestOff'] as const) {
      await forged.clickAll(by, ACTIONS[id], [INCIDENTS]);
    }
    await forged.submitAll(by, VIEWS.shareElsewhere, [INCIDENTS]);
    await forged.end();
    const { messages, rows } = await forged.ofOthers('nobody');
    const there = messages.filter((one) => one.startsWith(INCIDENTS));
    for (const done of ['shared a guidance card', 'Checklist:', 'paused the nudges', 'suggestions off']) {
      expect(
        there.filter((one) => one.includes(done)),
        done,
      ).not.toEqual([]);
    }
    expect(rows.filter((row) => row.startsWith('checklist_ticks'))).toHaveLength(1);
  });

  it('would have done something: a curator closes a report with the same requests', async () => {
    const forged = await startForged();
    const by = { userId: CAROL, team: TEAM };
    await forged.clickAll(by, ACTIONS.closeReport, [INCIDENTS]);
    await forged.end();
    const { rows } = await forged.ofOthers('nobody');
    expect(rows.filter((row) => row.startsWith('reports'))).toEqual([]);
  });

  it('would have done something: a curator stops everybody’s nudges anew with the same requests', async () => {
    const forged = await startForged();
    await forged.submitAll({ userId: CAROL, team: TEAM }, VIEWS.nudgeStopAll, [INCIDENTS]);
    await forged.end();
    const { rows } = await forged.ofOthers('nobody');
    const stops = rows.filter((row) => row.startsWith('nudge_stops'));
    expect(stops.filter((row) => row.includes('"ended_at":null'))).toHaveLength(1);
    expect(stops).toHaveLength(2);
  });
});

describe('ids that a form brings', () => {
  it.each([
    ['markup', [PING]],
    ['no text', [1, null, {}]],
    ['no list', 'U0ADA'],
    ['channels', [INCIDENTS]],
    ['a bot', ['USLACKBOT']],
    ['far too many people', Array.from({ length: 600 }, (_, nth) => `U0PERSON${nth}`)],
  ])('are refused as people who take turns when they are %s', async (_, rotation) => {
    const forged = await startForged();
    const by = { userId: ADA, team: TEAM };
    const before = await forged.ofOthers('nobody');
    const metadata = JSON.stringify({ channel: INCIDENTS, whose: INCIDENTS, ledBefore: [] });
    const form = { callbackId: VIEWS.nudgeForm, metadata, values: nudgeForm(rotation), trigger: 'none' };
    const { text: answer } = await forged.send(form, by);
    expect(JSON.parse(answer)).toMatchObject({
      response_action: 'errors',
      errors: { rotation: expect.any(String) },
    });
    expect(await forged.ofOthers('nobody')).toEqual(before);
  });
});

it.each(['kinds', 'tags'] as const)(
  '%s that no card has are refused in a sentence, and not stored',
  async (field) => {
    const forged = await startForged();
    const before = await forged.ofOthers('nobody');
    const chosen = Array.from({ length: 4000 }, (_, nth) => ({ value: `${PING} \u0000 ${nth}` }));
    const values = { ...nudgeForm([ADA]), [NUDGE_FIELDS[field]]: { [field]: { selected_options: chosen } } };
    const metadata = JSON.stringify({ channel: INCIDENTS, whose: INCIDENTS, ledBefore: [] });
    const form = { callbackId: VIEWS.nudgeForm, metadata, values, trigger: 'none' };
    const { text: answer } = await forged.send(form, { userId: ADA, team: TEAM });
    const expected = expect.stringContaining('Take it out, or choose from the list.');
    expect(JSON.parse(answer)).toMatchObject({ response_action: 'errors', errors: { [field]: expected } });
    expect(await forged.ofOthers('nobody')).toEqual(before);
  },
);

it('a level that does not exist is refused in a sentence, and nothing starts', async () => {
  const forged = await startForged();
  const before = await forged.ofOthers('nobody');
  const chosen = { [NUDGE_FIELDS.learner]: { learner: { selected_option: { value: `boss ${PING}` } } } };
  const values = { ...nudgeForm([]), ...chosen };
  const form = { callbackId: VIEWS.nudgeForm, metadata: '{"whose":"me"}', values, trigger: 'none' };
  const { text: answer } = await forged.send(form, { userId: ADA, team: TEAM });
  expect(JSON.parse(answer)).toMatchObject({
    response_action: 'errors',
    errors: { learner: 'I don’t know that choice any longer. Choose one from the list.' },
  });
  expect(await forged.ofOthers('nobody')).toEqual(before);
});

/** What a client says of the message that was clicked: Slack adds the message itself unless only one person sees it. */
const CLAIMS = {
  'a post that everybody sees': { withMessage: true, ephemeral: false },
  'a private note of somebody else': { withMessage: false, ephemeral: true },
  'a post, as if it were a private note': { withMessage: true, ephemeral: true },
};

describe('a member of the channel', () => {
  it.each(Object.entries(CLAIMS))(
    'can change or remove nothing of others by a click on %s',
    async (_, claim) => {
      const { playground, ada, bot, signed, delivery } = await startWithLooseEnds([PLATFORM, RANDOM]);
      const by = { userId: MARCO, team: TEAM };
      const { answers, urlFor } = await responseUrls();
      // The bot is no member of the second one.
      for (const channel of [PLATFORM, RANDOM]) {
        await ada.presses('Share in this channel', await ada.command(`card ${CARD}`, channel));
        const post = await ada.sees((now) =>
          now.messages.find((one) => one.channel === channel && isShared(one)),
        );
        const note = await ada.sees((now) =>
          now.messages.find((one) => one.ephemeral && one.channel === channel),
        );
        const { ts, text, blocks } = claim.withMessage ? post : note;
        const message = claim.withMessage ? { text, blocks } : null;
        const at = { channel, ts, message, ephemeral: claim.ephemeral };
        const ids = { list: `list-${channel}`, delivery, report: REPORT, words: WORDS };
        const target = { channel, ts: post.ts, ...ids, forger: MARCO };
        const before = JSON.stringify(ada.state().messages);
        for (const [actionId, values] of Object.entries(VALUES)) {
          const requests = [...values(target), ...OTHERS(channel)].map((value) => {
            const sent = { by, actionId, value, at, trigger: playground.trigger(MARCO) };
            return asSlackSends(click({ ...sent, responseUrl: urlFor(actionId) }), actionId, value);
          });
          await Promise.all(requests.map((request) => signed.interactive(request)));
        }
        const now = new Set(ada.state().messages.map((one) => JSON.stringify(one)));
        const changed = (JSON.parse(before) as unknown[]).filter((one) => !now.has(JSON.stringify(one)));
        expect(changed).toEqual([]);
      }
      await bot.stop();
      expect(answers.length).toBeGreaterThan(50);
      const reaching = /"(delete|replace)_original":true/;
      // What Slack shows to the forger alone is theirs, and reached by their own response URL.
      const reached = answers.filter(({ body }) => reaching.test(body));
      if (claim.withMessage) expect(reached).toEqual([]);
      else expect(reached.filter(({ body }) => body.includes('delete_original'))).toEqual([]);
    },
  );
});

/** Things of the forger's own that have no message yet, or never got one: a list in each channel, and a nudge. */
async function startWithLooseEnds(channels: readonly string[]) {
  const database = testDatabase('postgres');
  const place = await database.place();
  const store = await database.open(place);
  const marco = { team: TEAM, userId: MARCO };
  for (const channel of channels) {
    const list = { id: `list-${channel}`, ...marco, channel, threadTs: null, cardId: CARD };
    await store.checklists.make({ ...list, title: 'T', heading: 'H', steps: ['one', 'two'] }, LONG_BEFORE);
  }
  await store.subscriptions.save(subscriber(marco), LONG_BEFORE);
  await store.subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({ type: 'deliver', next: null }));
  const { id: delivery } = await store.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow();
  const journey = await startJourney({ wire: 'http', database: { ...database, place: async () => place } });
  return { ...journey, delivery };
}

/** Values that end what a message is for, so that its place could be taken. */
const OTHERS = (channel: string) => [`${channel} 1.000001 -`, `1.1 ${CARD}`, `1.1 practices/nothing-there`];

const isShared = (one: Message) => !one.ephemeral && said(one).includes('shared a guidance card');
