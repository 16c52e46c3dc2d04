import type { Message, Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { newItem, review } from '../../src/nudges/rules/memory.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { testDatabase } from '../support/databases.ts';
import { type Actor, ADA, buttons, MARCO, person, said } from './journey.ts';
import { adas, startNudgeJourney, TEAM } from './nudge-journey.ts';

const SKILL = 'soft-skills/effective-communication';
const TASK = 'practices/phased-adoption';
const ada = { team: TEAM, userId: ADA };

/** Nudges about one card: Ada wants nothing else of its kind, and saw and rated this one on that day. */
async function nudgesAbout(cardId: string, seen: string | null) {
  const [kind = ''] = cardId.split('/');
  const topics = { kinds: [kind], tags: [], onlyUnseen: true };
  const journey = await startNudgeJourney({
    database: testDatabase('postgres'),
    subscriptions: [adas({ topics })],
  });
  const { library } = (await builtInCatalog()).current();
  const others = library.ofKind(kind).flatMap(({ id }) => (id === cardId ? [] : [id]));
  const store = await journey.openStore();
  await store.seen.noteSeen(ada, others, 'answer', new Date('2026-11-01T12:00:00Z'));
  for (const id of others) await store.learning.setNotForMe(ada, id, new Date('2026-11-01T12:00:00Z'));
  if (seen) {
    const at = new Date(seen).toTemporalInstant();
    const memory = review(newItem(at), 'hard', at);
    await store.seen.noteSeen(ada, [cardId], 'nudge', new Date(seen));
    await store.learning.put(ada, cardId, memory, new Date(memory.due), new Date(seen));
  }
  await store.close();
  const actor = person(journey.playground, ADA);
  return {
    journey,
    actor,
    /** The nudge of that day. */
    async on(day: string): Promise<Message | undefined> {
      const before = journey.nudgesIn(ADA).length;
      await journey.at(`${day}T08:30:00Z`);
      return journey.nudgesIn(ADA)[before];
    },
  };
}

async function firstQuestion() {
  const desk = await nudgesAbout(SKILL, '2026-10-20T08:00:00Z');
  const question = await desk.on('2026-11-02');
  if (!question) throw new Error('nothing was asked');
  return { ...desk, question };
}

const becomes = (actor: Actor, { ts }: Message, words: string): Promise<Message> =>
  actor.sees((now) => now.messages.find((one) => one.ts === ts && said(one).includes(words)));
const texts = (message: Message) => buttons(message.blocks ?? []).map((one) => one.text);
const letter = (choice: number) => 'ABC'.charAt(choice - 1);
/** As it stands in a message. */
const shown = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What the nudge file of a card says. */
async function nudgeOf(cardId: string) {
  const card = (await builtInCatalog()).current().library.card(cardId);
  const situations = (card?.nudge?.situations ?? []).map((one) => ({
    ...one,
    rightLetter: letter(one.right),
    wrongLetter: letter((one.right % 3) + 1),
    rightChoice: one.choices[one.right - 1] ?? '',
  }));
  const [first, second] = situations;
  if (!card?.nudge || !first || !second) throw new Error(`${cardId} has no situations`);
  return { title: card.title, ...card.nudge, first, second };
}

const SETTINGS = ['Pause for a week', 'Change or stop'];

describe('A question', () => {
  it.each(['with a button', 'in words'])('answered %s gives its reason again to “why?”', async (how) => {
    const { actor, question } = await firstQuestion();
    const { first } = await nudgeOf(SKILL);
    if (how === 'in words') await actor.asks(first.wrongLetter, actor.dm());
    else await actor.presses(first.wrongLetter, question);
    await becomes(actor, question, shown(first.because));
    const why = said(await actor.asks('why?', actor.dm()));
    expect(why).toContain(`The right choice is ${first.rightLetter}`);
    expect(why).toContain(shown(first.because));
  });

  it('is a moment at work with choices, and screen readers hear each of them', async () => {
    const { question } = await firstQuestion();
    const { first } = await nudgeOf(SKILL);
    expect(said(question)).toContain(shown(first.situation));
    expect(said(question)).toContain(`*A*  ${shown(first.choices[0] ?? '')}`);
    expect(texts(question)).toEqual(['A', 'B', 'C', 'Again later', 'Not for me', ...SETTINGS]);
    expect(JSON.stringify(question.blocks)).toContain(
      `"accessibility_label":"A: ${(first.choices[0] ?? '').slice(0, 30)}`,
    );
    expect(question.text).toContain(`C: ${shown(first.choices[2] ?? '')}`);
  });

  it('says on the spot which choice is right and why, and two presses are one answer', async () => {
    const { journey, actor, question } = await firstQuestion();
    expect(said(question)).toContain('I meant to ask you about this');
    const { title, first } = await nudgeOf(SKILL);
    const { rightLetter, wrongLetter, rightChoice } = first;
    await Promise.all([actor.presses(wrongLetter, question), actor.presses(wrongLetter, question)]);
    const answered = await becomes(
      actor,
      question,
      `You chose ${wrongLetter}. The right choice is ${rightLetter}: ${shown(rightChoice)}`,
    );
    expect(said(answered)).toContain(shown(first.because));
    expect(said(answered)).toContain(`The card says: “${shown(first.from)}”`);
    expect(said(answered)).toMatch(/I’ll ask you about it on or after \w+/);
    for (const stale of ['How well did you know it', 'I meant to ask you', 'haven’t seen']) {
      expect(said(answered)).not.toContain(stale);
    }
    expect(texts(answered)).toEqual(['Read the whole card', ...SETTINGS]);
    expect(answered.text).toContain(`You chose ${wrongLetter}.`);
    expect(said(await actor.command('nudges'))).toContain(
      `Monday, November 2: *${title}* – another choice was right`,
    );
    const { days } = await journey.ledger();
    expect(days).toMatchObject([
      { answer: 'again', choice: (first.right % 3) + 1, question: expect.stringMatching(/^s/) },
    ]);
  });

  it('answered right counts as known, unless it was a guess, and comes back in another form', async () => {
    const { journey, actor, question, on } = await firstQuestion();
    const { first, second } = await nudgeOf(SKILL);
    await actor.presses(first.rightLetter, question);
    const right = await becomes(actor, question, `You chose ${first.rightLetter}, and that’s right.`);
    expect(texts(right)).toEqual([
      'Read the whole card',
      'I was guessing',
      'Knew it right away',
      ...SETTINGS,
    ]);
    const day = (message: Message) => /on or after ([^.]+)/.exec(said(message))?.[1];
    await actor.presses('I was guessing', right);
    const guessed = await actor.sees((now) =>
      now.messages.find(
        ({ ts, blocks }) => ts === question.ts && !said({ blocks }).includes(day(right) ?? ''),
      ),
    );
    expect(texts(guessed)).toEqual(['Read the whole card', ...SETTINGS]);
    expect(said(guessed)).toContain('and that’s right.');
    let next: Message | undefined;
    for (let later = 3; later <= 30 && !next; later += 1) {
      next = await on(`2026-11-${String(later).padStart(2, '0')}`);
    }
    expect(said(next ?? question)).toContain(shown(second.situation));
    const { days } = await journey.ledger();
    expect(days[0]).toMatchObject({ answer: 'hard', choice: first.right });
  });

  it.each([
    ['stop', 'off'],
    ['pause', 'paused'],
  ])('answered after “%s” says that nudges are %s, and promises no day', async (words, state) => {
    const { actor, question } = await firstQuestion();
    const { first } = await nudgeOf(SKILL);
    await actor.command(`nudges ${words}`);
    await actor.presses(first.wrongLetter, question);
    const answered = await becomes(actor, question, `Your nudges are ${state}, so I won’t ask you about it`);
    expect(said(answered)).toContain(shown(first.because));
    expect(said(answered)).not.toContain('on or after');
  });

  it.each([
    ['in the chat', (letter: string) => letter.toLowerCase()],
    ['with a mark behind it', (letter: string) => `${letter})`],
  ])('takes a letter %s for the choice, and words for how sure somebody was', async (_, typed) => {
    const { journey, actor, question } = await firstQuestion();
    const { first } = await nudgeOf(SKILL);
    await actor.says(typed(first.rightLetter), actor.dm());
    await becomes(actor, question, `You chose ${first.rightLetter}, and that’s right.`);
    const told = await actor.sees((now) =>
      now.messages.find((one) => one.ts !== question.ts && said(one).includes('and that’s right.')),
    );
    expect(texts(told)).toContain('I was guessing');
    await actor.says('I was guessing', actor.dm());
    const noted = await becomes(actor, question, 'Noted: a guess. I’ll ask you about it');
    expect(texts(noted)).toEqual(['Read the whole card', ...SETTINGS]);
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ answer: 'hard', choice: first.right }]);
  });

  it('takes a letter below a word in between, however it is said', async () => {
    const { journey, actor, question } = await firstQuestion();
    const { first } = await nudgeOf(SKILL);
    await actor.asks('meh', actor.dm());
    await actor.says(`its ${first.rightLetter.toLowerCase()} i think`, actor.dm());
    await becomes(actor, question, `You chose ${first.rightLetter}, and that’s right.`);
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ choice: first.right }]);
  });

  it('takes a letter in its thread, too', async () => {
    const { journey, actor, question } = await firstQuestion();
    const { first } = await nudgeOf(SKILL);
    await actor.says(first.wrongLetter, actor.dm(), question.ts);
    await becomes(actor, question, `You chose ${first.wrongLetter}. The right choice is`);
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ answer: 'again', choice: (first.right % 3) + 1 }]);
  });

  it('that was put away and brought back can be answered after all', async () => {
    const { actor, question } = await firstQuestion();
    await actor.presses('Not for me', question);
    const away = await becomes(actor, question, 'this card won’t come again');
    expect(texts(away)).toEqual(['Bring it back', ...SETTINGS]);
    await actor.presses('Bring it back', away);
    const back = await becomes(actor, question, 'can come again');
    expect(texts(back)).toEqual(['A', 'B', 'C', 'Again later', 'Not for me', ...SETTINGS]);
    await actor.presses('A', back);
    await becomes(actor, question, 'You chose A');
  });

  it('of somebody else can’t be answered', async () => {
    const { journey, question } = await firstQuestion();
    const marco = person(journey.playground, MARCO);
    await expect(marco.presses('A', question)).rejects.toThrow('refused');
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ answer: null, choice: null }]);
  });
});

