import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  BUILT_IN_KNOWLEDGE,
  KnowledgeFolderError,
  NoCardsError,
  openCatalog,
} from '../../src/catalog/catalog.ts';
import { cardNamed } from '../cards/rules/card-set.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

const VOCABULARY = 'format: 1\nconcepts:\n  - { name: quokka, terms: [short-tailed scrub wallaby] }\n';
const card = (name: string, title = name) => cardNamed(name, { title, related: '[practices/one]' });
const CARDS = {
  'kinds.yaml': KINDS_FILE,
  'vocabulary.yaml': VOCABULARY,
  'practices/one.md': cardNamed('one', { related: '[practices/two]' }),
  'practices/two.md': card('two'),
};

/** Knowledge that watches real files; `until` waits for readings after changes until one has led to what is wanted. */
async function watching({ own }: { own?: Record<string, string> } = {}) {
  const root = await temporaryFolder();
  const folder = join(root, 'knowledge');
  const ownFolder = join(root, 'ours');
  await writeFiles(folder, CARDS);
  if (own) {
    await mkdir(ownFolder);
    await writeFiles(ownFolder, own);
  }
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
  let onReload = () => {};
  const knowledge = await openCatalog({
    directory: folder,
    ...(own && { own: ownFolder }),
    log,
    watching: true,
    onReload: () => onReload(),
  });
  onTestFinished(() => knowledge.close());
  const until = (wanted: () => boolean) =>
    new Promise<void>((resolve) => {
      onReload = () => {
        if (wanted()) resolve();
      };
      onReload();
    });
  const title = (id: string) => knowledge.current().library.card(id)?.title;
  return { folder, ownFolder, knowledge, lines, until, title };
}

describe('cards that change while the bot runs', () => {
  it('are taken up', async () => {
    const { folder, until, title } = await watching();
    await writeFile(join(folder, 'practices/two.md'), card('two', 'Changed'));
    await until(() => title('practices/two') === 'Changed');
  });

  it('are taken up when an editor or Git replaces the file, time and again', async () => {
    const { folder, until, title } = await watching();
    for (const version of ['First', 'Second', 'Third']) {
      await writeFile(join(folder, 'practices/.two.md.tmp'), card('two', version));
      await rename(join(folder, 'practices/.two.md.tmp'), join(folder, 'practices/two.md'));
      await until(() => title('practices/two') === version);
    }
  });

  it('are taken up with what nudges use of them', async () => {
    const { folder, until, knowledge } = await watching();
    const toTry = () => knowledge.current().library.card('practices/two')?.nudge?.try;
    expect(toTry()).toBeUndefined();
    await writeFile(join(folder, 'practices/two.nudge.yaml'), 'try: Look at one number.\n');
    await until(() => toTry() === 'Look at one number.');
  });

  it('are found by the search at once', async () => {
    const { folder, until, knowledge } = await watching();
    const best = () => knowledge.current().search.find('zebra').hits[0]?.card.id;
    expect(best()).toBeUndefined();
    await writeFile(join(folder, 'practices/two.md'), card('two', 'Zebra crossing'));
    await until(() => best() === 'practices/two');
  });

  it('can be new, in a folder that is new, and go again', async () => {
    const { folder, until, title } = await watching();
    const kinds = KINDS_FILE + KINDS_FILE.split('kinds:\n')[1]?.replace('practices', 'runbooks');
    await writeFile(join(folder, 'kinds.yaml'), kinds);
    await writeFiles(folder, { 'runbooks/restore.md': card('restore') });
    await until(() => title('runbooks/restore') === 'restore');
    await writeFile(join(folder, 'runbooks/restore.md'), card('restore', 'Restore it'));
    await until(() => title('runbooks/restore') === 'Restore it');
    await rm(join(folder, 'runbooks'), { recursive: true });
    await until(() => title('runbooks/restore') === undefined);
  });

  it('when one is broken, stay as they were, with the fault in the log, and hold back nobody else’s edits', async () => {
    const { folder, until, title, lines } = await watching();
    await writeFiles(folder, { 'practices/one.md': 'broken', 'practices/two.md': card('two', 'Changed') });
    await until(() => title('practices/two') === 'Changed');
    expect(title('practices/one')).toBe('one');
    expect(lines).toContain(
      'a file has errors after a change; what was good before stays in use for its card, and all else is taken up',
    );
    expect(lines.join('\n')).toMatch(/practices\/one\.md:1 {2}the file does not start with front matter/);

    await writeFile(
      join(folder, 'practices/one.md'),
      cardNamed('one', { title: 'Mended', related: '[practices/two]' }),
    );
    await until(() => title('practices/one') === 'Mended');
    expect(title('practices/two')).toBe('Changed');
  });

  it('when a list is broken, stay as they were until it is mended', async () => {
    const { folder, until, title, lines } = await watching();
    await writeFiles(folder, { 'topics.yaml': 'broken', 'practices/two.md': card('two', 'Changed') });
    await until(() => lines.some((line) => line.includes('the last good set stays in use')));
    expect(title('practices/two')).toBe('two');
    await rm(join(folder, 'topics.yaml'));
    await until(() => title('practices/two') === 'Changed');
  });

  it('are taken up from a folder that is replaced as a whole', async () => {
    const { folder, until, title } = await watching();
    await writeFiles(`${folder}-next`, { ...CARDS, 'practices/two.md': card('two', 'Next release') });
    await rename(folder, `${folder}-old`);
    await rename(`${folder}-next`, folder);
    await until(() => title('practices/two') === 'Next release');
    await writeFile(join(folder, 'practices/two.md'), card('two', 'And after'));
    await until(() => title('practices/two') === 'And after');
  });

  it("are taken up from a team's own folder, too", async () => {
    const { ownFolder, until, title } = await watching({ own: {} });
    await writeFiles(ownFolder, { 'practices/two.md': card('two', 'Ours') });
    await until(() => title('practices/two') === 'Ours');
    await rm(join(ownFolder, 'practices/two.md'));
    await until(() => title('practices/two') === 'two');
  });
});

