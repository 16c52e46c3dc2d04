import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCards } from '../../src/authoring/check-cards.ts';
import { formatProblem } from '../../src/cards/problem.ts';
import { bodyWith, cardNamed } from '../cards/rules/card-set.ts';
import { KINDS_FILE, nudgeFile } from '../support/cards.ts';
import { RUN } from '../support/process.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const COVERAGE = `format: 1
guide:
  - section: Best Practices
    item: Change Management
    cards:
      practices/one: [big]
      practices/two: [small]
`;
const WHOLE = {
  'kinds.yaml': KINDS_FILE,
  'vocabulary.yaml': 'format: 1\nconcepts:\n  - { name: model drift, terms: [stale model] }\n',
  'names.yaml': 'format: 1\nnames: { GitHub: [] }\n',
  'coverage.yaml': COVERAGE,
  'practices/one.md': cardNamed('one', { related: '[practices/two]' }, bodyWith('A big step.')),
  'practices/two.md': cardNamed('two', { related: '[practices/one]' }, bodyWith('A small step.')),
  'practices/one.nudge.yaml': nudgeFile('A big step'),
  'practices/two.nudge.yaml': nudgeFile('A small step'),
};

async function check(changes: Record<string, string> = {}, own?: Record<string, string>) {
  const folder = await temporaryFolder();
  await writeFiles(join(folder, 'knowledge'), { ...WHOLE, ...changes });
  if (own) await writeFiles(join(folder, 'ours'), own);
  const { cards, problems } = await checkCards(join(folder, 'knowledge'), {
    own: own && join(folder, 'ours'),
    now: new Date('2026-11-23T12:00:00Z'),
  });
  return { cards, found: problems.map((problem) => formatProblem(problem).replaceAll(`${folder}/`, '')) };
}

describe('the check of the knowledge base', () => {
  it('finds nothing where all is well', async () => {
    expect(await check()).toEqual({ cards: 2, found: [] });
  });

  it('says of a card and of a list in UTF-16 that they are not in UTF-8', async () => {
    const utf16 = (text = '') => Buffer.from(text, 'utf16le').toString('latin1');
    const { found } = await check({
      'practices/two.md': utf16(WHOLE['practices/two.md']),
      'names.yaml': utf16(WHOLE['names.yaml']),
    });
    for (const file of ['practices/two.md', 'names.yaml'])
      expect(found.filter((one) => one.includes(`${file}:1 `))).toEqual([
        expect.stringMatching(/the file is not in UTF-8, so it is not read; .+ Save it as UTF-8\.$/),
      ]);
  });

  it('names the faults of cards and of all lists at once, errors first', async () => {
    const { found } = await check({
      'vocabulary.yaml': 'format: 1\nconcepts:\n  - { name: drift, terms: [drifts] }\n',
      'names.yaml': 'format: 2\nnames: {}\n',
      'coverage.yaml': COVERAGE.replace('practices/two: [small]', 'practices/three: []'),
      'practices/one.md': cardNamed(
        'one',
        { related: '[practices/two]', reviewed: '2027-01-01' },
        bodyWith('We leverage it.'),
      ),
      'practices/one.nudge.yaml': nudgeFile('We leverage it'),
      'practices/two.md': cardNamed('two', { related: '[practices/gone]' }, bodyWith('A small step.')),
    });
    expect(found.map((line) => line.replace(/\. {2}.*/, ''))).toEqual([
      'knowledge/coverage.yaml:7  "Best Practices › Change Management" is not covered: there is no valid card practices/three',
      'knowledge/names.yaml:1  format is 2, expected 1',
      'knowledge/practices/one.md:2  "big" of the source guide is missing',
      'knowledge/practices/one.md:7  no card links here',
      'knowledge/practices/one.md:10  reviewed is 2027-01-01, but today is 2026-11-23',
      'knowledge/practices/two.md:7  the related card "practices/gone" does not exist',
      'knowledge/practices/two.md:8  the card is not in knowledge/coverage.yaml',
      'knowledge/vocabulary.yaml:3  "drifts" is already there as "drift" in line 3',
      'knowledge/practices/one.md:7  advice: "practices/two" does not link back to this card',
      'knowledge/practices/one.md:15  advice: "leverage" says little',
    ]);
  });

  it("looks at a team's own folder and its lists, too", async () => {
    const { cards, found } = await check(
      {},
      {
        'names.yaml': 'format: 1\nnames: { Frobnicator: [Frob Nicator] }\n',
        'practices/ours.md': cardNamed(
          'ours',
          { related: '[practices/one]' },
          bodyWith('Our frobnicator on Github.'),
        ),
      },
    );
    expect(cards).toBe(3);
    expect(found).toEqual([
      'ours/practices/ours.md:15  "frobnicator" is spelled "Frobnicator".  Correct it; quotations belong in double quotes.',
      'ours/practices/ours.md:15  advice: "Github" is spelled "GitHub".  Correct it; quotations belong in double quotes.',
    ]);
  });

  it('asks for the lists of the built-in cards, not for those of a team', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'knowledge/kinds.yaml': KINDS_FILE,
      'ours/practices/ours.md': cardNamed('ours'),
    });
    const { problems } = await checkCards(join(folder, 'knowledge'), {
      own: join(folder, 'ours'),
      now: new Date(),
    });
    expect(
      problems
        .filter(({ what }) => what.includes("can't be read"))
        .map(({ path }) => path.split('/').slice(-2).join('/')),
    ).toEqual(['knowledge/coverage.yaml', 'knowledge/names.yaml', 'knowledge/vocabulary.yaml']);
  });
});

describe('npm run check:knowledge', () => {
  const run = (own: string, ...args: string[]) =>
    spawnSync(process.execPath, [RUN, join(ROOT, 'src/tools/check-knowledge.ts'), ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, KNOWLEDGE_DIR: own },
      encoding: 'utf8',
    });

  it('fails on an error, and shows the part that was asked for', async () => {
    const own = await temporaryFolder();
    await writeFiles(own, { 'practices/broken.md': 'broken', 'practices/other.md': 'broken, too' });
    const { status, stdout } = run(own, 'practices/broken');
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/practices\/broken\.md:1 {2}the file does not start with front matter/),
      expect.stringMatching(/^\d+ cards, 1 error, no advice$/),
      '',
    ]);
    expect(status).toBe(1);
  });

  it('lists the cards that are due by a day, with their role and how long they are overdue', async () => {
    const own = await temporaryFolder();
    const ours = { related: '[practices/phased-adoption]', reviewed: '2020-01-01', review_every: '60 days' };
    const headings = [
      'Why it matters',
      'First step this week',
      'How to do it',
      'How to measure it',
      'Pitfalls',
    ];
    const body = headings.map((heading) => `## ${heading}\n\nSo it is.\n`).join('\n');
    await writeFiles(own, {
      'practices/ours-one.md': cardNamed('one', { ...ours, owner: 'platform' }, body),
      'practices/ours-two.md': cardNamed('two', { ...ours, reviewed: '2019-12-31', owner: 'Ana' }, body),
    });
    const due = (...args: string[]) => {
      const { status, stdout } = run(own, '--due', 'practices/ours', ...args);
      return { status, lines: stdout.replaceAll(`${own}/`, '').split('\n') };
    };
    expect(due('--on', '2020-03-01')).toEqual({
      status: 1,
      lines: [
        'practices/ours-two.md:10  1 day overdue (due 2020-02-29)  Ana  two',
        'practices/ours-one.md:10  due today (due 2020-03-01)  Platform  one',
        expect.stringMatching(/^2 of \d+ cards due for a review by 2020-03-01$/),
        '',
      ],
    });
    expect(due('--on', '2020-02-28')).toMatchObject({
      status: 0,
      lines: [/* the count */ expect.any(String), ''],
    });
    expect(due().lines[0]).toMatch(/^practices\/ours-two\.md:10 {2}\d+ days overdue/);
  });

  it.each([
    [['--due', '--on', 'tomorrow'], '--on is “tomorrow”, which is not a day like 2027-03-01.\n'],
    [['--due', '--on', '2027-02-30'], '--on is “2027-02-30”, which is not a day like 2027-03-01.\n'],
    [['--on', '2027-03-01'], '--on needs --due: it says by which day cards are due.\n'],
  ])('refuses %j and says why', async (args, expected) => {
    const { status, stderr } = run(await temporaryFolder(), ...args);
    expect(stderr).toBe(expected);
    expect(status).toBe(2);
  });
});
