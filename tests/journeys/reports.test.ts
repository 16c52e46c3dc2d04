import type { Modal } from '@guidepost/local-slack/protocol';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { eachDatabase, testDatabase } from '../support/databases.ts';
import { TWO_CARDS } from '../support/previewed-cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { type Actor, ADA, buttons, fromBot, MARCO, PLATFORM, person, said, startJourney } from './journey.ts';

const LENA = 'U0LENA';
const KENJI = 'U0KENJI';
const HELIOS = 'C0HELIOS';
const WRONG = 'Step 3 names a flag that is gone: use <!channel> --xyzzy & co.';
const NAME = 'Adopt AI in phases';

const labels = (on: Modal) => buttons(on.blocks).map((button) => button.text);

async function wholeCard(actor: Actor): Promise<Modal> {
  return actor.pressesAndOpens(
    'Read the whole card',
    await actor.command('card practices/phased-adoption', PLATFORM),
  );
}

const sends = (actor: Actor, form: Modal, text: string) =>
  actor.act({
    do: 'submit',
    viewId: form.id,
    values: { mistake: { mistake: { type: 'plain_text_input', value: text } } },
  });

const shows = (actor: Actor, text: string) =>
  actor.sees((now) => now.modals.find((modal) => said(modal).includes(text)));

async function reports(actor: Actor, text = WRONG): Promise<void> {
  const form = await actor.pressesAndOpens('Report a mistake', await wholeCard(actor));
  await sends(actor, form, text);
  await shows(actor, 'Thank you. The people who look after the cards can read it now.');
}

/** What the bot has written to somebody directly. */
const told = (actor: Actor) => fromBot(actor.state(), '0', { channel: actor.dm() });

eachDatabase('A mistake on a card', (database) => {
  it('is reported with one click and a sentence, and reaches the curators, without who it was', async () => {
    const { ada, marco, playground } = await startJourney({ database, config: { curators: [ADA] } });
    const form = await marco.pressesAndOpens('Report a mistake', await wholeCard(marco));
    expect(form.title).toBe('Report a mistake');
    expect(said(form)).toContain(`On the card *${NAME}*`);
    await sends(marco, form, WRONG);
    await shows(marco, 'Thank you.');

    const notice = await ada.sees(() => told(ada).find((one) => said(one).includes('reported a mistake')));
    expect(said(notice)).toContain(`Somebody reported a mistake on the card *${NAME}*.`);
    expect(JSON.stringify(notice)).not.toContain('xyzzy');
    const opened = await ada.pressesAndOpens('Read it', notice);
    const report = await ada.sees((now) =>
      now.modals.find((one) => one.id === opened.id && said(one).includes('xyzzy')),
    );
    expect(said(report)).toContain(`*${NAME}*`);
    expect(said(report)).toContain('use &lt;!channel&gt; --xyzzy &amp; co.');
    expect(JSON.stringify(report)).not.toContain(MARCO);
    expect(told(person(playground, MARCO))).toEqual([]);
  });

  it('is on a curator’s Home tab until it is done, and on nobody else’s', async () => {
    const { ada, marco } = await startJourney({ database, config: { curators: [ADA] } });
    await reports(marco);
    await marco.openHome();
    const other = await marco.sees((now) =>
      now.home && said(now.home).includes('Browse') ? now.home : undefined,
    );
    expect(said(other)).not.toContain('Reported mistakes');
    await ada.openHome();
    const home = await ada.sees((now) =>
      now.home && said(now.home).includes('xyzzy') ? now.home : undefined,
    );
    expect(said(home)).toContain('*Reported mistakes*');
    expect(said(home)).toContain(`*${NAME}*`);
    const opened = await ada.pressesAndOpens('Read it', 'home');
    const report = await ada.sees((now) =>
      now.modals.find((one) => one.id === opened.id && labels(one).includes('Done')),
    );
    expect(labels(report)).toEqual(['Done', 'Open the card']);
    await ada.presses('Done', report);
    await shows(ada, 'Done. The report is closed and deleted.');
    await ada.sees((now) => (now.home && !said(now.home).includes('xyzzy') ? now.home : undefined));
  });

  it('is exported with a person’s data, and gone once they delete it', async () => {
    const { ada, marco } = await startJourney({ database, config: { curators: [ADA] } });
    await reports(marco);
    const privacy = await marco.command('privacy');
    await marco.presses('Send me everything', privacy);
    const data = await marco.sees(() => told(marco).find((one) => (one.text ?? '').includes('xyzzy')));
    expect(data.text).toContain('"reports"');
    await marco.presses('Delete everything', privacy);
    await marco.sees((now) => now.messages.find((one) => said(one).includes('Deleted ')));
    const notice = await ada.sees(() => told(ada).find((one) => said(one).includes('reported a mistake')));
    await ada.presses('Read it', notice);
    await shows(ada, 'That report is closed: a curator is done with it, or it was deleted.');
  });
});

