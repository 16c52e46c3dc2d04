import { existsSync, readdirSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BUILT_IN_KNOWLEDGE, type CatalogOptions, openCatalog } from '../../src/catalog/catalog.ts';
import { readJudgedQueries } from '../../src/tools/search-quality/judged-queries.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { cardText, TWO_CARDS } from '../support/previewed-cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

/** Opens a catalog as a start does. `saved` says whether it came from a snapshot. */
async function start(options: Pick<CatalogOptions, 'directory' | 'own' | 'snapshots'>) {
  const lines: { msg: string; saved?: boolean }[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const catalog = await openCatalog({ ...options, log, watching: false });
  onTestFinished(() => catalog.close());
  const { library, search } = catalog.current();
  return { catalog, library, search, saved: lines.find(({ saved }) => saved !== undefined)?.saved, lines };
}

/** A folder of two cards, and one for snapshots. */
async function twoCards() {
  const root = await temporaryFolder();
  const directory = join(root, 'knowledge');
  const snapshots = join(root, 'snapshots');
  await writeFiles(directory, TWO_CARDS);
  return { root, directory, snapshots, file: join(snapshots, 'catalog.snapshot') };
}

/** Each question is searched for twice. Every fifth makes two hundred, of all kinds. */
const EVERY = 5;

it('From a snapshot the search finds exactly what a fresh index finds, for hundreds of judged questions', async () => {
  const snapshots = await temporaryFolder();
  const fresh = await start({ directory: BUILT_IN_KNOWLEDGE, snapshots });
  const next = await start({ directory: BUILT_IN_KNOWLEDGE, snapshots });
  expect([fresh.saved, next.saved]).toEqual([false, true]);
  expect(next.library.cards).toEqual(fresh.library.cards);
  expect(next.library.kinds).toEqual(fresh.library.kinds);
  for (const set of ['dev', 'tune']) {
    const questions = await readJudgedQueries(join(import.meta.dirname, `../search/queries/${set}.jsonl`));
    expect(questions.length).toBeGreaterThan(100);
    for (const { q } of questions.filter((_, at) => at % EVERY === 0)) {
      const [found, expected] = [next, fresh].map(({ search }) => {
        const { hits, ...result } = search.find(q);
        return { ...result, hits: hits.map(({ card, ...hit }) => ({ id: card.id, ...hit })) };
      });
      expect(found, q).toEqual(expected);
    }
  }
});

describe('A snapshot', () => {
  it('is replaced when a card, its questions, the kinds or the vocabulary have changed', async () => {
    const { directory, snapshots } = await twoCards();
    expect((await start({ directory, snapshots })).saved).toBe(false);
    expect((await start({ directory, snapshots })).saved).toBe(true);
    const changes = {
      'practices/two.md': cardText('two', 'Take another step'),
      'practices/two.questions.txt': 'what comes second\n',
      'practices/two.nudge.yaml': 'try: Take the second step.\n',
      'kinds.yaml': KINDS_FILE.replace('What works.', 'What really works.'),
      'vocabulary.yaml': 'format: 1\nconcepts:\n  - { name: quokka, terms: [short-tailed scrub wallaby] }\n',
    };
    for (const [path, text] of Object.entries(changes)) {
      await writeFiles(directory, { [path]: text });
      expect((await start({ directory, snapshots })).saved, path).toBe(false);
      expect((await start({ directory, snapshots })).saved, path).toBe(true);
    }
    const { library } = await start({ directory, snapshots });
    expect(library.card('practices/two')).toMatchObject({
      title: 'Take another step',
      questions: expect.arrayContaining(['what comes second']),
      nudge: { try: 'Take the second step.' },
    });
    expect(library.kind('practices')?.about).toBe('What really works.');
  });

  it('never hides a fault: faulty cards are read again at each start', async () => {
    const { directory, snapshots, file } = await twoCards();
    await start({ directory, snapshots });
    await writeFiles(directory, { 'practices/two.md': 'broken' });
    for (let times = 0; times < 2; times += 1) {
      const { saved, library, lines } = await start({ directory, snapshots });
      expect(saved).toBe(false);
      expect(library.cards).toHaveLength(1);
      expect(lines.map(({ msg }) => msg).join('\n')).toMatch(
        /practices\/two\.md:1 {2}the file does not start/,
      );
    }
    expect(existsSync(file)).toBe(true);
  });

  it("is of the built-in cards alone, or together with a team's own", async () => {
    const { root, directory, snapshots } = await twoCards();
    const own = join(root, 'ours');
    await writeFiles(own, { 'practices/two.md': cardText('two', 'Ours') });
    await start({ directory, snapshots });
    expect((await start({ directory, own, snapshots })).saved).toBe(false);
    const again = await start({ directory, own, snapshots });
    expect([again.saved, again.library.card('practices/two')?.title]).toEqual([true, 'Ours']);
    const without = await start({ directory, snapshots });
    expect([without.saved, without.library.card('practices/two')?.title]).toEqual([
      true,
      'Take the second step',
    ]);
    await writeFiles(own, { 'practices/two.md': cardText('two', 'Ours again') });
    expect((await start({ directory, own, snapshots })).library.card('practices/two')?.title).toBe(
      'Ours again',
    );
  });

  it('is taken up by a reload, too, and replaced after a change', async () => {
    const { directory, snapshots } = await twoCards();
    const { catalog } = await start({ directory, snapshots });
    await writeFiles(directory, { 'practices/two.md': cardText('two', 'Changed') });
    expect(await catalog.reload()).toEqual([]);
    expect(catalog.current().library.card('practices/two')?.title).toBe('Changed');
    expect((await start({ directory, snapshots })).saved).toBe(true);
  });

  it('that is cut off, broken, foreign or empty is left aside and replaced', async () => {
    const { directory, snapshots, file } = await twoCards();
    await start({ directory, snapshots });
    const whole = await readFile(file);
    const damages: Record<string, () => Promise<void>> = {
      'cut off': () => truncate(file, whole.length - 100),
      broken: () => writeFile(file, whole.with(whole.length >> 1, (whole[whole.length >> 1] ?? 0) ^ 255)),
      foreign: () => writeFile(file, 'a shopping list'),
      empty: () => writeFile(file, ''),
    };
    for (const [damage, make] of Object.entries(damages)) {
      await make();
      const { saved, search } = await start({ directory, snapshots });
      expect(saved, damage).toBe(false);
      expect(search.find('take the first step').hits[0]?.card.id).toBe('practices/one');
      expect((await start({ directory, snapshots })).saved, damage).toBe(true);
    }
  });

  it('leaves nothing else in its folder, and a folder that can not be written is no obstacle', async () => {
    const { root, directory, snapshots } = await twoCards();
    await start({ directory, snapshots });
    expect(readdirSync(snapshots)).toEqual(['catalog.snapshot']);
    await writeFile(join(root, 'file'), '');
    const { saved, library } = await start({ directory, snapshots: join(root, 'file') });
    expect(saved).toBe(false);
    expect(library.cards).toHaveLength(2);
  });
});