describe('the start', () => {
  const open = (directory: string, own?: string, lines: string[] = []) =>
    openCatalog({
      directory,
      own,
      log: pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line).msg) }),
      watching: false,
    });

  it('with a faulty card uses the others, and a later change of another card is taken up', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { ...CARDS, 'practices/three.md': 'broken' });
    const knowledge = await open(folder);
    expect(knowledge.current().library.cards).toHaveLength(2);
    await writeFile(join(folder, 'practices/two.md'), card('two', 'Changed'));
    expect(await knowledge.reload()).toHaveLength(1);
    expect(knowledge.current().library.card('practices/two')?.title).toBe('Changed');
  });

  it('with very many faults names twenty and counts the rest', async () => {
    const folder = await temporaryFolder();
    const broken = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`practices/broken-${index}.md`, 'broken']),
    );
    await writeFiles(folder, { ...CARDS, ...broken });
    const lines: string[] = [];
    await open(folder, undefined, lines);
    expect(lines.filter((line) => line.includes('front matter'))).toHaveLength(20);
    expect(lines).toContain('… and 10 more errors of cards; npm run check:knowledge names them all');
  });

  it('without a single card is refused with the first fault', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'kinds.yaml': KINDS_FILE, 'practices/one.md': 'broken' });
    await expect(open(folder)).rejects.toThrow(NoCardsError);
    await expect(open(folder)).rejects.toThrow(
      /There is no usable card in .+practices\/one\.md:1 {2}the file does not/,
    );
  });

  it("with a team's folder that is not there is refused and says what to do", async () => {
    const gone = join(await temporaryFolder(), 'gone');
    await expect(open(BUILT_IN_KNOWLEDGE, gone)).rejects.toThrow(KnowledgeFolderError);
    await expect(open(BUILT_IN_KNOWLEDGE, gone)).rejects.toThrow(
      `KNOWLEDGE_DIR is ${gone}, which can't be read as a folder (ENOENT). Create it, correct the setting, or give the bot the right to read it.`,
    );
  });

  it("uses a team's own words in the search", async () => {
    const root = await temporaryFolder();
    await writeFiles(root, {
      ...Object.fromEntries(Object.entries(CARDS).map(([path, text]) => [`knowledge/${path}`, text])),
      'ours/practices/ours.md': card('ours', 'Quokka care'),
      'ours/vocabulary.yaml': VOCABULARY.replace('short-tailed scrub wallaby', 'snufflepod'),
    });
    const best = async (own?: string) =>
      (await open(join(root, 'knowledge'), own)).current().search.find('snufflepod').hits[0]?.card.id;
    expect(await best()).toBeUndefined();
    expect(await best(join(root, 'ours'))).toBe('practices/ours');
  });

  it("with a faulty vocabulary of a team's names it and goes on", async () => {
    const root = await temporaryFolder();
    await writeFiles(root, {
      ...Object.fromEntries(Object.entries(CARDS).map(([path, text]) => [`knowledge/${path}`, text])),
      'ours/vocabulary.yaml': 'format: 7\nconcepts: []\n',
    });
    const lines: string[] = [];
    const knowledge = await open(join(root, 'knowledge'), join(root, 'ours'), lines);
    expect(knowledge.current().library.cards).toHaveLength(2);
    expect(lines.join('\n')).toMatch(/ours\/vocabulary\.yaml:1 {2}format is 7, expected 1/);
  });
});