const fills = (actor: Actor, form: Modal, value: string) =>
  actor.act({
    do: 'submit',
    viewId: form.id,
    values: { own_words: { own_words: { type: 'plain_text_input', value } } },
  });
const shows = (actor: Actor, text: string) =>
  actor.sees((now) => now.modals.find((modal) => said(modal).includes(text)));
const MINE = 'In our test it was right in 97 of 100 cases & we check the rest.';

describe('A rehearsal', () => {
  /** The nudge after all situations of the card. */
  async function rehearsal() {
    const desk = await firstQuestion();
    let nudge: Message | undefined = desk.question;
    for (let day = 3; day <= 30 && !(nudge && texts(nudge).includes('Write my words')); day += 1) {
      if (nudge) {
        await desk.actor.presses('A', nudge);
        await becomes(desk.actor, nudge, 'You chose A');
      }
      nudge = await desk.on(`2026-11-${String(day).padStart(2, '0')}`);
    }
    if (!nudge) throw new Error('no rehearsal came');
    return { ...desk, nudge };
  }

  it('asks for own words, shows them beside the card’s, takes a rating, and deletes them with one click', async () => {
    const { journey, actor, nudge } = await rehearsal();
    expect(said(nudge)).toContain(shown((await nudgeOf(SKILL)).rehearsal?.moment ?? '?'));
    expect(texts(nudge)).toEqual(['Write my words', 'Again later', 'Not for me', ...SETTINGS]);
    const form = await actor.pressesAndOpens('Write my words', nudge);
    await fills(actor, form, '  ');
    await actor.sees((now) =>
      now.modals.find(({ errors }) => errors.own_words === 'Write what you would say.'),
    );
    await fills(actor, form, MINE);
    const compared = await shows(actor, 'In our test it was right in 97 of 100 cases &amp; we check');
    expect(said(compared)).toContain('An outage without a known cause');
    await actor.presses('Nearly', compared);
    const rated = await becomes(actor, nudge, 'You found your own words.');
    expect(said(rated)).toMatch(/I’ll ask you about it on or after/);
    // What stands in a message stays in Slack when the person deletes everything.
    expect(JSON.stringify(actor.state().messages)).not.toContain('97 of 100 cases');
    const store = await journey.openStore();
    expect((await store.privacy.exportPerson(TEAM, ADA)).rehearsals).toMatchObject([
      { words: MINE, cardId: SKILL },
    ]);
    await actor.presses('Delete my words', await shows(actor, 'Only you see your words.'));
    await shows(actor, 'Deleted. I no longer have your words.');
    expect((await store.privacy.exportPerson(TEAM, ADA)).rehearsals).toEqual([]);
    await store.close();
    const { days } = await journey.ledger();
    expect(days.at(-1)).toMatchObject({ answer: 'hard', question: expect.stringMatching(/^r/) });
  });

  it('can be started from the whole card, and is exported and deleted with everything else', async () => {
    const { actor } = await nudgesAbout(SKILL, null);
    const whole = await actor.pressesAndOpens('Read the whole card', await actor.command(`card ${SKILL}`));
    const form = await actor.pressesAndOpens('Rehearse', whole);
    await fills(actor, form, MINE);
    const compared = await shows(actor, 'we check the rest');
    expect(buttons(compared.blocks).map((one) => one.text)).toEqual(['Delete my words']);
    const privacy = await actor.command('privacy');
    await actor.presses('Send me everything', privacy);
    const data = await actor.sees((now) =>
      now.messages.find(({ text = '' }) => text.includes('97 of 100 cases')),
    );
    expect(data.text).toContain('"rehearsals"');
    await actor.presses('Delete everything', privacy);
    await actor.sees((now) => now.messages.find((one) => said(one).includes('Deleted ')));
    await actor.presses('Delete my words', compared);
    await shows(actor, 'I have no such words of yours.');
  });
});

