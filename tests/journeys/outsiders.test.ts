import { describe, expect, it, onTestFinished } from 'vitest';
import {
  channel as channelSubscription,
  LONG_BEFORE,
  person as subscription,
} from '../store/a-subscription.ts';
import { testDatabase } from '../support/databases.ts';
import { click, responseUrls } from './forged-requests.ts';
import { type Actor, ADA, fromBot, PLATFORM, person, said, startJourney } from './journey.ts';

const KENJI = 'U0KENJI';
const LENA = 'U0LENA';
const HELIOS = 'C0HELIOS';
const MLOPS = 'C0MLOPS';

/** Every card. */
const ALL = { kinds: [], tags: [], onlyUnseen: false };

const QUESTION = '@Guidepost how do we version datasets?';

/** All that the bot has said where this person sees it. */
const heard = (actor: Actor) => {
  const now = actor.state();
  return now.messages.filter((message) => message.userId === now.botUserId);
};

describe('in a channel shared with another company', () => {
  it('an outsider is told once, in private, that members are answered, and learns nothing else', async () => {
    const { playground, ada, bot } = await startJourney();
    const kenji = person(playground, KENJI);
    const ts = await kenji.says(QUESTION, HELIOS);
    const line = await kenji.hears(ts, { channel: HELIOS });
    expect(line.ephemeral).toBe(true);
    expect(said(line)).toContain('I only answer members of the workspace that runs me');
    await kenji.says(QUESTION, HELIOS);
    await kenji.says('Guidepost, what about drift?', HELIOS, ts);
    await bot.stop();
    expect(heard(kenji).map((message) => message.ts)).toEqual([line.ts]);
    expect(heard(ada)).toEqual([]);
  });

  it('an outsider who could not be told the first time is told the next time', async () => {
    const { playground } = await startJourney();
    const kenji = person(playground, KENJI);
    playground.faults.failNext('chat.postEphemeral', { type: 'error', error: 'internal_error' });
    await kenji.says(QUESTION, HELIOS);
    await expect.poll(() => playground.calls('chat.postEphemeral').length, { timeout: 20_000 }).toBe(1);
    const ts = await kenji.says(QUESTION, HELIOS);
    expect(said(await kenji.hears(ts, { channel: HELIOS }))).toContain('I only answer members');
  });

  it('a member is answered for everybody, and an outsider who presses its buttons or goes on from it is not', async () => {
    const { playground, ada, bot } = await startJourney();
    const kenji = person(playground, KENJI);
    const answer = await ada.asks(QUESTION, HELIOS);
    expect(said(answer)).toContain('*Version models and datasets*');
    await kenji.presses('Read the whole card', answer);
    await kenji.says('more', HELIOS, answer.threadTs);
    await kenji.says('and how do we test models?', HELIOS, answer.threadTs);
    await kenji.sees((now) =>
      now.messages.find((message) => said(message).includes('I only answer members')),
    );
    await bot.stop();
    expect(kenji.state().modals).toEqual([]);
    const thread = { channel: HELIOS, threadTs: answer.threadTs ?? '' };
    expect(fromBot(ada.state(), '0', thread).map((message) => message.ts)).toEqual([answer.ts]);
  });

  it('an outsider is answered like a member where ANSWER_OUTSIDERS is on', async () => {
    const { playground } = await startJourney({ config: { answerOutsiders: true } });
    const kenji = person(playground, KENJI);
    expect(said(await kenji.asks(QUESTION, HELIOS))).toContain('*Version models and datasets*');
  });

  it('whoever is from elsewhere is one person, whatever they write, press or submit', async () => {
    const database = testDatabase('postgres');
    const { playground, bot, place } = await startJourney({ database, config: { answerOutsiders: true } });
    const kenji = person(playground, KENJI);
    const answer = await kenji.asks(QUESTION, HELIOS);
    await kenji.pressesAndHears('Save', answer);
    await kenji.pressesAndHears('Helpful', answer);
    await kenji.pressesAndOpens('Read the whole card', answer);
    await bot.stop();
    const { db } = await database.open(place);
    const of = async (table: 'answers' | 'saved' | 'feedback' | 'seen') =>
      (await db.selectFrom(table).select(['team', 'userId']).distinct().execute()).map((row) => ({
        table,
        ...row,
      }));
    const known = await Promise.all((['answers', 'saved', 'feedback', 'seen'] as const).map(of));
    expect(known).toEqual(
      ['answers', 'saved', 'feedback', 'seen'].map((table) => [
        { table, team: 'T0NORTHWIND', userId: KENJI },
      ]),
    );
  });
});

