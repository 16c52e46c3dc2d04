import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalSlackServer, startLocalSlack } from '@guidepost/local-slack';
import type { Block, PreviewState } from '@guidepost/local-slack/protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readEvents } from '../../packages/local-slack/tests/server-sent-events.ts';
import type { RunningApp } from '../../src/app.ts';
import { cardsAsMessages } from '../../src/playground/message-previews.ts';
import { startBot } from '../journeys/journey.ts';
import { testDatabase } from '../support/databases.ts';
import { cardText, MANIFEST, previewedCards, TWO_CARDS } from '../support/previewed-cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

/** What somebody sees who looks at a card: `until` gives the first state in which something holds. */
async function looking({ url }: LocalSlackServer, card?: string) {
  const address = `${url}preview/events${card ? `?item=${encodeURIComponent(card)}` : ''}`;
  const states = readEvents<PreviewState>(await fetch(address));
  onTestFinished(async () => void (await states.return(undefined)));
  return {
    async until(holds: (state: PreviewState) => boolean): Promise<PreviewState> {
      for (;;) {
        const { value, done } = await states.next();
        if (done) throw new Error('The stream ended.');
        if (holds(value)) return value;
      }
    },
  };
}

/** All that is written on blocks. */
function textsOf(blocks: unknown): string {
  return JSON.stringify(blocks);
}

function types(blocks: readonly Block[]): string[] {
  return blocks.map(({ type }) => type);
}

/** The blocks of everything a preview shows: the answer in both ways, and the modal. */
function shownFor({ item }: PreviewState) {
  if (!item?.shown) throw new Error('Nothing is shown.');
  const { blocks, plain, modal } = item.shown;
  if (!blocks.ok || !plain.ok || !modal.ok) throw new Error('Slack would refuse it.');
  return { blocks: blocks.content, plain: plain.content, modal: modal.content };
}

describe('the preview of a card', () => {
  it('shows its short answer in both ways, and the whole card', async () => {
    const { playground } = await previewedCards();
    const page = await looking(playground, 'practices/one');
    const state = await page.until(() => true);
    expect(state.item).toMatchObject({
      id: 'practices/one',
      title: 'Take the first step',
      badge: '',
      stale: false,
      problems: [],
    });
    const { blocks, plain, modal } = shownFor(state);
    expect(textsOf(blocks)).toContain('*Take the first step*');
    expect(types(blocks)).toEqual(['section', 'actions', 'context']);
    expect(types(plain)).toEqual(types(blocks));
    expect(textsOf(plain)).toContain('Take the second step');
    expect(modal.title).toBe('Take the first step');
    expect(textsOf(modal.blocks)).toContain('Because it does.');
    expect(state.workspace.messages).toEqual([]);
  });

  it('follows the file, keeps the last good version while it is broken, and names each fault', async () => {
    const { playground, folder } = await previewedCards();
    const file = join(folder, 'practices/one.md');
    const page = await looking(playground, 'practices/one');
    await page.until((state) => state.item?.title === 'Take the first step');

    await writeFile(file, cardText('one', 'Take a better step'));
    const changed = await page.until((state) => state.item?.title === 'Take a better step');
    expect(textsOf(shownFor(changed).modal)).toContain('Take a better step');

    const broken = cardText('one', 'Take a broken step').replace('## Why it matters', '## Why');
    await writeFile(file, broken);
    const faulty = await page.until((state) => state.item?.stale === true);
    expect(faulty.item).toMatchObject({ title: 'Take a better step' });
    expect(shownFor(faulty)).toEqual(shownFor(changed));
    expect(faulty.item?.problems).toContainEqual({
      path: file,
      line: broken.split('\n').indexOf('## Why') + 1,
      severity: 'error',
      what: '"## Why" is not a section of practices.',
      fix: expect.stringContaining('## Why it matters'),
    });
    expect(faulty.items.find(({ id }) => id === 'practices/one')?.errors).toBe(faulty.item?.problems.length);

    // Another card is shown as it is now, though the bot itself waits until all is well.
    await writeFile(join(folder, 'practices/two.md'), cardText('two', 'Take another step'));
    const beside = await page.until((state) =>
      state.items.some(({ title }) => title === 'Take another step'),
    );
    expect(beside.item?.stale).toBe(true);

    await writeFile(`${file}.tmp`, cardText('one', 'Take a whole step'));
    await rename(`${file}.tmp`, file);
    const mended = await page.until((state) => state.item?.title === 'Take a whole step');
    expect(mended.item).toMatchObject({ stale: false, problems: [] });
    expect(textsOf(shownFor(mended).plain)).toContain('Take another step');
  });

  it('gives advice on one that is whole', async () => {
    const { playground, folder } = await previewedCards();
    const page = await looking(playground, 'practices/one');
    await page.until((state) => state.item?.problems.length === 0);
    await writeFile(
      join(folder, 'practices/one.md'),
      cardText('one', 'Take the first step', 'We leverage it.'),
    );
    const { item, items } = await page.until((state) => state.item?.problems.length === 1);
    expect(item?.stale).toBe(false);
    expect(item?.problems[0]).toMatchObject({
      severity: 'advice',
      what: '"leverage" says little.',
      line: 15,
    });
    expect(items.find(({ id }) => id === 'practices/one')).toMatchObject({ errors: 0, advice: 1 });
  });

  it('that was broken before anybody looked shows its faults, and the card once it is mended', async () => {
    const { playground, folder } = await previewedCards({
      builtIn: { ...TWO_CARDS, 'practices/one.md': 'nonsense' },
    });
    const page = await looking(playground, 'practices/one');
    const state = await page.until(() => true);
    expect(state.item).toMatchObject({ title: 'practices/one', shown: null, stale: true });
    expect(state.item?.problems[0]?.what).toBe('the file does not start with front matter.');
    expect(state.items.at(-1)).toMatchObject({ id: 'practices/one', title: 'practices/one' });
    await writeFile(join(folder, 'practices/one.md'), cardText('one', 'Take the first step'));
    const mended = await page.until((next) => next.item?.stale === false);
    expect(textsOf(shownFor(mended).blocks)).toContain('Take the first step');
  });
});

