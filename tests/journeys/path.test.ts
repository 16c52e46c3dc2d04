import type { Block } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { submission } from './forged-requests.ts';
import { pathStep } from './forged-values.ts';
import { ADA, buttons, fromBot, MARCO, PLATFORM, said, startJourney } from './journey.ts';
import { answers, assesses, question, REQUIREMENTS, windowWith } from './path-journey.ts';

const closes = { do: 'close' } as const;
const home = (blocks: Block[] | undefined) => said({ blocks: blocks ?? [] });

eachDatabase('A self-assessment', (database) => {
  it('asks question by question, and says where somebody is and what comes next', async () => {
    const { ada } = await startJourney({ database });
    const start = await ada.command('path');
    expect(start.ephemeral).toBe(true);
    expect(said(start)).toContain('It’s your own view, not a test, and only you see it.');
    await ada.pressesAndOpens('Assess yourself', start);
    const first = await question(ada, 1);
    expect(said(first)).toContain('11 questions, about ten minutes.');
    for (const rung of ['Junior', 'Middle', 'Senior', 'Lead', 'Architect']) {
      expect(said(first)).toContain(`*${rung}*: `);
    }
    await answers(ada, first, 1, 'middle');
    for (let number = 2; number <= REQUIREMENTS.length; number += 1) {
      const level = number === 7 ? 'middle' : number === 8 ? 'lead' : 'senior';
      await answers(ada, await question(ada, number), number, level);
    }
    const result = await windowWith(ada, 'Assessed on');
    const text = said(result);
    expect(text).toContain('*On the whole, you describe the work of a senior engineer.*');
    expect(text).toContain('Junior › Middle › *Senior (you are here)* › Lead › Architect');
    expect(text).toContain('In Monitoring, you are further along already.');
    expect(text).toContain('*Monitoring*: lead\n▰▰▰▰▱');
    expect(text).toContain('*What matters next on the way to team lead*');
    expect(text).toContain(
      '*1. Security*: from middle to lead\nTwo rungs away, and among what counts most for a team lead.',
    );
    expect(text).toMatch(/\*2\. AIOps tools\*: from senior to lead[\s\S]*?_One thing to do:_ /);
    expect(text).toContain('*3. AI and ML integration*: from middle to lead\nTwo rungs away.');
    expect(text).not.toContain('*4.');
    const opens = buttons(result.blocks).map((one) => one.text);
    expect(opens).toContain('AIOps tools and technologies');
    expect(opens).toContain('Practice: Choose tools that integrate');
  });

  it('can be left, and goes on with the first open question, on the Home tab as well', async () => {
    const { ada } = await startJourney({ database });
    await ada.openHome();
    await ada.sees((now) => home(now.home?.blocks).includes('Where are you on the ladder') || undefined);
    await ada.pressesAndOpens('Assess yourself', 'home');
    await answers(ada, await question(ada, 1), 1, 'junior', 'my first pipeline');
    const second = await question(ada, 2);
    await ada.act({ ...closes, viewId: second.id });
    await ada.sees((now) => home(now.home?.blocks).includes('You have answered 1 of 11') || undefined);
    await ada.pressesAndOpens('Go on', 'home');
    const again = await question(ada, 2);
    await ada.presses('Back', again);
    const back = await question(ada, 1);
    expect(JSON.stringify(back.blocks)).toContain('"initial_value":"my first pipeline"');
    expect(JSON.stringify(back.blocks)).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"junior"/);
  });
});