describe('a guest of the workspace', () => {
  it('is answered, unless ANSWER_GUESTS is off', async () => {
    const { playground } = await startJourney();
    const lena = person(playground, LENA);
    expect(said(await lena.asks(QUESTION, MLOPS))).toContain('*Version models and datasets*');
  });

  it('is told once where ANSWER_GUESTS is off, by whichever door they come; members notice nothing', async () => {
    const { playground, ada, bot } = await startJourney({ config: { answerGuests: false } });
    const lena = person(playground, LENA);
    expect(said(await lena.command('our data is a mess', MLOPS))).toContain('I only answer full members');
    await lena.says('how do we version datasets?', lena.dm());
    await lena.says(QUESTION, MLOPS);
    await lena.openHome();
    expect(said(await ada.asks(QUESTION, PLATFORM))).toContain('*Version models and datasets*');
    await bot.stop();
    expect(heard(lena)).toHaveLength(1);
    expect(JSON.stringify(lena.state().home?.blocks ?? [])).not.toContain('Read');
  });

  it('who is not answered is told after each command and shortcut, up to so many a minute', async () => {
    const now = new Date('2026-11-02T09:00:00Z');
    const config = { answerGuests: false, messagesPerMinute: 2 };
    const { playground, marco, bot } = await startJourney({ now: () => now, config });
    const lena = person(playground, LENA);
    const ts = await marco.says('our data is a mess', MLOPS);
    for (const text of ['our data is a mess', 'nudges at 8']) {
      expect(said(await lena.command(text, MLOPS))).toContain('I only answer full members');
    }
    const before = heard(lena).length;
    await lena.act({ do: 'shortcut', callbackId: 'find_guidance', channel: MLOPS, ts });
    await lena.sees(() => heard(lena).length > before || undefined);
    expect(said(await lena.command('path', MLOPS))).toContain('That was a lot at once');
    await lena.act({ do: 'command', channel: MLOPS, command: '/guide', text: 'path' });
    await bot.stop();
    expect(heard(lena)).toHaveLength(before + 2);
  });

  it('is told to ask again when Slack does not say who they are, and answered then', async () => {
    const { playground, ada } = await startJourney({ config: { answerGuests: false } });
    for (let tries = 0; tries < 2; tries += 1) {
      playground.faults.failNext('users.info', { type: 'server_error', status: 500 });
    }
    expect(said(await ada.command('how do we version datasets?'))).toContain('Please ask again in a minute');
  });
});

describe('somebody whom the bot no longer answers', () => {
  const FIRST_DAY = new Date('2026-11-02T08:31:00Z');

  /** They set nudges up while they were answered, and are not any longer. */
  async function subscribed(userId: string) {
    const database = testDatabase('postgres');
    const place = await database.place();
    const store = await database.open(place);
    onTestFinished(() => store.close());
    const theirs = subscription({ team: 'T0NORTHWIND', userId, topics: ALL, holidaysOf: null });
    await store.subscriptions.save(theirs, LONG_BEFORE);
    const { playground, bot } = await startJourney({
      database: { ...database, place: async () => place },
      config: { answerGuests: false },
      now: () => FIRST_DAY,
    });
    const status = async () => {
      const found = await store.subscriptions.forPerson({ team: 'T0NORTHWIND', userId });
      return [found?.status, found?.endedWhy];
    };
    return { them: person(playground, userId), bot, store, status };
  }

  it.each([
    ['a guest', LENA],
    ['an outsider', KENJI],
  ])('gets no more nudges: %s', async (_who, userId) => {
    const { them, bot, status } = await subscribed(userId);
    await bot.runDueNudges();
    expect(heard(them)).toEqual([]);
    expect(await status()).toEqual(['ended', 'I no longer answer this account']);
  });

  it.each(['too many messages please stop', 'unsubscribe me'])(
    'can stop their nudges in plain words: “%s”',
    async (text) => {
      const { them, status } = await subscribed(LENA);
      expect(said(await them.asks(text, them.dm()))).toMatch(/^Your nudges are off;/);
      expect((await status())[0]).toBe('stopped');
      expect(said(await them.asks('forget me please', them.dm()))).toContain('What I keep about you');
      expect(said(await them.command('pause a deployment', MLOPS))).toContain('I only answer full members');
    },
  );

  it('can stop their nudges, and see and delete what is kept about them', async () => {
    const { them, status, store } = await subscribed(LENA);
    expect(said(await them.command('how do we version datasets?', MLOPS))).toContain('I only answer full');
    await them.command('nudges stop', MLOPS);
    expect((await status())[0]).toBe('stopped');
    const privacy = await them.asks('delete my data', them.dm());
    await them.pressesAndHears('Delete everything', privacy);
    const left = await store.privacy.exportPerson('T0NORTHWIND', LENA);
    expect(left).toMatchObject({ subscriptions: [], answers: [], told: [] });
  });
});