describe('Own words for a hard moment', () => {
  it('can be deleted from “Your data” long after their window is closed, without anything else', async () => {
    const { journey, actor } = await nudgesAbout(SKILL, null);
    const whole = await actor.pressesAndOpens('Read the whole card', await actor.command(`card ${SKILL}`));
    await fills(actor, await actor.pressesAndOpens('Rehearse', whole), MINE);
    const compared = await shows(actor, 'we check the rest');
    await actor.act({ do: 'close', viewId: compared.id });
    const privacy = await actor.command('privacy');
    expect(said(await actor.pressesAndHears('Delete my words', privacy))).toBe(
      'Deleted. I no longer have your words.',
    );
    const store = await journey.openStore();
    const { rehearsals, seen } = await store.privacy.exportPerson(TEAM, ADA);
    await store.close();
    expect(rehearsals).toEqual([]);
    expect(seen).not.toEqual([]);
  });
});

describe('A nudge of a card that has something for today', () => {
  it('shows it, and takes “I did it” for an answer', async () => {
    const { journey, actor, on } = await nudgesAbout(TASK, null);
    const nudge = await on('2026-11-02');
    if (!nudge) throw new Error('no nudge came');
    expect(said(nudge)).toContain(`*Try this today*\n${shown((await nudgeOf(TASK)).try ?? '?')}`);
    expect(said(nudge)).not.toContain('First step this week');
    expect(texts(nudge).slice(0, 5)).toEqual([
      'I did it',
      'Got it',
      'Show me more',
      'Again later',
      'Not for me',
    ]);
    await actor.presses('I did it', nudge);
    const done = await becomes(actor, nudge, 'You did it.');
    expect(said(done)).not.toContain('You haven’t seen this card yet');
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ answer: 'did-it', question: null }]);
  });
});
