import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { cardText, TWO_CARDS } from '../support/previewed-cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { buttons, said, startJourney } from './journey.ts';

const labels = (on: { blocks?: Parameters<typeof buttons>[0] | undefined }) =>
  buttons(on.blocks ?? []).map((button) => button.text);

eachDatabase('A card that a person likes', (database) => {
  it('is saved from under an answer, listed for them alone, and taken out again', async () => {
    const { ada, marco } = await startJourney({ database });
    const answer = await ada.command('card practices/phased-adoption');
    const note = await ada.pressesAndHears('Save', answer);
    expect(said(note)).toContain('Saved *Adopt AI in phases*');
    expect(note.ephemeral).toBe(true);
    expect(said(await ada.pressesAndHears('Save', answer))).toContain('already among your saved cards');

    const list = await ada.command('saved');
    expect(said(list)).toContain('*Adopt AI in phases*');
    expect(said(list)).toContain('1 card, most recently saved first');
    expect(said(await marco.command('saved'))).toContain('You haven’t saved any cards yet');

    expect(said(await ada.pressesAndHears('Remove', note))).toContain('no longer among your saved cards');
    // An old button pressed twice leaves it as it is.
    expect(said(await ada.pressesAndHears('Remove', note))).toContain('no longer among your saved cards');
    expect(said(await ada.command('saved'))).toContain('You haven’t saved any cards yet');
  });
});

it('A whole card shows whether it is saved, and a press changes that in place', async () => {
  const { ada } = await startJourney();
  const answer = await ada.command('card practices/phased-adoption');
  const modal = await ada.pressesAndOpens('Read the whole card', answer);
  expect(said(modal)).toContain('/guide card practices/phased-adoption');
  const shows = (label: string) =>
    ada.sees((state) => state.modals.find((one) => one.id === modal.id && labels(one).includes(label)));
  await ada.presses('Save', modal);
  const saved = await shows(':bookmark: Saved');
  await ada.act({ do: 'close', viewId: modal.id });

  const again = await ada.pressesAndOpens('Read the whole card', answer);
  const known = await ada.sees((state) =>
    state.modals.find((one) => one.id === again.id && labels(one).includes(':bookmark: Saved')),
  );
  expect(labels(saved)).not.toContain('Save');
  await ada.presses(':bookmark: Saved', known);
  await ada.sees((state) => state.modals.find((one) => one.id === again.id && labels(one).includes('Save')));
});

it('A page of the saved cards that is asked for by number is the list, not small talk', async () => {
  const { ada } = await startJourney();
  const list = said(await ada.command('saved'));
  expect(said(await ada.command('saved 99999'))).toBe(list);
});

it('Saved cards are listed in a direct message, and not in a channel for all to see', async () => {
  const { ada } = await startJourney();
  await ada.pressesAndHears('Save', await ada.command('card practices/phased-adoption'));
  expect(said(await ada.asks('saved', ada.dm()))).toContain('*Adopt AI in phases*');
  const inChannel = said(await ada.asks('@Guidepost saved'));
  expect(inChannel).toContain('`/guide saved`');
  expect(inChannel).not.toContain('Adopt AI in phases');
});

it('A saved card that is gone is named, can be taken out, and is there again when it returns', async () => {
  const folder = await temporaryFolder();
  const three = { 'practices/three.md': cardText('three', 'Take the third step') };
  await writeFiles(folder, { ...TWO_CARDS, ...three });
  const { ada, bot } = await startJourney({ knowledgeDir: folder });
  await ada.pressesAndHears('Save', await ada.command('card practices/three'));
  const file = join(folder, 'practices/three.md');
  await rm(file);
  await bot.reloadKnowledge();
  const list = await ada.command('saved');
  expect(said(list)).toContain('`practices/three`\nThis card is no longer part of the guidance.');
  await writeFiles(folder, three);
  await bot.reloadKnowledge();
  expect(said(await ada.command('saved'))).toContain('*Take the third step*');
  await rm(file);
  await bot.reloadKnowledge();
  expect(said(await ada.pressesAndHears('Remove', list))).toContain('`practices/three` is no longer among');
  expect(said(await ada.command('saved'))).toContain('You haven’t saved any cards yet');
});