describe('a report', () => {
  it('without words is not sent, and says so below the field', async () => {
    const { ada, marco, bot } = await startJourney({ config: { curators: [ADA] } });
    const form = await marco.pressesAndOpens('Report a mistake', await wholeCard(marco));
    await sends(marco, form, ' \n ');
    await marco.sees((now) =>
      now.modals.find(({ errors }) => errors.mistake === 'Write what is wrong first.'),
    );
    await bot.stop();
    expect(told(ada)).toEqual([]);
  });

  it('is taken once, also when two processes get the same form', async () => {
    const { ada, marco, bot, place } = await startJourney({ config: { curators: [ADA] } });
    const form = await marco.pressesAndOpens('Report a mistake', await wholeCard(marco));
    const other = await testDatabase('postgres').open(place);
    const whose = { team: 'T0NORTHWIND', userId: MARCO };
    expect(await other.claims.claimOnce(whose, `report ${form.id} ${form.hash}`, new Date())).toBe(true);
    await sends(marco, form, WRONG);
    await bot.stop();
    expect(told(ada)).toEqual([]);
    expect((await other.reports.newest('T0NORTHWIND', 9)).all).toBe(0);
  });

  it('still counts when a curator can not be written to', async () => {
    const { ada, marco } = await startJourney({ config: { curators: ['U0NOBODY', ADA] } });
    await reports(marco);
    await ada.sees(() => told(ada).find((one) => said(one).includes('reported a mistake')));
  });

  it('leaves no word in the log', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
    const { ada, marco, bot } = await startJourney({ config: { curators: ['U0NOBODY', ADA] }, log });
    await reports(marco);
    await bot.stop();
    expect(told(ada)).toHaveLength(1);
    expect(lines.join('')).toContain('report.curator_not_told');
    expect(lines.filter((line) => line.includes('xyzzy'))).toEqual([]);
  });

  it('comes from the card as a message, too', async () => {
    const { marco } = await startJourney({ config: { curators: [ADA] } });
    const answer = await marco.asks('how do we start with AI in phases', marco.dm());
    const whole = await marco.asks('the whole card', marco.dm(), answer.threadTs);
    const form = await marco.pressesAndOpens('Report a mistake', whole);
    expect(form.title).toBe('Report a mistake');
  });
});

describe('where no curators are named', () => {
  it('people learn whom to write to instead', async () => {
    const { marco } = await startJourney();
    const card = await wholeCard(marco);
    await marco.presses('Report a mistake', card);
    const noted = await shows(marco, 'Nobody is set up to read reports here.');
    expect(noted.id).toBe(card.id);
    expect(said(noted)).toContain('Write to the person who runs me in this workspace');
  });

  it('that is the people who look after the card, once the team has named them', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      ...TWO_CARDS,
      'practices/one.md': TWO_CARDS['practices/one.md'].replace('owner: guidepost', 'owner: platform'),
      'roles.yaml':
        'format: 1\nroles:\n  - { id: platform, name: Platform, about: Pipelines., people: [U0ADA, Bob & Co] }\n',
    });
    const { marco } = await startJourney({ knowledgeDir: folder });
    const card = await marco.pressesAndOpens(
      'Read the whole card',
      await marco.command('card practices/one'),
    );
    expect(said(card)).toContain('Looked after by Platform (<@U0ADA>, Bob &amp; Co)');
    await marco.presses('Report a mistake', card);
    const noted = await shows(marco, 'Nobody is set up to read reports here.');
    expect(said(noted)).toContain('Write to <@U0ADA>, Bob &amp; Co (Platform), who look after this card.');
  });
});

describe('who may report and read', () => {
  it('a curator whom the bot doesn’t answer gets no notice that they couldn’t open', async () => {
    const { marco, ada, playground, bot } = await startJourney({
      config: { curators: [LENA, ADA], answerGuests: false },
    });
    await reports(marco);
    await ada.sees(() => told(ada).find((one) => said(one).includes('reported a mistake')));
    await bot.stop();
    expect(told(person(playground, LENA))).toEqual([]);
  });

  it('a guest whom the bot answers reports like a member, and reads nothing', async () => {
    const { ada, playground } = await startJourney({ config: { curators: [ADA] } });
    const lena = person(playground, LENA);
    const form = await lena.pressesAndOpens(
      'Report a mistake',
      await lena.pressesAndOpens(
        'Read the whole card',
        await lena.asks('card practices/phased-adoption', lena.dm()),
      ),
    );
    await sends(lena, form, WRONG);
    await shows(lena, 'Thank you.');
    await ada.sees(() => told(ada).find((one) => said(one).includes('reported a mistake')));
  });

  it('somebody of another company, who is not answered, gets no form', async () => {
    const { ada, playground, bot } = await startJourney({ config: { curators: [ADA] } });
    const kenji = person(playground, KENJI);
    const answer = await ada.asks('@Guidepost the whole card about versioning datasets', HELIOS);
    const whole = await ada.asks('the whole card', HELIOS, answer.threadTs);
    await kenji.presses('Report a mistake', whole);
    await kenji.sees((now) => now.messages.find((one) => said(one).includes('I only answer members')));
    await bot.stop();
    expect(kenji.state().modals).toEqual([]);
    expect(told(ada)).toEqual([]);
  });
});
