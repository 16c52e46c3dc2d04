import { Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { nothingOutputs } from '../../src/slack/workflow-step/step-outputs.ts';
import { listenedTo, responseUrls } from '../journeys/forged-requests.ts';
import { CARD } from '../journeys/forged-values.ts';
import { ADA, MARCO, said, startJourney } from '../journeys/journey.ts';
import { FIRST, LONG_BEFORE, person as subscriber } from '../store/a-subscription.ts';
import { testDatabase } from '../support/databases.ts';
import { watchEventLoop } from './event-loop.ts';
import { EVENTS } from './hostile-events.ts';
import { anyRequest, type HostileRequest, type World } from './hostile-requests.ts';
import { anyHostileText } from './hostile-text.ts';
import { CALLS, errorIn, faultsIn } from './what-was-sent.ts';

// `npm test` sends some requests; for longer by hand: FUZZ_SEED=7 npm run fuzz

const { seed, forMs } = inject('fuzz');
const TEAM = 'T0NORTHWIND';
/** No longer does one request keep everybody else waiting. */
const LONGEST_BLOCK_MS = 50;
/** How many requests one bot gets. The local Slack remembers 2000 calls. */
const REQUESTS = 250;

it('Every event that the bot listens to is among the requests', () => {
  const mentions = 'app_mention';
  expect(listenedTo('event').filter((type) => !(type in EVENTS) && type !== mentions)).toEqual([]);
});

it('What a workflow step passes on calls nobody', () => {
  const property = fc.property(anyHostileText, (text) => {
    expect(Object.values(nothingOutputs(text)).join('\n')).not.toMatch(CALLS);
  });
  fc.assert(property, { seed, numRuns: 300 });
});

it('No request makes the bot fail, call people, or send what Slack refuses', async () => {
  const until = Date.now() + forMs / 2;
  let round = 0;
  do {
    expect(await faultsOfRound(seed + round), `FUZZ_SEED=${seed + round}`).toEqual([]);
    round += 1;
  } while (Date.now() < until);
});

async function faultsOfRound(from: number): Promise<string[]> {
  const bot = await startFuzzed();
  const requests = fc.sample(anyRequest(bot.world), { seed: from, numRuns: REQUESTS });
  const loop = forMs > 0 ? watchEventLoop() : undefined;
  const blocking: string[] = [];
  for (const request of requests) {
    const send = () => bot.send(request);
    await send();
    // What comes once is the garbage collector, or something that is worked out the first time.
    for (let again = 0; (loop?.longestMs() ?? 0) > LONGEST_BLOCK_MS; again += 1) {
      if (again === 4) blocking.push(`it blocks: ${JSON.stringify(request).slice(0, 1000)}`);
      if (again === 4) break;
      await send();
    }
  }
  loop?.end();
  const answer = await bot.ada.command('how do we version datasets?');
  const faults = await bot.end();
  faults.push(...blocking);
  if (!said(answer).includes('*Version models and datasets*')) faults.push('it answers no longer');
  return faults;
}

async function startFuzzed() {
  const database = testDatabase('postgres');
  const place = await database.place();
  const store = await database.open(place);
  await store.subscriptions.save(subscriber({ team: TEAM, userId: ADA }), LONG_BEFORE);
  await store.subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({ type: 'deliver', next: null }));
  const list = {
    id: 'list-1',
    team: TEAM,
    userId: ADA,
    channel: 'C0INCIDENTS',
    threadTs: null,
    cardId: CARD,
  };
  await store.checklists.make({ ...list, title: 'T', heading: 'H', steps: ['one', 'two'] }, LONG_BEFORE);
  await store.suggestions.set(
    { team: TEAM, channel: 'C0MLOPS' },
    { team: TEAM, userId: ADA },
    true,
    LONG_BEFORE,
  );
  const delivery = await store.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow();
  const lines: string[] = [];
  const destination = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const journey = await startJourney({
    wire: 'http',
    database: { ...database, place: async () => place },
    log: createLog({ level: 'info', readable: false, destination }),
  });
  const { ada, playground, signed, bot } = journey;
  const answer = await ada.asks('@Guidepost how do we version datasets?', 'C0INCIDENTS');
  const { answers, urlFor } = await responseUrls();
  const state = ada.state();
  const world: World = {
    team: TEAM,
    botUserId: state.botUserId,
    people: [ADA, MARCO],
    channels: ['C0INCIDENTS', 'C0MLOPS', 'C0HELIOS'],
    direct: ada.dm(),
    answer: { channel: 'C0INCIDENTS', ts: answer.ts, threadTs: answer.threadTs ?? '' },
    delivery: delivery.id,
    responseUrl: urlFor('click'),
  };
  const known = new Set(
    [ADA, MARCO].flatMap((id) => [
      id,
      playground.state(id).botDmChannel,
      ...playground.state(id).channels.map((one) => one.id),
    ]),
  );
  return {
    ada,
    world,
    async send(request: HostileRequest): Promise<void> {
      if (request.type === 'message') playground.post(request as Parameters<typeof playground.post>[0]);
      else if (request.type === 'event') await signed.event(request.body);
      else {
        const trigger_id = playground.trigger(request.by);
        if (request.type === 'command') await signed.command({ ...request.fields, trigger_id });
        else await signed.interactive({ ...request.body, trigger_id });
      }
    },
    /** Lets everything come to its end. @returns what went wrong */
    async end(): Promise<string[]> {
      await bot.stop();
      const calls = [
        ...playground.calls(),
        ...answers.map(({ body }) => ({ method: 'response_url', args: JSON.parse(body), ok: true })),
      ];
      return [...new Set([...lines.flatMap(errorIn), ...calls.flatMap((call) => faultsIn(call, known))])];
    },
  };
}
