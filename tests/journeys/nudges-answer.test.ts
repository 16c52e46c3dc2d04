import type { Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { type Actor, ADA, buttons, person, said, startJourney } from './journey.ts';
import { adas, startNudgeJourney, TEAM } from './nudge-journey.ts';

const pglite = testDatabase('pglite');

/** Ada's first nudge, just sent. */
async function firstNudge(options: Parameters<typeof startNudgeJourney>[0] = {}) {
  const journey = await startNudgeJourney({ database: pglite, ...options });
  await journey.at('2026-11-02T08:30:00Z');
  const ada = person(journey.playground, ADA);
  const [nudge] = journey.nudgesIn(ADA);
  if (!nudge) throw new Error('no nudge came');
  return { journey, ada, nudge };
}

/** The nudge as it looks once something is said on it. */
function becomes(actor: Actor, { ts }: Message, words: string): Promise<Message> {
  return actor.sees((now) => now.messages.find((one) => one.ts === ts && said(one).includes(words)));
}

const texts = (message: Message) => buttons(message.blocks ?? []).map((one) => one.text);

describe('A nudge', () => {
  it('shows what was answered and when its card is asked about, and two clicks are one answer', async () => {
    const { journey, ada, nudge } = await firstNudge();
    // Only a card that has something for today can be done.
    expect(texts(nudge).filter((text) => text !== 'I did it')).toEqual([
      'Got it',
      'Show me more',
      'Again later',
      'Not for me',
      'Pause for a week',
      'Change or stop',
    ]);
    const more = await ada.pressesAndOpens('Show me more', nudge);
    expect(said(more)).toContain('Related cards');
    await Promise.all([ada.presses('Got it', nudge), ada.presses('Got it', nudge)]);
    const answered = await becomes(ada, nudge, 'You said: got it.');
    expect(said(answered)).toMatch(/I’ll ask you about it on or after \w+day, November \d+\./);
    expect(texts(answered)).toEqual(['Read the whole card', 'Pause for a week', 'Change or stop']);
    const status = said(await ada.command('nudges'));
    expect(status).toMatch(/Monday, November 2: \*.+\* – you said: got it/);
    expect(status).toContain('The next one comes *tomorrow');
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ answer: 'got-it' }]);
  });

  it('puts a card away for ever, until the person brings it back, there or in the list', async () => {
    const { ada, nudge } = await firstNudge();
    await ada.presses('Not for me', nudge);
    const away = await becomes(ada, nudge, 'this card won’t come again');
    expect(texts(away)).toContain('Bring it back');
    await ada.presses('Bring it back', away);
    const back = await becomes(ada, nudge, 'can come again');
    await ada.presses('Not for me', back);
    await becomes(ada, nudge, 'this card won’t come again');
    const status = await ada.command('nudges');
    const { id } = await ada.pressesAndOpens('Dismissed cards: 1', status);
    const list = await ada.sees((now) =>
      now.modals.find(
        (one) => one.id === id && texts({ blocks: one.blocks } as Message).includes('Bring it back'),
      ),
    );
    await ada.presses('Bring it back', list);
    await ada.sees((now) =>
      now.modals.find((one) => one.id === id && said(one).includes('You haven’t dismissed any cards')),
    );
    // What the nudge said is not true any more, so it says so, and can be answered anew.
    const again = await becomes(ada, nudge, 'can come again');
    expect(said(again)).not.toContain('won’t come again');
    await ada.presses('Got it', again);
    await becomes(ada, nudge, 'You said: got it.');
  });

  it.each([
    ['was closed meanwhile', 'not_found', ''],
    ['Slack does not change, of which the person is told', 'internal_error', 'went wrong'],
  ])('is true again where its card is brought back in a list that %s', async (_, error, told) => {
    const { journey, ada, nudge } = await firstNudge();
    await ada.presses('Not for me', nudge);
    await becomes(ada, nudge, 'this card won’t come again');
    const { id } = await ada.pressesAndOpens('Dismissed cards: 1', await ada.command('nudges'));
    const list = await ada.sees((now) =>
      now.modals.find((one) => one.id === id && said(one).includes('Bring it back')),
    );
    journey.playground.faults.failNext('views.update', { type: 'error', error });
    await ada.presses('Bring it back', list);
    await becomes(ada, nudge, 'can come again');
    // A failure is told before this is answered.
    expect(said(await ada.asks('nudges', ada.dm()))).not.toContain('Dismissed cards');
    const others = () => journey.nudgesIn(ADA).filter(({ ts }) => ts !== nudge.ts);
    await expect
      .poll(() => others().map(({ text }) => text), { timeout: 30_000 })
      .toEqual(told ? [expect.stringContaining(told)] : []);
  });

  it('says again later, and asks a question whose answer is hidden, then rated', async () => {
    // Cards of this kind have no situations.
    const topics = { kinds: ['market'], tags: [], onlyUnseen: false };
    const { journey, ada, nudge } = await firstNudge({ subscriptions: [adas({ topics })] });
    await ada.presses('Again later', nudge);
    await becomes(ada, nudge, 'You’ll see it again on or after Thursday, November 5.');
    for (const day of ['05', '06', '09', '10', '11', '12', '13', '16', '17', '18', '19', '20']) {
      await journey.at(`2026-11-${day}T08:30:00Z`);
    }
    const question = journey.nudgesIn(ADA).find((one) => texts(one).includes('Show the answer'));
    if (!question) throw new Error('nothing was asked');
    expect(texts(question)).not.toContain('Knew it');
    await ada.presses('Show the answer', question);
    const shown = await becomes(ada, question, 'How well did you know it?');
    expect(texts(shown).slice(0, 4)).toEqual([
      'Didn’t know it',
      'Knew part of it',
      'Knew it',
      'Knew it right away',
    ]);
    await ada.presses('Knew part of it', shown);
    await becomes(ada, question, 'You said: knew part of it.');
  });

  it('pauses for a week with one click, and that is its whole effect', async () => {
    const { journey, ada, nudge } = await firstNudge();
    await ada.presses('Pause for a week', nudge);
    const paused = await ada.sees((now) =>
      now.messages.find((one) => one.ephemeral && said(one).includes('Paused until Monday, November 9.')),
    );
    expect(texts(paused)).toContain('Resume');
    await journey.at('2026-11-06T08:30:00Z');
    expect(journey.nudgesIn(ADA).filter((one) => !one.ephemeral)).toHaveLength(1);
    await journey.at('2026-11-09T08:30:00Z');
    expect(journey.nudgesIn(ADA).filter((one) => !one.ephemeral)).toHaveLength(2);
  });
});

