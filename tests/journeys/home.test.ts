import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { TWO_CARDS } from '../support/previewed-cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { type Actor, ADA, buttons, MARCO, PLATFORM, said, startJourney } from './journey.ts';

/** The Home tab once it says something, or no longer. */
const home = (actor: Actor, what: string, shown = true) =>
  actor.sees((state) => (state.home && said(state.home).includes(what) === shown ? state.home : undefined));

const labels = (blocks: Parameters<typeof buttons>[0]) => buttons(blocks).map((button) => button.text);

it('A first visit is welcomed with something to press, which leads to an answer and then to their own page', async () => {
  const { ada } = await startJourney();
  await ada.openHome();
  const first = await home(ada, 'Welcome!');
  expect(said(first)).not.toContain('Your progress');
  const answer = await ada.pressesAndOpens('How do we roll back a bad model?', 'home');
  await ada.sees((state) =>
    state.modals.find(
      (modal) => modal.id === answer.id && said(modal).includes('Version models and datasets'),
    ),
  );
  const own = await home(ada, 'Your progress');
  expect(said(own)).toContain('*1 of 147 cards seen*');
  expect(said(own)).not.toContain('Welcome!');
});

eachDatabase('On their Home tab a person', (database) => {
  it('saves today’s card, finds it there, and takes it out in its window', async () => {
    const { ada, marco } = await startJourney({ database });
    await ada.openHome();
    await home(ada, 'Today’s card');
    await ada.presses('Save', 'home');
    const saved = await home(ada, 'Your saved cards');
    expect(labels(saved.blocks)).toContain(':bookmark: Saved');
    const card = await ada.pressesAndOpens('Open', 'home');
    const known = await ada.sees((state) =>
      state.modals.find((one) => one.id === card.id && labels(one.blocks).includes(':bookmark: Saved')),
    );
    await ada.presses(':bookmark: Saved', known);
    await home(ada, 'Click “Save” under any card');
    await marco.openHome();
    await home(marco, 'Welcome!');
  });
});

it('The Home tab leads to the lists by topic and kind, page by page', async () => {
  const { ada } = await startJourney();
  await ada.openHome();
  const { blocks } = await home(ada, 'Nudges are off.');
  const menu = blocks.find((block) => JSON.stringify(block).includes('"browse_topic"'));
  const [select] = (menu?.elements ?? []) as { options: { value: string; text: { text: string } }[] }[];
  const names = select?.options.map((option) => option.text.text.replace(/ \(\d+\)$/, ''));
  expect(names).toEqual(expect.arrayContaining(['AIOps', 'CI/CD', 'GPU', 'Data quality']));
  const security = select?.options.find((option) => option.value === '#security');
  await ada.act({
    do: 'press',
    container: { type: 'home' },
    blockId: menu?.block_id ?? '',
    actionId: 'browse_topic',
    payload: { type: 'static_select', selected_option: security ?? null },
    values: {},
  });
  const topic = await ada.sees((state) => state.modals.find((modal) => modal.title === 'Security'));
  expect(said(topic)).toContain('1–8 of ');

  const list = await ada.pressesAndOpens('Best practices', 'home');
  expect(said(list)).toContain('1–8 of 55');
  await ada.presses('Next', list);
  await ada.sees((state) => state.modals.find((modal) => said(modal).includes('9–16 of 55')));
});

it('Nudges are started and paused on the Home tab, which shows how they stand after each press', async () => {
  const { ada } = await startJourney();
  await ada.openHome();
  await home(ada, 'Nudges are off.');
  const opening = await ada.pressesAndOpens('Start nudges', 'home');
  const form = await ada.sees((state) =>
    state.modals.find((one) => one.id === opening.id && one.submit !== undefined),
  );
  await ada.act({ do: 'submit', viewId: form.id, values: {} });
  await home(ada, 'The first one comes');
  await ada.presses('Pause for a week', 'home');
  const paused = await home(ada, 'Paused until');
  expect(labels(paused.blocks)).not.toContain('Pause for a week');
  await ada.presses('Resume', 'home');
  await home(ada, 'Paused until', false);
});

