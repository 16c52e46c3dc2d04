import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/cards/load.ts';
import { formatProblem } from '../../src/cards/problem.ts';
import { cardFile, KINDS_FILE } from '../support/cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

const other = cardFile({
  front: {
    title: 'Other',
    aliases: '[another, one more]',
    questions: `[${Array.from({ length: 10 }, (_, index) => `"other question ${index}"`).join(', ')}]`,
    related: '[practices/small-steps]',
  },
});

async function load(files: Record<string, string>) {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  const { library, problems } = await loadKnowledge(folder, { shownAs: 'knowledge' });
  return { library, problems: problems.map(formatProblem), folder };
}

describe('a knowledge folder', () => {
  it('is read into a library, without README and hidden files', async () => {
    const { library, problems } = await load({
      'kinds.yaml': KINDS_FILE,
      'README.md': '# for writers',
      'practices/.#small-steps.md': 'left by an editor',
      'practices/small-steps.md': cardFile(),
      'practices/other.md': other,
    });
    expect(problems).toEqual([]);
    expect(library?.cards.map((card) => card.id)).toEqual(['practices/other', 'practices/small-steps']);
    const card = library?.card('practices/small-steps');
    expect(card && library?.related(card).map((one) => one.title)).toEqual(['Other']);
  });

  it('with a file that is far too large names the limit, does not parse it, and gives the others', async () => {
    const { library, problems } = await load({
      'kinds.yaml': KINDS_FILE,
      'practices/small-steps.md': cardFile(),
      'practices/other.md': other,
      'practices/huge.md': cardFile() + 'lorem ipsum dolor '.repeat(12_000),
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /^knowledge\/practices\/huge\.md:1 {2}the file has 21\d,\d+ bytes, more than 200,000/,
      ),
    ]);
    expect(library?.cards).toHaveLength(2);
  });

  it('with one faulty card still gives the others, and names its fault once, not at every card that links to it', async () => {
    const { library, problems } = await load({
      'kinds.yaml': KINDS_FILE,
      'practices/small-steps.md': 'nonsense',
      'practices/other.md': other,
    });
    expect(library?.cards.map((card) => card.id)).toEqual(['practices/other']);
    expect(problems).toEqual([
      expect.stringMatching(
        /^knowledge\/practices\/small-steps\.md:1 {2}the file does not start with front matter/,
      ),
    ]);
  });

  it('reports terms that two cards share', async () => {
    const { problems } = await load({
      'kinds.yaml': KINDS_FILE,
      'practices/small-steps.md': cardFile(),
      'practices/other.md': other.replace('[another, one more]', '[Baby  Steps!, one more]'),
    });
    expect(problems.join('\n')).toMatch(
      /the alias "(baby steps|Baby {2}Steps!)" is also on practices\/(other|small-steps)/i,
    );
  });

  it('without kinds.yaml, or with a broken one, gives no library and says why', async () => {
    expect(await load({ 'practices/small-steps.md': cardFile() })).toMatchObject({
      library: null,
      problems: [expect.stringMatching(/kinds\.yaml:1 {2}the file can't be read \(ENOENT\)/)],
    });
    const broken = await load({ 'kinds.yaml': KINDS_FILE.replace('format: 1', 'format: 2') });
    expect(broken.library).toBeNull();
    expect(broken.problems.join()).toMatch(/kinds\.yaml:1 {2}format is 2, expected 1/);
  });

  it.skipIf(process.getuid?.() === 0)('with a file that may not be read says so', async () => {
    const { folder } = await load({ 'kinds.yaml': KINDS_FILE, 'practices/small-steps.md': cardFile() });
    await chmod(join(folder, 'practices/small-steps.md'), 0);
    const { problems } = await loadKnowledge(folder, { shownAs: 'knowledge' });
    expect(problems.map(formatProblem).join()).toMatch(/can't be read \(EACCES\)/);
  });
});