describe('A self-assessment', () => {
  it('may leave questions open, and then says no more than it can', async () => {
    const { ada } = await startJourney();
    const result = await assesses(ada, (number) => (number <= 3 ? 'lead' : undefined));
    expect(said(result)).toContain('You left more than half open');
    expect(said(result)).toContain('*Code quality*: left open\n▱▱▱▱▱');
    expect(said(result)).not.toContain('What matters next');
  });

  it('with nothing answered shows nothing, and keeps what was written', async () => {
    const { ada } = await startJourney();
    await ada.pressesAndOpens('Assess yourself', await ada.command('path'));
    for (let number = 1; number <= REQUIREMENTS.length; number += 1) {
      await answers(ada, await question(ada, number), number, undefined, number === 4 ? 'later' : '');
    }
    await windowWith(ada, 'You left everything open');
    expect(buttons((await ada.command('path')).blocks ?? []).map(({ text }) => text)).toContain('Go on');
  });

  it('done again begins with what was said, and shows how somebody has grown', async () => {
    let now = new Date('2026-03-02T09:00:00Z');
    const { ada, playground } = await startJourney({ now: () => now });
    const first = await assesses(ada, () => 'junior');
    expect(said(first)).not.toContain('Since');
    await ada.act({ ...closes, viewId: first.id });
    now = new Date('2026-11-30T09:00:00Z');
    await ada.pressesAndOpens('Assess yourself again', await ada.command('path'));
    expect(JSON.stringify((await question(ada, 1)).blocks)).toContain('"initial_option"');
    for (let number = 1; number <= REQUIREMENTS.length; number += 1) {
      await answers(ada, await question(ada, number), number, number === 8 ? 'senior' : 'junior');
    }
    const result = await windowWith(ada, 'Since');
    expect(said(result)).toMatch(/Since <!date\^\d+\^\{date_short\}\|2026-03-02>: \+2 in Monitoring/);
    expect(said(result)).toMatch(
      /Assessed on <!date\^\d+\^\{date_short\}\|2026-11-30> · <!date[^·]*2026-03-02>/,
    );
    expect(playground.state(MARCO).messages.filter(({ text }) => text.includes('Monitoring'))).toEqual([]);
  });

  it('finished in a second window as well keeps everything that was said in the first', async () => {
    const { ada, signed } = await startJourney({ wire: 'http' });
    const result = await assesses(ada, () => 'senior');
    const last = REQUIREMENTS.at(-1) ?? '';
    const metadata = JSON.stringify({ channel: '', requirement: last });
    const person = { team: 'T0NORTHWIND', userId: ADA };
    const form = { callbackId: 'path_step', metadata, values: pathStep(last, 'lead', ''), trigger: 'none' };
    await signed.interactive(submission(person, form));
    expect(said(result)).toContain('*Continuous learning*: senior');
    const after = said(await ada.command('path'));
    expect(after).toContain('*Continuous learning*: lead');
    expect(after).toContain('*Testing*: senior');
  });

  it('done again does not bring back the words that were taken out', async () => {
    const { ada } = await startJourney();
    const result = await assesses(ada, () => 'middle', { evidence: { 1: 'xyzzy' } });
    await ada.act({ ...closes, viewId: result.id });
    await ada.pressesAndOpens('Assess yourself again', await ada.command('path'));
    const first = await question(ada, 1);
    expect(JSON.stringify(first.blocks)).toContain('xyzzy');
    await answers(ada, first, 1, 'middle', '');
    await ada.presses('Back', await question(ada, 2));
    expect(JSON.stringify((await question(ada, 1)).blocks)).not.toContain('xyzzy');
  });

  it('is not told to a channel, and is in the export until it is deleted', async () => {
    const { ada } = await startJourney();
    await assesses(ada, () => 'senior', { evidence: { 1: 'a registry for <!channel>' } });
    const asked = await ada.asks('@Guidepost path');
    expect(said(asked)).toContain('Where you are on your path is for your eyes only.');
    const privacy = await ada.command('privacy');
    expect(said(privacy)).toContain('how you assessed yourself, with your evidence in your words');
    await ada.presses('Send me everything', privacy);
    const data = await ada.sees((now) =>
      fromBot(now, '0', { channel: ada.dm() }).find(({ text }) => text.includes('a registry for')),
    );
    expect(data.text).toContain('"requirements/ai-and-ml-integration":"senior"');
    expect(data.text).not.toContain('<!channel>');
    await ada.presses('Delete everything', privacy);
    await ada.sees((now) => now.messages.find(({ text }) => text.includes('Deleted ')));
    expect(said(await ada.command('path'))).toContain('Where are you on the ladder');
  });
});