describe('the list of previews', () => {
  it('has the cards of both folders; the own one counts, and the built-in one comes back when it goes', async () => {
    const { playground, ownFolder } = await previewedCards({
      own: {
        'practices/one.md': cardText('one', 'Our first step'),
        'practices/ours.md': cardText('ours', 'Our own way'),
      },
    });
    const page = await looking(playground, 'practices/one');
    const state = await page.until(() => true);
    expect(state.groups).toEqual([{ id: 'practices', name: 'Best practices', emoji: ':bulb:' }]);
    expect(state.items.map(({ title, badge }) => [title, badge])).toEqual([
      ['Our first step', 'own'],
      ['Our own way', 'own'],
      ['Take the second step', ''],
    ]);
    expect(state.item).toMatchObject({ badge: 'own', path: join(ownFolder, 'practices/one.md') });

    await rm(join(ownFolder, 'practices/one.md'));
    const without = await page.until(({ item }) => item?.badge === '');
    expect(without.item?.title).toBe('Take the first step');
  });

  it('takes up a new file and lets go of one that is deleted, for whoever looks at it, too', async () => {
    const { playground, ownFolder } = await previewedCards();
    const page = await looking(playground, 'practices/three');
    expect((await page.until(() => true)).item).toBeNull();
    await writeFiles(ownFolder, { 'practices/three.md': cardText('three', 'Take the third step') });
    const there = await page.until(({ item }) => item !== null);
    expect(textsOf(shownFor(there).blocks)).toContain('Take the third step');
    expect(there.items).toHaveLength(3);
    await rm(join(ownFolder, 'practices/three.md'));
    const gone = await page.until(({ item }) => item === null);
    expect(gone.items).toHaveLength(2);
  });

  it('names the problems of files that are no card, and shows the cards all the same', async () => {
    const { playground, folder } = await previewedCards();
    const page = await looking(playground, 'practices/one');
    const before = await page.until(({ elsewhere }) => elsewhere.length === 0);
    await writeFile(join(folder, 'kinds.yaml'), 'format: 2\n');
    const state = await page.until(({ elsewhere }) => elsewhere.length > 0);
    expect(state.elsewhere).toContainEqual(
      expect.objectContaining({ path: join(folder, 'kinds.yaml'), severity: 'error' }),
    );
    expect(shownFor(state)).toEqual(shownFor(before));
    expect(state.groups).toEqual(before.groups);
  });
});

describe('the running bot', () => {
  it('hands over the previews of its cards, and follows their files', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, TWO_CARDS);
    let bot: RunningApp | undefined;
    const playground = await startLocalSlack({
      port: 0,
      manifestPath: MANIFEST,
      previews: cardsAsMessages(() => bot?.previews),
    });
    onTestFinished(() => playground.close());
    const place = await testDatabase('pglite').place();
    bot = await startBot(playground, { place, port: 0, knowledgeDir: folder });
    const page = await looking(playground, 'practices/two');
    await page.until(({ item }) => item?.title === 'Take the second step');
    await writeFile(join(folder, 'practices/two.md'), cardText('two', 'Take a longer step'));
    const state = await page.until(({ item }) => item?.title === 'Take a longer step');
    expect(textsOf(shownFor(state).blocks)).toContain('Take a longer step');
    expect(playground.state('U0ADA').previews).toBe(true);
  });
});
