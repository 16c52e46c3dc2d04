import type { Modal } from '@guidepost/local-slack/protocol';
import { expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/databases.ts';
import { ADA, buttons, said, startJourney } from './journey.ts';

type Journey = Awaited<ReturnType<typeof startJourney>>;

/** Somebody at the search: types and chooses as the page does, with what stands in the inputs beside it. */
async function atTheSearch({ ada, playground }: Journey) {
  await ada.act({ do: 'shortcut', callbackId: 'search_guidance' });
  const opened = await ada.sees((state) => state.modals.find((modal) => modal.title === 'Search guidance'));
  let text = '';
  let kind = 'all';
  const values = () => ({
    search_text: { search_text: { type: 'plain_text_input', value: text } },
    search_kind: { search_kind: { type: 'static_select', selected_option: option(kind) } },
  });
  const option = (value: string) => {
    const filter = modal().blocks.find((block) => block.block_id === 'search_kind');
    const [select] = (filter?.elements ?? []) as { options: { value: string; text: { text: string } }[] }[];
    return select?.options.find((one) => one.value === value) ?? null;
  };
  const modal = (): Modal => {
    const found = ada.state().modals.find((one) => one.id === opened.id);
    if (!found) throw new Error('the search is closed');
    return found;
  };
  const press = (blockId: string, payload: Record<string, string | null>, extra = {}) =>
    playground.act(ada.id, {
      do: 'press',
      container: { type: 'modal', viewId: opened.id },
      blockId,
      actionId: blockId,
      payload: { ...payload, ...extra },
      values: values(),
    });
  return {
    opened,
    modal,
    /** Types without waiting for the results. */
    types(more: string) {
      text = more;
      return press('search_text', { type: 'plain_text_input', value: text });
    },
    chooses(value: string) {
      kind = value;
      return press('search_kind', { type: 'static_select' }, { selected_option: option(value) });
    },
    shows: (what: string) =>
      ada.sees((state) => state.modals.find((one) => one.id === opened.id && said(one).includes(what))),
    submit: () => playground.act(ada.id, { do: 'submit', viewId: opened.id, values: values() }),
    opens: (blockIndex: number) => {
      const row = buttons(modal().blocks).filter((one) => one.text === 'Open')[blockIndex];
      if (!row) throw new Error('there is no such result');
      return playground.act(ada.id, {
        do: 'press',
        container: { type: 'modal', viewId: opened.id },
        blockId: row.blockId,
        actionId: row.actionId,
        payload: { type: row.type, value: row.value },
        values: values(),
      });
    },
  };
}

/** What is kept of a person, read as they would get it. */
async function kept({ bot, place }: Journey, database: TestDatabase) {
  await bot.stop();
  const store = await database.open(place);
  return store.privacy.exportPerson('T0NORTHWIND', ADA);
}

it('The search opens from anywhere and shows what fits while one types, and why', async () => {
  const search = await atTheSearch(await startJourney());
  expect(said(search.opened)).toContain('Nothing is kept until you open a card');
  for (const typed of ['pip', 'pipel', 'pipeline is slow']) {
    await search.types(typed);
    const modal = await search.shows(`“${typed}”`);
    expect(said(modal)).toContain('Matches:');
  }
  await search.types('zzzzqqq');
  await search.shows('Nothing fits “zzzzqqq” yet');
  await search.types('');
  await search.shows('For example');
});

it('What is typed fast ends with the results of the last letter', async () => {
  const search = await atTheSearch(await startJourney());
  const whole = 'model drift in production';
  const letters = [...whole].map((_, index) => whole.slice(0, index + 1));
  const results = await Promise.all(letters.map((typed) => search.types(typed)));
  expect(results.every((result) => result.ok)).toBe(true);
  await search.shows(`“${whole}”`);
});

it('Only cards of the chosen kind are shown', async () => {
  const search = await atTheSearch(await startJourney());
  await search.types('data');
  await search.shows('“data”');
  await search.chooses('challenges');
  const modal = await search.shows('among common challenges');
  const ids = buttons(modal.blocks).flatMap((button) => (button.text === 'Open' ? [button.value] : []));
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((value) => !value.includes(' challenges/'))).toEqual([]);
});

it('A card opens above the results, which are there again when it is closed', async () => {
  const journey = await startJourney();
  const search = await atTheSearch(journey);
  await search.types('alert fatigue');
  await search.shows('“alert fatigue”');
  await search.opens(0);
  const card = await journey.ada.sees((state) => state.modals.find((modal) => modal.callbackId === 'card'));
  await journey.ada.act({ do: 'close', viewId: card.id });
  expect(said(search.modal())).toContain('“alert fatigue”');
});

it('“Ask” gives the whole answer, and says so when the box is empty', async () => {
  const journey = await startJourney();
  const search = await atTheSearch(journey);
  await search.types('  ');
  await search.submit();
  expect(search.modal().errors).toEqual({ search_text: 'Type a few words first.' });
  // The last word is half typed: the answer is what was shown, not less.
  await search.types('how do we notice model drif');
  await search.submit();
  const answer = await journey.ada.sees((state) =>
    state.modals.find((modal) => modal.callbackId === 'answer'),
  );
  expect(buttons(answer.blocks).map((button) => button.text)).toContain('Read the whole card');
});

it('Nothing that is typed is kept until a card is opened', async () => {
  const database = testDatabase('pglite');
  const journey = await startJourney({ database });
  const search = await atTheSearch(journey);
  await search.types('is my boss happy with our salary budget');
  await search.shows('salary budget');
  await search.types('alert fatigue');
  await search.shows('“alert fatigue”');
  await search.opens(0);
  const card = await journey.ada.sees((state) => state.modals.find((modal) => modal.callbackId === 'card'));
  await journey.ada.presses('Helpful', card);
  await journey.ada.sees((state) => state.modals.find((modal) => said(modal).includes('helped')));
  const { answers, feedback } = await kept(journey, database);
  expect(answers.map((answer) => answer.question)).toEqual(['alert fatigue']);
  expect(feedback.map((one) => one.answerId)).toEqual(answers.map((answer) => answer.id));
});

it('A window that is closed while its results are on the way is no error', async () => {
  const journey = await startJourney();
  const search = await atTheSearch(journey);
  const typing = search.types('model drift');
  await journey.ada.act({ do: 'close', viewId: search.opened.id });
  await typing;
  await journey.bot.stop();
  expect(journey.ada.state().messages.filter((one) => one.text.includes('went wrong'))).toEqual([]);
});

it('in another language, a line says so as one types, and Ask gives the card that has the English terms', async () => {
  const journey = await startJourney();
  const search = await atTheSearch(journey);
  await search.types('Wie erkennen wir drift?');
  await search.shows('Meine Karten sind auf Englisch.');
  await search.submit();
  const answer = await journey.ada.sees((state) =>
    state.modals.find((modal) => modal.callbackId === 'answer'),
  );
  expect(said(answer)).toMatch(/Meine Karten sind auf Englisch\. Am ehesten passt: /);
  expect(buttons(answer.blocks).map(({ text }) => text)).toEqual(['Karte öffnen', 'Karten durchsehen']);
});

it('A shortcut that opens nothing, because Slack fails, says so in a direct message', async () => {
  const { ada, playground } = await startJourney();
  playground.faults.failNext('views.open', { type: 'error', error: 'fatal_error' });
  await ada.act({ do: 'shortcut', callbackId: 'search_guidance' });
  const told = await ada.hears('0', { channel: ada.dm() });
  expect(told.text).toMatch(/couldn’t finish that. Please try again/);
});