it('A press on a Home tab that another process opened changes what it shows', async () => {
  const { ada, bot, start } = await startJourney();
  await ada.openHome();
  await home(ada, 'Nudges are off.');
  const opening = await ada.pressesAndOpens('Start nudges', 'home');
  await ada.sees((state) => state.modals.find((one) => one.id === opening.id && one.submit !== undefined));
  await ada.act({ do: 'submit', viewId: opening.id, values: {} });
  await home(ada, 'The first one comes');
  await bot.stop();
  await start();
  await ada.presses('Pause for a week', 'home');
  await home(ada, 'Paused until');
});

it('What is typed on the Home tab goes on in the search', async () => {
  const { ada } = await startJourney();
  await ada.openHome();
  await home(ada, 'Today’s card');
  await ada.act({
    do: 'press',
    container: { type: 'home' },
    blockId: 'search_text',
    actionId: 'search_text',
    payload: { type: 'plain_text_input', value: 'alert fatigue' },
    values: { search_text: { search_text: { type: 'plain_text_input', value: 'alert fatigue' } } },
  });
  const search = await ada.sees((state) => state.modals.find((modal) => modal.title === 'Search guidance'));
  expect(said(search)).toContain('“alert fatigue”');
});

it('A card that is added later is told as new, and the first ones are not', async () => {
  const folder = await temporaryFolder();
  const { 'practices/two.md': two, ...one } = TWO_CARDS;
  await writeFiles(folder, one);
  const { ada, bot } = await startJourney({ knowledgeDir: folder });
  await ada.openHome();
  expect(said(await home(ada, 'Today’s card'))).not.toContain('New in the guidance');
  await writeFiles(folder, { 'practices/two.md': two });
  await bot.reloadKnowledge();
  await ada.openHome();
  const shown = said(await home(ada, 'New in the guidance'));
  expect(shown).toContain('Take the second step');
  expect(shown).toMatch(/new since <!date\^/);
});

it('Curators see what found no card and what did not help, without who, and without what was asked in private', async () => {
  const { ada, marco } = await startJourney({ config: { curators: [ADA] } });
  const publicly = 'how do I knit a scarf for my parrot';
  const privately = 'how do I bake bread with rye flour';
  await marco.asks(`@Guidepost ${publicly}`);
  await marco.command(privately);
  const answer = await marco.command('card practices/phased-adoption');
  const card = await marco.pressesAndOpens('Read the whole card', answer);
  await marco.presses('Not helpful', card);
  await marco.sees((state) => state.modals.find((modal) => said(modal).includes('did not help')));

  await ada.openHome();
  const shown = said(await home(ada, 'For curators'));
  expect(shown).toContain('*2 of 2 questions*');
  expect(shown).toContain(`“${publicly}”\n    1 person`);
  expect(shown).not.toContain('rye flour');
  expect(shown).not.toContain(MARCO);
  expect(shown).toContain('not helpful for 1 person');
  await marco.openHome();
  expect(said(await home(marco, 'Your progress'))).not.toContain('For curators');
});

it('Curators never read what was asked in a private channel or in a group message', async () => {
  const { ada, marco, signed } = await startJourney({
    wire: 'http',
    config: { curators: [ADA] },
    workspace: ({ channels }) => {
      for (const channel of channels) if (channel.id === PLATFORM) channel.kind = 'private';
    },
  });
  await marco.asks('@Guidepost how do I knit a scarf for my parrot', 'C0GENERAL');
  await marco.asks('@Guidepost how do I bake bread with rye flour', PLATFORM);
  const mention = { type: 'app_mention', user: MARCO, channel: 'G0GROUP', ts: '1796000000.000100' };
  const text = `<@${marco.state().botUserId}> is the salary of Ada too high for the parrot`;
  await signed.event({ type: 'event_callback', team_id: 'T0NORTHWIND', event: { ...mention, text } });
  await marco.asks('@Guidepost which paint dries fastest on a fence', 'C0GENERAL');
  await ada.openHome();
  const shown = said(await home(ada, 'For curators'));
  expect(shown).toContain('*4 of 4 questions*');
  expect(shown).toContain('knit a scarf');
  expect(shown).not.toMatch(/rye flour|salary/);
});
