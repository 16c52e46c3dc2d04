import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { checkCards } from '../../src/authoring/check-cards.ts';
import { createGlossary, type GlossaryTerm, parseGlossary } from '../../src/cards/glossary.ts';
import { formatProblem } from '../../src/cards/problem.ts';
import { openCatalog } from '../../src/catalog/catalog.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { cardNamed } from './rules/card-set.ts';

const term = (name: string, parts: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  term: name,
  names: [],
  is: `What ${name} is, in one sentence.`,
  cards: [],
  differsFrom: [],
  ...parts,
});
const DRIFT =
  'format: 1\nterms:\n  - term: Drift\n    is: Inputs move away from the training data.\n    cards: [practices/one]\n';

describe('a glossary', () => {
  const glossary = createGlossary([
    term('Error budget', { names: ['error budgets', 'SLO budget'] }),
    term('CI/CD', { names: ['continuous delivery'] }),
    term('Canary release', { names: ['canary'] }),
  ]);

  it.each([
    ['error budget', 'Error budget'],
    ['The Error Budgets', 'Error budget'],
    ['an SLO budget', 'Error budget'],
    ['ci/cd', 'CI/CD'],
    ['CI CD', 'CI/CD'],
    ['canary releases', 'Canary release'],
    ['canarys', 'Canary release'],
    ['budget', undefined],
    ['', undefined],
  ])('knows %j as %s', (asked, found) => {
    expect(glossary.find(asked)?.term).toBe(found);
  });

  it('names the terms of a text in its order, each once, the longest name in each place', () => {
    const named = (text: string, most = 9) => glossary.namedIn(text, most).map(({ term: name }) => name);
    expect(named('A canary spends the SLO budget; canaries stop CI/CD, and a canary again.')).toEqual([
      'Canary release',
      'Error budget',
      'CI/CD',
    ]);
    expect(named('nothing of the kind')).toEqual([]);
    expect(named('')).toEqual([]);
  });

  it('keeps the longest names where a text has too many, because they are the least known', () => {
    const text = 'CI/CD with a canary and an error budget';
    expect(glossary.namedIn(text, 1).map(({ term: name }) => name)).toEqual(['Error budget']);
    expect(glossary.namedIn(text, 2).map(({ term: name }) => name)).toEqual([
      'Canary release',
      'Error budget',
    ]);
  });

  it('takes no number for a plural in running text', () => {
    const nines = createGlossary([term('Availability', { names: ['nines'] })]);
    expect(nines.find('nine')?.term).toBe('Availability');
    expect(nines.namedIn('five to nine people', 3)).toEqual([]);
  });

  it('takes a later term of the same name instead of an earlier one', () => {
    const both = createGlossary([term('Drift'), term('drift', { is: 'Ours: the blue line falls.' })]);
    expect(both.find('drift')?.is).toBe('Ours: the blue line falls.');
  });

  it('refuses two terms with one name, naming both and the line', () => {
    const text = `${DRIFT}  - term: Data drift\n    names: [the drift]\n    is: Inputs change, nothing else does.\n`;
    const parsed = parseGlossary(text, 'knowledge/glossary.yaml');
    expect(parsed.ok ? [] : parsed.problems.map(formatProblem)).toEqual([
      'knowledge/glossary.yaml:6  "the drift" is a name of both "Drift" and "Data drift".  Leave it to the one that people mean most often.',
    ]);
  });

  it('has a fault of its format named with its line', () => {
    const parsed = parseGlossary(`${DRIFT}    colour: red\n`, 'g.yaml');
    expect(parsed.ok ? [] : parsed.problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^g\.yaml:6 {2}"colour" is not a key of the format\./),
    ]);
  });
});

describe('the files of a glossary', () => {
  const cards = {
    'kinds.yaml': KINDS_FILE,
    'vocabulary.yaml': 'format: 1\nconcepts: []\n',
    'names.yaml': 'format: 1\nnames: {}\n',
    'practices/one.md': cardNamed('one', { related: '[practices/two]' }),
    'practices/two.md': cardNamed('two', { related: '[practices/one]' }),
    'glossary.yaml': DRIFT,
  };

  it("of a team's own folder explain a term in the team's words, and keep the others", async () => {
    const folder = await temporaryFolder();
    const own = 'format: 1\nterms:\n  - term: drift\n    is: Ours, when the blue line falls.\n';
    await writeFiles(join(folder, 'knowledge'), {
      ...cards,
      'glossary.yaml': `${DRIFT}  - term: Canary release\n    is: A few users get the new version first.\n`,
    });
    await writeFiles(join(folder, 'ours'), { 'glossary.yaml': own });
    const catalog = await openCatalog({
      directory: join(folder, 'knowledge'),
      own: join(folder, 'ours'),
      log: pino({ level: 'silent' }),
      watching: false,
    });
    const { glossary } = catalog.current();
    expect(glossary.find('drift')?.is).toBe('Ours, when the blue line falls.');
    expect(glossary.find('canary releases')?.term).toBe('Canary release');
  });

  it('lead on to cards that exist', async () => {
    const folder = await temporaryFolder();
    await writeFiles(join(folder, 'knowledge'), {
      ...cards,
      'glossary.yaml': DRIFT.replace('practices/one', 'practices/one, practices/gone'),
    });
    const { problems } = await checkCards(join(folder, 'knowledge'), { now: new Date('2026-11-23') });
    const found = problems.filter(({ path }) => path.endsWith('glossary.yaml'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      line: 5,
      what: '"Drift" leads on to the card "practices/gone", which does not exist.',
    });
  });
});