describe('A summary of a path', () => {
  const shares = (viewId: string, user: string, words = false) => ({
    do: 'submit' as const,
    viewId,
    values: {
      path_reader: { path_reader: { type: 'users_select', selected_user: user } },
      path_words: {
        path_words: {
          type: 'checkboxes',
          selected_options: words
            ? [{ text: { type: 'plain_text', text: 'Add what I wrote in my own words' }, value: 'words' }]
            : [],
        },
      },
    },
  });

  it('reaches the one person that is chosen, without what was written, and can be taken back', async () => {
    const { ada, marco } = await startJourney();
    const result = await assesses(ada, () => 'senior', { evidence: { 2: 'the xyzzy pipeline' } });
    await ada.pressesAndOpens('Share a summary…', result);
    const form = await windowWith(ada, 'They get a direct message from me in your name');
    await ada.act(shares(form.id, MARCO));
    const outcome = await windowWith(ada, 'as a direct message from me');
    const message = await marco.sees((now) => fromBot(now, '0', { channel: marco.dm() }).at(-1));
    expect(said(message)).toContain('<@U0ADA> shares with you where they see themselves');
    expect(said(message)).toContain('*On the whole, they describe the work of a senior engineer.*');
    expect(said(message)).toContain('*Testing*: senior\n▰▰▰▱▱');
    expect(said(message)).toContain('*Senior (they are here)*');
    expect(said(message)).toContain('*What could come next for them, on the way to team lead*');
    expect(said(message)).not.toMatch(/\byou\b(?! where)/);
    expect(JSON.stringify(message)).not.toContain('xyzzy');
    expect(buttons(outcome.blocks).map(({ text }) => text)).toContain('Undo');
    // It can be taken back long after the window is closed, too.
    const note = await ada.sees((now) => fromBot(now, '0', { channel: ada.dm() }).at(-1));
    await ada.presses('Undo', note);
    await marco.sees((now) => fromBot(now, '0', { channel: marco.dm() }).length === 0 || undefined);
    await ada.presses('Undo', outcome);
    await windowWith(ada, 'It’s already gone.');
  });

  it('reaches them once a day, and never after they have said that they want none', async () => {
    let now = new Date('2026-11-30T09:00:00Z');
    const { ada, marco } = await startJourney({ now: () => now });
    await ada.act({ ...closes, viewId: (await assesses(ada, () => 'senior')).id });
    const sharesAndReads = async (text: string) => {
      await ada.pressesAndOpens('Share a summary…', await ada.command('path'));
      const form = await windowWith(ada, 'They get a direct message from me in your name');
      await ada.act(shares(form.id, MARCO));
      const seen = await ada.sees(({ modals }) =>
        modals.find((one) => `${said(one)} ${JSON.stringify(one.errors)}`.includes(text)),
      );
      await ada.act({ ...closes, viewId: seen.id });
    };
    const summaries = () =>
      fromBot(marco.state(), '0', { channel: marco.dm() }).filter((one) =>
        said(one).includes('shares with you'),
      );
    await sharesAndReads('as a direct message from me.');
    await sharesAndReads('They have had one from you today.');
    now = new Date('2026-12-01T09:00:00Z');
    await sharesAndReads('as a direct message from me.');
    expect(summaries()).toHaveLength(2);
    const [latest] = summaries().slice(-1);
    if (!latest) throw new Error('no summary came');
    const answer = await marco.pressesAndHears('Don’t send me summaries', latest);
    expect(said(answer)).toContain('Nobody can send you a summary through me for the next 90 days, unless');
    now = new Date('2026-12-02T09:00:00Z');
    await sharesAndReads('they have asked me for no summaries');
    expect(summaries()).toHaveLength(2);
    // What they said is deleted with everything else, and the question before that says so.
    const privacy = await marco.command('privacy');
    expect(JSON.stringify(privacy.blocks)).toContain('people can send you some again');
    await marco.presses('Delete everything', privacy);
    await marco.sees(({ messages }) => messages.find(({ text }) => text.startsWith('Deleted')));
    await sharesAndReads('as a direct message from me.');
  });

  it('that was taken back may be shared once more, and one a day is a day where its author is', async () => {
    let now = new Date('2026-11-30T21:00:00Z');
    const { ada, marco } = await startJourney({ now: () => now });
    await ada.act({
      ...closes,
      viewId: (await assesses(ada, () => 'senior', { evidence: { 2: 'xyzzy' } })).id,
    });
    const sharesAndReads = async (text: string, words = false) => {
      await ada.pressesAndOpens('Share a summary…', await ada.command('path'));
      const form = await windowWith(ada, 'They get a direct message from me in your name');
      await ada.act(shares(form.id, MARCO, words));
      return ada.sees(({ modals }) =>
        modals.find((one) => `${said(one)} ${JSON.stringify(one.errors)}`.includes(text)),
      );
    };
    const takesBack = async (words: boolean) => {
      const outcome = await sharesAndReads('as a direct message from me.', words);
      await ada.presses('Undo', outcome);
      await marco.sees((state) => fromBot(state, '0', { channel: marco.dm() }).length === 0 || undefined);
      await ada.act({ ...closes, viewId: outcome.id, all: true });
    };
    await takesBack(true);
    await takesBack(false);
    const refused = await sharesAndReads('They have had one from you today.');
    await ada.act({ ...closes, viewId: refused.id, all: true });
    // It is half past midnight in Stockholm, and still the same day in UTC.
    now = new Date('2026-11-30T23:30:00Z');
    await sharesAndReads('as a direct message from me.');
    const summary = await marco.sees((state) => fromBot(state, '0', { channel: marco.dm() }).at(0));
    expect(JSON.stringify(summary)).not.toContain('xyzzy');
  });

  it('carries what was written if its author ticks the box', async () => {
    const { ada, marco } = await startJourney();
    const result = await assesses(ada, () => 'senior', { evidence: { 2: 'two\nlines & <!here>' } });
    await ada.pressesAndOpens('Share a summary…', result);
    const form = await windowWith(ada, 'They get a direct message from me in your name');
    await ada.act(shares(form.id, MARCO, true));
    const message = await marco.sees((now) => fromBot(now, '0', { channel: marco.dm() }).at(-1));
    expect(said(message)).toContain('*What <@U0ADA> wrote about it, in their own words*');
    expect(said(message)).toContain('*Automation*\n> two\n> lines &amp; &lt;!here&gt;');
  });

  it.each([
    ['oneself', 'U0ADA', 'That’s you.'],
    ['the bot', 'U0PLAYGROUND', 'members of this workspace'],
    ['somebody of another company', 'U0KENJI', 'members of this workspace'],
    ['nobody', 'U0NOBODY', 'members of this workspace'],
  ])('does not go to %s', async (_, user, why) => {
    const { ada, playground } = await startJourney();
    const result = await assesses(ada, () => 'senior');
    await ada.pressesAndOpens('Share a summary…', result);
    const form = await windowWith(ada, 'They get a direct message from me in your name');
    await playground.act(ada.id, shares(form.id, user));
    await ada.sees((now) => JSON.stringify(now.modals).includes(why) || undefined);
  });
});

describe('the word “path”', () => {
  it('where people talk is no command', async () => {
    const { ada } = await startJourney();
    const ts = await ada.says('which way do we take with our models?');
    const answer = await ada.asks('@Guidepost path', PLATFORM, ts);
    expect(said(answer)).not.toContain('for your eyes only');
  });
});
