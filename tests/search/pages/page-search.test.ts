import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_IN_KNOWLEDGE } from '../../../src/catalog/catalog.ts';
import type { Page } from '../../../src/pages/page.ts';
import {
  EMPTY_VOCABULARY,
  loadVocabulary,
  type Vocabulary,
} from '../../../src/search/language/vocabulary.ts';
import { loadWordVectors, type WordVectors } from '../../../src/search/language/word-vectors.ts';
import { readIndexFile, writeIndexFile } from '../../../src/search/pages/index-file.ts';
import { createPageIndex, openPageIndex, type PageIndex } from '../../../src/search/pages/page-index.ts';
import type { PageSearch } from '../../../src/search/pages/page-search.ts';
import { readFolders } from '../../../src/tools/page-quality/read-folder.ts';
import { HOSTILE_TEXTS } from '../../../src/tools/search-bench/hostile-texts.ts';

let vocabulary: Vocabulary;
let vectors: WordVectors;
let pages: Page[];
let index: PageIndex;
let search: PageSearch;

const PUBLIC = new Set(['handbook', 'wissen']);

async function indexOf(all: readonly Page[]): Promise<PageIndex> {
  const made = createPageIndex(vocabulary, vectors);
  for (const page of all) await made.add(page);
  return made;
}

beforeAll(async () => {
  const parsed = await loadVocabulary(join(BUILT_IN_KNOWLEDGE, 'vocabulary.yaml'));
  if (!parsed.ok) throw new Error('The vocabulary has errors.');
  ({ vocabulary } = parsed);
  vectors = await loadWordVectors();
  pages = await readFolders(join(import.meta.dirname, 'corpus'));
  index = await indexOf(pages);
  search = index.search();
});

const find = (text: string, in_ = search) => in_.find([{ text, counts: 1 }], { roots: PUBLIC });
const first = (text: string, in_ = search) => find(text, in_).hits[0]?.page.id;
const changed = (id: string, text: string): Page => {
  const page = search.page(id);
  if (!page) throw new Error(`There is no page ${id}.`);
  return { ...page, passages: [{ headings: [], anchor: '', type: 'paragraph', markdown: text, text }] };
};

describe('the right page comes first', () => {
  it.each([
    ['pto', 'handbook/people/time-off'],
    ['change freeze', 'handbook/delivery/releases'],
    ['getting started', 'handbook/people/first-week'],
    ['may we deploy to production in december?', 'handbook/delivery/releases'],
    ['pods keep restarting after deploy', 'handbook/oncall/restarting-pods'],
    ['I commited a pasword to the repo', 'handbook/delivery/secrets'],
    ['how do I get my money back for the hotel', 'handbook/people/expenses'],
    ['who can take my pager next week', 'handbook/oncall/rotation'],
    ['how long are database snapshots kept', 'handbook/delivery/database-backups'],
    ['sev2', 'handbook/oncall/severity'],
    ['wie tausche ich meine Bereitschaft?', 'wissen/bereitschaft'],
    ['Wo beantrage ich Urlaub?', 'wissen/urlaub'],
    ['¿cómo solicito vacaciones?', 'wissen/vacaciones'],
    ['当番を交代したいです', 'wissen/touban'],
  ])('%s', (text, id) => {
    expect(first(text)).toBe(id);
  });

  it('in a thread, what was said before counts', () => {
    const text = 'how do I do that?';
    const whole = `I want to restore the snapshot of last night\n${text}`;
    const { hits } = search.find([
      { text, counts: 0.4 },
      { text: whole, counts: 1 },
    ]);
    expect(hits[0]?.page.id).toBe('handbook/delivery/database-backups');
  });
});

describe('what comes with a page', () => {
  it('its best passage comes first, with its place on the page', () => {
    const [hit] = find('how much money do I get for a week on call?').hits;
    expect(hit?.page.id).toBe('handbook/oncall/rotation');
    const [best] = hit?.passages ?? [];
    expect(best?.passage.text).toContain('300 euros');
    expect(hit?.page.passages[best?.at ?? -1]).toEqual(best?.passage);
  });

  it('a word of the question is a reason', () => {
    expect(find('change freeze').hits[0]?.reasons).toContainEqual({ type: 'term', term: 'freeze' });
  });

  it('a misspelled word says what it was read as', () => {
    expect(find('snapshto of the database').hits[0]?.reasons).toContainEqual({
      type: 'spelling',
      typed: 'snapshto',
      readAs: 'snapshot',
    });
  });

  it('a synonym says what it led to', () => {
    const reasons = find('k8s containers restarting').hits[0]?.reasons ?? [];
    expect(reasons).toContainEqual(expect.objectContaining({ typed: 'k8s' }));
  });
});