describe('what belongs to a channel', () => {
  it('can stop showing their first 30 days, end them, and delete their words', async () => {
    const database = testDatabase('postgres');
    const place = await database.place();
    const store = await database.open(place);
    const lena = { team: 'T0NORTHWIND', userId: LENA };
    const at = new Date();
    await store.firstDays.start(lena, ADA, at);
    const written = { cardId: 'soft-skills/effective-communication', words: 'mine', writtenAt: at };
    for (const id of ['one', 'two', 'three']) await store.rehearsals.add(lena, { id, ...written });
    const journey = await startJourney({
      database: { ...database, place: async () => place },
      config: { answerGuests: false },
      wire: 'http',
    });
    const { urlFor } = await responseUrls();
    const clicks = (actionId: string, value: string) =>
      journey.signed.interactive(
        click({
          by: lena,
          actionId,
          value,
          at: { channel: 'D0LENA', ts: '1.1', message: { text: 'x' } },
          trigger: journey.playground.trigger(LENA),
          responseUrl: urlFor(actionId),
        }),
      );
    const words = async () => (await store.privacy.exportPerson(lena.team, LENA)).rehearsals.length;
    await clicks('first_days_hide', 'x');
    await expect.poll(async () => (await store.firstDays.read(lena))?.leadId).toBeNull();
    await clicks('first_days_end', 'x');
    await expect.poll(() => store.firstDays.read(lena)).toBeUndefined();
    await clicks('delete_words', 'one');
    await expect.poll(words).toBe(2);
    await clicks('delete_all_words', 'x');
    await expect.poll(words).toBe(0);
  });

  it('is not for people from elsewhere to stop, whatever buttons they see', async () => {
    const database = testDatabase('postgres');
    const place = await database.place();
    const store = await database.open(place);
    onTestFinished(() => store.close());
    const ofChannel = channelSubscription({
      team: 'T0NORTHWIND',
      userId: ADA,
      channel: HELIOS,
      rotation: [ADA],
    });
    await store.subscriptions.save(ofChannel, LONG_BEFORE);
    const { playground, ada, bot } = await startJourney({
      database: { ...database, place: async () => place },
    });
    const kenji = person(playground, KENJI);
    await ada.command('suggest on', HELIOS);
    await ada.command('nudges here pause', HELIOS);
    const seen = (words: RegExp) =>
      kenji.sees((now) => now.messages.find((one) => one.channel === HELIOS && words.test(said(one))));
    await kenji.presses('Off for this channel', await seen(/suggestions on/));
    await kenji.presses('Stop', await seen(/paused the nudges/));
    await kenji.sees((now) => now.messages.find((one) => said(one).includes('I only answer members')));
    await bot.stop();
    expect(await store.subscriptions.forChannel('T0NORTHWIND', HELIOS)).toMatchObject({ status: 'paused' });
    expect(await store.suggestions.status({ team: 'T0NORTHWIND', channel: HELIOS })).toMatchObject({
      switchedOn: true,
    });
  });

  it('a message with something attached is a question, whatever word stands above it', async () => {
    const { playground, bot, signed } = await startJourney({ wire: 'http', config: { answerGuests: false } });
    const lena = person(playground, LENA);
    const channel = lena.dm();
    const forwarded = { is_share: true, author_id: 'U0ADA', channel_id: PLATFORM, ts: '1.1', text: QUESTION };
    await lena.says('hello', channel);
    await lena.sees((now) => now.messages.find((one) => said(one).includes('I only answer full members')));
    await signed.event({
      type: 'event_callback',
      team_id: 'T0NORTHWIND',
      event_id: 'Ev1',
      event: {
        type: 'message',
        channel_type: 'im',
        channel,
        user: LENA,
        team: 'T0NORTHWIND',
        ts: '1796000000.000100',
        text: 'privacy',
        attachments: [forwarded],
      },
    });
    await bot.stop();
    // A refusal is told once, and the one word opens nothing.
    expect(heard(lena)).toHaveLength(1);
  });
});
