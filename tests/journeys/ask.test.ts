import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { buttons, PLATFORM, said, startJourney } from './journey.ts';

describe.each(['socket', 'http'] as const)('asking over %s', (wire) => {
  it('a slash command answers only the person who typed it, with the best card and two more', async () => {
    const { ada, marco } = await startJourney({ wire });
    const answer = await ada.command('data quality');
    expect(answer.ephemeral).toBe(true);
    expect(said(answer)).toMatch(/\*(Data quality and availability|Robust data management)\*/);
    expect(said(answer)).toMatch(/\*\n> \S.+/);
    expect(buttons(answer.blocks ?? []).map((button) => button.text)).toEqual([
      'Read the whole card',
      'Share in this channel',
      'Helpful',
      'Not helpful',
      'Save',
      'Open “Robust data management”',
      expect.stringMatching(/^Open “.+”$/),
    ]);
    expect(said(answer)).toMatch(/^Also: Robust data management · .+$/m);
    expect(answer.text).toMatch(/^(Data quality and availability\.\n|Robust data management)/);
    expect(marco.state().messages.filter((message) => message.ts === answer.ts)).toEqual([]);
  });

  it('a mention in a channel is answered in its thread, once, for everybody', async () => {
    const { ada, marco } = await startJourney({ wire });
    const answer = await ada.asks('@Guidepost how do we roll back a bad model?');
    expect(answer.ephemeral).toBeUndefined();
    expect(answer.text).toMatch(/model/i);
    const others = marco.state().messages.filter((message) => message.threadTs === answer.threadTs);
    expect(others.map((message) => message.ts)).toEqual([answer.ts]);
  });

  it('a direct message is answered in a chat of its own', async () => {
    const { ada } = await startJourney({ wire });
    const answer = await ada.asks('people are afraid that AI takes their jobs', ada.dm());
    expect(answer.threadTs).toBeDefined();
    expect(answer.ephemeral).toBeUndefined();
    expect(said(answer)).toMatch(/resist|benefits|afraid/i);
  });
});