describe('confidence', () => {
  it.each([
    "what's for lunch today?",
    'write me a python function that reverses a list',
    'who won the world cup',
    'how do I set up terraform state locking with dynamodb',
    'wie wird das Wetter morgen?',
  ])('is lower for “%s” than for a question that a page answers', (text) => {
    const { confidence } = find('what is the change freeze?');
    expect(find(text).confidence).toBeLessThan(confidence / 2);
  });

  it('is 0 where nothing is found', () => {
    expect(find('')).toEqual({ hits: [], confidence: 0 });
    expect(find('xyzzyq')).toEqual({ hits: [], confidence: 0 });
  });
});

describe('roots', () => {
  it('a page of another root is not found', () => {
    expect(first('albatross reorganization')).not.toBe('secret/reorganization');
    expect(search.find([{ text: 'albatross reorganization', counts: 1 }]).hits[0]?.page.id).toBe(
      'secret/reorganization',
    );
  });

  it('and makes no difference to what is found, nor to a misspelled word', async () => {
    const without = (await indexOf(pages.filter(({ root }) => root !== 'secret'))).search();
    for (const text of [
      'albatros',
      'the docks in may',
      'change freeze in May',
      'who knows about the board?',
    ]) {
      expect(find(text)).toEqual(find(text, without));
    }
  });
});

describe('changes', () => {
  it('a changed page is found by its new words, and no longer by its old ones', async () => {
    const own = await indexOf(pages);
    await own.add(changed('handbook/people/expenses', 'Buy nothing. Ask the purser for a voucher.'));
    const after = own.search();
    expect(first('purser voucher', after)).toBe('handbook/people/expenses');
    expect(first('pennywise', after)).toBeUndefined();
    expect(after.size).toBe(pages.length);
  });

  it('a removed page is gone', async () => {
    const own = await indexOf(pages);
    expect(await own.remove('handbook/people/expenses')).toBe(true);
    expect(await own.remove('handbook/people/expenses')).toBe(false);
    expect(own.search().page('handbook/people/expenses')).toBeUndefined();
    expect(first('pennywise', own.search())).toBeUndefined();
  });

  it('words that no page has any more are forgotten', async () => {
    const own = await indexOf(pages);
    const [page] = pages;
    if (!page) throw new Error('There are no pages.');
    for (let round = 0; round < 120; round += 1) {
      const words = Array.from({ length: 300 }, (_, at) => `w${round}x${at}q`).join(' ');
      await own.add(changed(page.id, words));
    }
    await own.add(page);
    const [head] = own.save();
    expect(JSON.stringify(head).length).toBeLessThan(1_000_000);
    for (const text of ['change freeze', 'snapshto of the database']) {
      expect(find(text, own.search())).toEqual(find(text));
    }
  });

  it('after hundreds of changes, all is as if the pages had been read once', async () => {
    const own = createPageIndex(vocabulary, vectors);
    for (let round = 0; round < 8; round += 1) {
      for (const page of pages)
        await own.add(round < 7 ? { ...page, title: `${page.title} ${round}` } : page);
    }
    for (const text of ['change freeze', 'pods keep restarting after deploy', 'Wo beantrage ich Urlaub?']) {
      expect(find(text, own.search())).toEqual(find(text));
    }
  });
});

describe('a saved index', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pages-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('finds the same as the one that was saved', async () => {
    const path = join(directory, 'same');
    await writeIndexFile(path, index.save());
    const opened = (await openPageIndex(readIndexFile(path), vocabulary, vectors)).search();
    expect(opened.size).toBe(search.size);
    for (const text of ['change freeze', 'snapshto of the database', '当番を交代したいです']) {
      expect(find(text, opened)).toEqual(find(text));
    }
  });

  it('opens with another vocabulary, too', async () => {
    const opened = await openPageIndex(index.save(), EMPTY_VOCABULARY, vectors);
    expect(first('change freeze', opened.search())).toBe('handbook/delivery/releases');
  });

  it('a file that is cut off or no index is refused in words', async () => {
    const path = join(directory, 'damaged');
    await writeIndexFile(path, index.save());
    await truncate(path, (await readFile(path)).length - 10);
    await expect(openPageIndex(readIndexFile(path), vocabulary, vectors)).rejects.toThrow('is damaged');
    await writeFile(path, 'something else');
    await expect(openPageIndex(readIndexFile(path), vocabulary, vectors)).rejects.toThrow('is damaged');
    await writeFile(path, '');
    await expect(openPageIndex(readIndexFile(path), vocabulary, vectors)).rejects.toThrow('is empty');
  });
});

it.each(HOSTILE_TEXTS)('answers a hostile text: %s', (_, text) => {
  expect(search.find([{ text, counts: 1 }]).confidence).toBeLessThanOrEqual(1);
});
