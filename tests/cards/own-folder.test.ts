import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/cards/load.ts';
import { formatProblem } from '../../src/cards/problem.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { loadFolders } from './load-folders.ts';
import { cardNamed } from './rules/card-set.ts';

const KINDS = (id: string) => `format: 1
kinds:
  - id: ${id}
    name: Plural
    one: Singular
    words: [${id}]
    emoji: ":bulb:"
    about: What works.
    sections:
      - heading: Why it matters
      - heading: First step this week
        in-answer: whole
        hint: One thing.
      - heading: How to measure it
`;
const BUILT_IN = {
  'kinds.yaml': KINDS('practices'),
  'practices/one.md': cardNamed('one', { related: '[practices/two]' }),
  'practices/two.md': cardNamed('two', { related: '[practices/one]' }),
};

const load = (own: Record<string, string>) => loadFolders(BUILT_IN, own);

describe("a team's own folder", () => {
  it('adds cards, which lead to built-in ones and are led to by them', async () => {
    const { library, problems } = await load({
      'practices/ours.md': cardNamed('ours', { related: '[practices/one]' }),
    });
    expect(problems).toEqual([]);
    const card = library?.card('practices/ours');
    expect(card && library?.related(card).map((one) => one.id)).toEqual(['practices/one']);
    const builtIn = library?.card('practices/one');
    expect(builtIn && library?.related(builtIn).map((one) => one.id)).toEqual([
      'practices/two',
      'practices/ours',
    ]);
    expect(library?.ofKind('practices')).toHaveLength(3);
  });

  it('has its card count instead of the built-in one with the same id', async () => {
    const { library, problems } = await load({
      'practices/one.md': cardNamed('one', { title: 'Ours', related: '[practices/two]' }),
    });
    expect(problems).toEqual([]);
    expect(library?.card('practices/one')?.title).toBe('Ours');
    expect(library?.cards).toHaveLength(2);
  });

  it('brings kinds of its own', async () => {
    const { library, problems } = await load({
      'kinds.yaml': KINDS('runbooks'),
      'runbooks/restore.md': cardNamed('restore', { related: '[practices/one]' }),
    });
    expect(problems).toEqual([]);
    expect(library?.kinds.map((kind) => kind.id)).toEqual(['practices', 'runbooks']);
    expect(library?.kind('runbooks')?.sections[1]).toEqual({
      heading: 'First step this week',
      inAnswer: 'whole',
      hint: 'One thing.',
    });
    expect(library?.ofKind('runbooks').map((card) => card.id)).toEqual(['runbooks/restore']);
  });

  it('can not describe a built-in kind anew', async () => {
    const { library, problems } = await load({ 'kinds.yaml': KINDS('practices') });
    expect(problems).toEqual([
      'ours/kinds.yaml:3  the kind "practices" already exists.  Give it a different id; cards of an existing kind need no entry here.',
    ]);
    expect(library?.cards).toHaveLength(2);
  });

  it('has its faults named with its path, and the built-in card stands in for a faulty one', async () => {
    const { library, problems } = await load({
      'practices/one.md': 'nonsense',
      'recipes/soup.md': cardNamed('soup', { related: '[practices/one]' }),
    });
    expect(problems).toEqual([
      expect.stringMatching(/^ours\/practices\/one\.md:1 {2}the file does not start with front matter/),
      expect.stringMatching(/^ours\/recipes\/soup\.md:1 {2}"recipes" is not a kind of card/),
    ]);
    expect(library?.card('practices/one')?.title).toBe('one');
  });

  it('that is not there is a fault, and the built-in cards remain', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, BUILT_IN);
    const { library, problems } = await loadKnowledge(folder, { own: join(folder, 'gone') });
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/gone:1 {2}the folder can't be read \(ENOENT\)/),
    ]);
    expect(library?.cards).toHaveLength(2);
  });

  it('may be made of symbolic links, as container platforms mount it', async () => {
    const { folder } = await load({});
    await writeFiles(join(folder, 'mounted'), {
      'practices/ours.md': cardNamed('ours', { related: '[practices/one]' }),
    });
    await symlink(join(folder, 'mounted/practices'), join(folder, 'ours/practices'));
    const { library } = await loadKnowledge(join(folder, 'knowledge'), { own: join(folder, 'ours') });
    expect(library?.card('practices/ours')).toBeDefined();
  });

  // Windows has no such files.
  it.skipIf(process.platform === 'win32')('may lead to a device, which is no card', async () => {
    const { folder } = await load({ 'practices/ours.md': cardNamed('ours', { related: '[practices/one]' }) });
    await symlink('/dev/zero', join(folder, 'ours/practices/zero.md'));
    const { library, problems } = await loadKnowledge(join(folder, 'knowledge'), {
      own: join(folder, 'ours'),
    });
    expect(problems).toEqual([]);
    expect(library?.card('practices/ours')).toBeDefined();
  });

  it('names a card that lies too deep instead of losing it', async () => {
    const { problems } = await load({ 'practices/deep/ours.md': cardNamed('ours') });
    expect(problems[0]).toMatch(
      /^ours\/practices\/deep\/ours\.md:1 {2}the file's path gives the id "practices\/deep\/ours"/,
    );
  });
});