describe('Nudges that stopped because nobody answered', () => {
  it('go on with the one button that says so', async () => {
    const journey = await startNudgeJourney({ database: testDatabase('postgres') });
    const store = await journey.openStore();
    const { id = '' } = (await store.subscriptions.forPerson({ team: TEAM, userId: ADA })) ?? {};
    const silent = { unanswered: 7, cadence: 'weekly' as const, status: 'active' as const };
    await store.subscriptions.setEngagement(id, silent, new Date('2026-11-01T08:00:00Z'));
    await journey.at('2026-11-02T08:30:00Z');
    await journey.at('2026-11-09T08:30:00Z');
    const ada = person(journey.playground, ADA);
    const stopped = journey.nudgesIn(ADA).at(-1);
    if (!stopped) throw new Error('nothing was said');
    expect(texts(stopped)).toEqual(['Resume my nudges']);
    await ada.presses('Resume my nudges', stopped);
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes('tomorrow, Tuesday, November 10, at 09:30')),
    );
    await journey.at('2026-11-10T08:30:00Z');
    const [nudge] = journey.nudgesIn(ADA).filter((one) => said(one).includes('for Tuesday, November 10'));
    expect(nudge && said(nudge)).not.toContain('Once a week');
  });
});

describe('What people write to the bot', () => {
  it('ends the weekly nudges, and what they are told then is so already', async () => {
    const journey = await startNudgeJourney({ database: testDatabase('postgres') });
    const store = await journey.openStore();
    const { id = '' } = (await store.subscriptions.forPerson({ team: TEAM, userId: ADA })) ?? {};
    const silent = { unanswered: 5, cadence: 'weekly' as const, status: 'active' as const };
    await store.subscriptions.setEngagement(id, silent, new Date('2026-11-01T08:00:00Z'));
    await journey.at('2026-11-02T08:30:00Z');
    const ada = person(journey.playground, ADA);
    const told = said(await ada.asks('nudges', ada.dm()));
    expect(told).toContain('tomorrow, Tuesday, November 3, at 09:30');
    expect(told).not.toContain('Once a week');
  });

  it('counts as an answer, and leaves alone what they are learning', async () => {
    const { journey, ada } = await firstNudge();
    await ada.asks('How do we roll back a bad model?', ada.dm());
    await journey.stop();
    const store = await journey.openStore();
    expect(await store.learning.items({ team: TEAM, userId: ADA })).toEqual([]);
    const { id = '' } = (await store.subscriptions.forPerson({ team: TEAM, userId: ADA })) ?? {};
    expect((await store.deliveries.recent(id, 1))[0]?.answeredAt).not.toBeNull();
  });
});

describe('A person’s data', () => {
  it('has their words as they typed them, in what parses as JSON', async () => {
    const { ada } = await startJourney();
    const typed = 'how do we roll back a model <x> & "y" in less than 1 < 2 minutes?';
    await ada.asks(typed, ada.dm());
    await ada.presses('Send me everything', await ada.command('privacy'));
    const sent = await ada.sees((now) =>
      now.messages.find((one) => one.channel === now.botDmChannel && one.text.includes('"answers"')),
    );
    // What Slack shows is the text with its three escapes undone once.
    const shown = (sent.text.split('```')[1] ?? '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    expect(JSON.parse(shown)).toMatchObject({ answers: [{ question: typed }] });
  });

  it('is shown in plain words, sent as JSON, and deleted after a question', async () => {
    const { journey, ada, nudge } = await firstNudge();
    const privacy = await ada.command('privacy');
    expect(said(privacy)).toContain('What I keep about you');
    await ada.presses('Send me everything', privacy);
    const sent = await ada.sees((now) =>
      now.messages.find((one) => one.channel === now.botDmChannel && one.text.includes('"subscriptions"')),
    );
    const summary = await ada.sees((now) =>
      now.messages.find((one) => one.channel === now.botDmChannel && said(one).includes('• 1 nudge\n')),
    );
    expect(said(summary)).not.toMatch(/record|undefined/);
    const json = sent.text.split('```')[1] ?? '';
    expect(json).not.toContain('"text":""');
    expect(
      JSON.parse(json.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')),
    ).toMatchObject({
      person: { userId: ADA },
      deliveries: [{ state: 'sent' }],
    });
    await ada.presses('Delete everything', privacy);
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes('I no longer keep anything about you')),
    );
    // An old button creates nothing anew.
    await ada.presses('Got it', nudge);
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes('I no longer keep anything about this nudge')),
    );
    await journey.at('2026-11-03T08:30:00Z');
    expect(journey.nudgesIn(ADA).filter((one) => said(one).includes('Your nudge for'))).toHaveLength(1);
  });
});