describe('the slash command', () => {
  it.each(['', 'help', '  HELP '])(
    'with %j shows what can be asked, with examples that answer when clicked',
    async (text) => {
      const { ada } = await startJourney();
      const help = await ada.command(text);
      expect(said(help)).toContain('Ask Guidepost');
      const example = 'Our data is a mess, where do we start?';
      const answer = await ada.pressesAndHears(example, help);
      expect(answer.ephemeral).toBe(true);
      expect(said(answer)).toMatch(/data/i);
      expect(said(answer)).not.toMatch(/I have no card|I only have guidance/);
      expect(buttons(answer.blocks ?? []).map((button) => button.text)).toContain('Read the whole card');
    },
  );

  it.each([
    ['practices', 'Best practices'],
    ['challenges', 'Common challenges'],
    ['skills', 'Soft skills'],
    ['soft skills', 'Soft skills'],
  ])('"%s" lists the cards of that kind, page by page', async (text, title) => {
    const { ada } = await startJourney();
    const list = await ada.command(text);
    expect(said(list)).toContain(title);
    expect(buttons(list.blocks ?? []).filter((button) => button.text === 'Open')).toHaveLength(8);
    await ada.presses('Next', list);
    const next = await ada.sees((state) =>
      state.messages.find((message) => message.ephemeral && said(message).includes('9–')),
    );
    expect(said(next)).toContain(title);
  });

  it('"tip" gives a card, and another one, never the same twice in a row', async () => {
    const { ada } = await startJourney();
    const first = await ada.command('tip');
    expect(said(first)).toContain('A tip');
    const titles = new Set([first.text.split('(')[0]]);
    await ada.presses('Another tip', first);
    const inItsPlace = await ada.sees((now) =>
      now.messages.find((one) => one.ts === first.ts && one.text !== first.text),
    );
    expect(said(inItsPlace)).toContain('A tip');
    for (let time = 0; time < 5; time += 1) titles.add((await ada.command('tip')).text.split('(')[0]);
    expect(titles.size).toBe(6);
  });

  it('with a sub-command that is misspelt suggests the nearest', async () => {
    const { ada } = await startJourney();
    expect(said(await ada.command('chalenges'))).toContain('Did you mean `/guide challenges`?');
    expect(said(await ada.command('hlep'))).toContain('Did you mean `/guide help`?');
  });

  it('"card" with an id shows that card, and says so when there is none', async () => {
    const { ada } = await startJourney();
    expect(said(await ada.command('card practices/phased-adoption'))).toContain('*Adopt AI in phases*');
    const none = await ada.command('card practices/nonsense');
    expect(said(none)).toContain('There is no card “practices/nonsense”. Write a card’s name after');
    expect(buttons(none.blocks ?? []).map(({ text }) => text)).toContain('Best practices');
  });

  it('"card" without a name says how to name a card, with one that opens', async () => {
    const { ada } = await startJourney();
    for (const text of ['card', ' Cards. ', 'card ``']) {
      const how = await ada.command(text);
      expect(said(how)).toMatch(/^Write a card’s name after `\/guide card`, for example `\/guide card /);
      const [example, kind] = buttons(how.blocks ?? []);
      expect(kind?.text).toBe('Best practices');
      const shown = await ada.pressesAndHears(example?.text ?? '', how);
      expect(buttons(shown.blocks ?? []).map((button) => button.text)).toContain('Read the whole card');
    }
  });

  it('"card" with a very long name, or marks in it, still says how to name a card', async () => {
    const { ada } = await startJourney();
    const long = said(await ada.command(`card ${'y'.repeat(3_500)}`));
    expect(long).toContain('yyy…”. Write a card’s name after `/guide card`');
    expect(long).toContain('You can copy it from the end of the whole card.');
    const marked = said(await ada.command('card non`sense'));
    expect(marked).toContain('There is no card “nonsense”. Write a card’s name after `/guide card`');
  });

  it('"card" with a name that is nearly one offers that card', async () => {
    const { ada } = await startJourney();
    for (const name of [
      'phased-adoption',
      '`challenges/phased-adoption`',
      'practices/phased-adption',
      'phased',
    ]) {
      const offered = await ada.command(`card ${name}`);
      expect(said(offered)).toContain('Did you mean');
      const shown = await ada.pressesAndHears('/guide card practices/phased-adoption', offered);
      expect(said(shown)).toContain('*Adopt AI in phases*');
    }
  });

  it('says honestly when no card fits, offers the kinds and how to ask', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('what is for lunch today');
    expect(answer.text).toBe(
      'I can’t answer that: I only have guidance for DevOps teams that work with AI, and I don’t see your systems or schedules.',
    );
    expect(buttons(answer.blocks ?? []).map((button) => button.text)).toEqual(['How to ask']);
    const help = await ada.pressesAndHears('How to ask', answer);
    expect(said(help)).toContain('Ask Guidepost');
    expect(buttons(help.blocks ?? []).map((button) => button.text)).toContain('Best practices');
  });
});

eachDatabase('feedback and what has been seen', (database) => {
  it('are stored, and a change of mind replaces what was said', async () => {
    const { ada, bot, place } = await startJourney({ database });
    const answer = await ada.command('data quality');
    const thanks = await ada.pressesAndHears('Helpful', answer);
    expect(thanks.ephemeral).toBe(true);
    expect(said(thanks)).toMatch(/Noted that \*.+\* helped\./);
    expect(said(await ada.pressesAndHears('Not helpful', answer))).toContain('did not help');
    await bot.stop();
    const store = await database.open(place);
    const stored = await store.privacy.exportPerson('T0NORTHWIND', ada.id);
    expect(JSON.stringify(stored)).toContain('data quality');
    const counts = await Promise.all(
      ['challenges/data-quality', 'practices/manage-data-robustly'].map((id) => store.feedback.forCard(id)),
    );
    expect(counts.map((count) => count.helpful + count.notHelpful).reduce((sum, count) => sum + count)).toBe(
      1,
    );
    expect(counts.some((count) => count.notHelpful === 1)).toBe(true);
  });
});

describe('a question in a channel', () => {
  it('where the bot is no member is answered to the asker, and sharing reaches the channel', async () => {
    const { ada, marco } = await startJourney();
    const answer = await ada.command('data quality', 'C0RANDOM');
    expect(answer.ephemeral).toBe(true);
    await ada.presses('Share in this channel', answer);
    const shared = await marco.sees((state) =>
      state.messages.find((message) => message.channel === 'C0RANDOM' && message.userId === state.botUserId),
    );
    expect(said(shared)).toContain(`<@${ada.id}> shared a guidance card`);
  });

  it('that is shared becomes a new message that says who shared it, and everybody can open the card', async () => {
    const { ada, marco } = await startJourney();
    const answer = await ada.command('data quality');
    await ada.presses('Share in this channel', answer);
    const shared = await marco.sees((state) =>
      state.messages.find(
        (message) => message.channel === PLATFORM && said(message).includes('shared a guidance card'),
      ),
    );
    expect(said(shared)).toContain(`<@${ada.id}>`);
    const modal = await marco.pressesAndOpens('Read the whole card', shared);
    expect(modal.callbackId).toBe('card');
  });
});
