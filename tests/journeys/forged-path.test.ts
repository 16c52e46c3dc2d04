import { describe, expect, it } from 'vitest';
import { ACTIONS, VIEWS } from '../../src/slack/kit/ids.ts';
import { testDatabase } from '../support/databases.ts';
import { click, type Forger, responseUrls, submission } from './forged-requests.ts';
import { invitation, PING, pathStep } from './forged-values.ts';
import { ADA, MARCO, NOOR, PLATFORM, startJourney } from './journey.ts';

const TEAM = 'T0NORTHWIND';
const NOW = new Date('2026-11-30T09:00:00Z');
const REQUIREMENT = 'requirements/advanced-testing';
const marco = { team: TEAM, userId: MARCO };

/** Marco has a path with a secret in it, and Noor forges requests. */
async function start() {
  const database = testDatabase('postgres');
  const place = await database.place();
  const store = await database.open(place);
  const step = { requirement: REQUIREMENT, level: 'senior' as const, evidence: 'a secret of Marco' };
  await store.assessments.answer(marco, step, NOW);
  await store.assessments.finish(marco, NOW, NOW);
  await store.assessments.answer(marco, { ...step, level: 'lead' }, NOW);
  await store.firstDays.start(marco, null, NOW);
  const journey = await startJourney({ wire: 'http', database: { ...database, place: async () => place } });
  const { signed, playground } = journey;
  const noor: Forger = { userId: NOOR, team: TEAM };
  const { answers, urlFor } = await responseUrls();
  const ofMarco = async () => [
    await store.assessments.finished(marco, 9),
    await store.assessments.underWay(marco),
    await store.firstDays.read(marco),
  ];
  return {
    ...journey,
    store,
    answers,
    ofMarco,
    submits: async (callbackId: string, values: object, metadata: object = {}) => {
      const form = { callbackId, values, metadata: JSON.stringify(metadata), trigger: 'none' };
      return JSON.parse((await signed.interactive(submission(noor, form))).text || '{}') as unknown;
    },
    clicks: (actionId: string, value: string, at: Parameters<typeof click>[0]['at']) =>
      signed.interactive(
        click({
          by: noor,
          actionId,
          value,
          at,
          trigger: playground.trigger(NOOR),
          responseUrl: urlFor(actionId),
        }),
      ),
    mine: () => store.assessments.underWay({ team: TEAM, userId: NOOR }),
  };
}

describe('a forged answer of a self-assessment', () => {
  it.each([
    ['a question that is not on the ladder', 'requirements/king', 'lead'],
    ['a card that is no requirement', 'practices/phased-adoption', 'lead'],
    ['markup', PING, 'lead'],
    ['a part of every object', '__proto__', 'lead'],
  ])('to %s is not kept', async (_, requirement, level) => {
    const { submits, mine } = await start();
    const said = await submits(VIEWS.pathStep, pathStep(requirement, level), { requirement });
    expect(JSON.stringify(said)).toContain('from an older version of me');
    expect(await mine()).toBeUndefined();
  });

  it.each([['king'], ['__proto__'], [PING], [7], [{ value: 'lead' }], [['lead']]])(
    'with the level %j is refused in a sentence',
    async (level) => {
      const { submits, mine } = await start();
      const values = pathStep(REQUIREMENT, level);
      const said = await submits(VIEWS.pathStep, values, { requirement: REQUIREMENT });
      expect(said).toMatchObject({
        response_action: 'errors',
        errors: { [`path_level ${REQUIREMENT}`]: 'Choose one of the five, or leave it open.' },
      });
      expect(await mine()).toBeUndefined();
    },
  );

  it('is the forger’s own whomever it names, and holds no more words than the form takes', async () => {
    const { submits, mine, ofMarco } = await start();
    const before = await ofMarco();
    await submits(VIEWS.pathStep, pathStep(REQUIREMENT, 'junior', `${'x'.repeat(5000)}\u0000`), {
      requirement: REQUIREMENT,
      userId: MARCO,
      team: TEAM,
      id: 'of Marco',
    });
    expect(await ofMarco()).toEqual(before);
    const kept = await mine();
    expect(kept?.levels).toEqual({ [REQUIREMENT]: 'junior' });
    expect(kept?.evidence[REQUIREMENT]).toHaveLength(500);
  });
});

describe('a forged request about a path', () => {
  it('neither shows nor shares nor changes that of somebody else', async () => {
    const { clicks, submits, answers, ofMarco, playground, bot } = await start();
    const before = await ofMarco();
    const places = [
      { metadata: JSON.stringify({ channel: '', requirement: REQUIREMENT, userId: MARCO }) },
      { channel: PLATFORM, ts: '1.1', message: null, ephemeral: true },
    ];
    for (const at of places) {
      for (const id of [
        'pathShow',
        'pathAssess',
        'pathBack',
        'pathShare',
        'firstDaysOpen',
        'firstDayTick',
        'firstDaysHide',
        'firstDaysEnd',
      ] as const) {
        const value = id === 'firstDayTick' ? 'first_day first-change 0' : MARCO;
        await clicks(ACTIONS[id], value, at);
      }
    }
    const reader = { path_reader: { path_reader: { selected_user: ADA } } };
    const said = await submits(VIEWS.pathShare, reader, { userId: MARCO });
    await bot.stop();
    expect(await ofMarco()).toEqual(before);
    const read = JSON.stringify([
      answers,
      said,
      playground.state(NOOR).modals,
      playground.state(ADA).messages,
    ]);
    expect(read).not.toContain('a secret of Marco');
  });

  it('starts no list for the person whom a button names', async () => {
    const { clicks, store, answers, bot } = await start();
    const at = { channel: PLATFORM, ts: '1.1', message: null, ephemeral: true };
    await clicks(ACTIONS.firstDaysAccept, ADA, at);
    await clicks(ACTIONS.firstDaysAcceptAlone, PING, at);
    await bot.stop();
    expect(await store.firstDays.read({ team: TEAM, userId: ADA })).toBeUndefined();
    expect(await store.firstDays.read({ team: TEAM, userId: NOOR })).toBeUndefined();
    expect(JSON.stringify(answers)).not.toContain('<!channel>');
  });

  it.each([
    ['markup', PING, PLATFORM, 'Please choose a person.'],
    ['several people', [ADA, MARCO], PLATFORM, 'Please choose a person.'],
    ['a person as a channel', ADA, MARCO, 'Please choose a channel.'],
    ['somebody of another company', 'U0KENJI', PLATFORM, 'members of this workspace'],
  ])('invites nobody by %s', async (_, user, channel, why) => {
    const { submits, bot, ada, playground } = await start();
    const before = ada.state().messages.length;
    const said = await submits(VIEWS.pathInvite, invitation(user, channel));
    await bot.stop();
    expect(ada.state().messages).toHaveLength(before);
    // What takes longer is told in direct messages, because the forged window is not open.
    const told = playground.state(NOOR).messages.map(({ text }) => text);
    expect(JSON.stringify([said, ...told])).toContain(why);
  });
});
