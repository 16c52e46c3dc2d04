import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCards } from '../../src/authoring/check-cards.ts';
import { formatProblem } from '../../src/cards/problem.ts';
import { BUILT_IN_KNOWLEDGE } from '../../src/catalog/catalog.ts';
import { EMPTY_VOCABULARY } from '../../src/search/language/vocabulary.ts';
import { createSearch } from '../../src/search/search.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { loadFolders } from './load-folders.ts';
import { cardNamed } from './rules/card-set.ts';

const PAGES = `${KINDS_FILE}  - id: page
    name: Pages
    one: Page
    words: [team page]
    emoji: ":page_facing_up:"
    about: A team's own notes.
    free-sections: true
`;
const BUILT_IN = {
  'kinds.yaml': PAGES,
  'practices/one.md': cardNamed('one', { related: '[practices/two]', aliases: '[uno, the first]' }),
  'practices/two.md': cardNamed('two', { related: '[practices/one]' }),
};
const RUNBOOK = `---
title: Restart the checkout
summary: Drain the node first, then restart the service.
reviewed: 2026-11-01
---

## When

When the checkout hangs.

## What to do

1. Drain the node.
2. Restart the service.
`;

describe("a team's own card", () => {
  it('needs a title, a summary, the day of its last check, and nothing else', async () => {
    const { library, problems } = await loadFolders(BUILT_IN, { 'page/restart.md': RUNBOOK });
    expect(problems).toEqual([]);
    expect(library?.card('page/restart')?.sections.map(({ heading }) => heading)).toEqual([
      'When',
      'What to do',
    ]);
    const search = createSearch(library?.cards ?? [], library?.kinds ?? [], EMPTY_VOCABULARY);
    expect(search.find('the checkout hangs').hits[0]?.card.id).toBe('page/restart');
  });

  it('gets advice on what would make it easier to find, and no error', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'page/restart.md': RUNBOOK });
    const { problems } = await checkCards(BUILT_IN_KNOWLEDGE, {
      own: folder,
      now: new Date('2026-11-30T12:00:00Z'),
    });
    const own = problems.filter(({ path }) => path.includes('restart'));
    expect(own.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(own.map(formatProblem).join('\n')).toContain('the card has no questions.  It works as it is;');
    expect(own.map(formatProblem).join('\n')).toContain('nobody looks after the card.');
  });

  it('may spell a product as its team does', async () => {
    const folder = await temporaryFolder();
    const text = RUNBOOK.replace('Drain the node.', 'Drain the node in Kubernetis with our ArgoCD.');
    await writeFiles(folder, {
      'page/restart.md': text,
      'names.yaml': 'format: 1\nnames:\n  ArgoCD: [Argo CD]\n',
    });
    const { problems } = await checkCards(BUILT_IN_KNOWLEDGE, {
      own: folder,
      now: new Date('2026-11-30T12:00:00Z'),
    });
    const spelling = problems.filter(
      ({ path, what }) => path.includes('restart') && what.includes('spelled'),
    );
    expect(spelling.filter(({ what }) => what.includes('ArgoCD'))).toEqual([]);
    expect(spelling.every(({ severity }) => severity === 'advice')).toBe(true);
  });

  it('takes a term from the built-in card that has it', async () => {
    const { library, problems } = await loadFolders(BUILT_IN, {
      'practices/ours.md': cardNamed('ours', { title: 'Uno', related: '[practices/one]' }),
    });
    expect(problems).toEqual([]);
    expect(library?.card('practices/one')?.aliases).toEqual(['the first']);
    expect(library?.card('practices/ours')?.title).toBe('Uno');
  });

  it('is found by an id that it had before', async () => {
    const { library } = await loadFolders(BUILT_IN, {
      'page/restart.md': RUNBOOK.replace('reviewed:', 'was: [practices/gone, practices/one]\nreviewed:'),
    });
    expect(library?.card('practices/gone')?.id).toBe('page/restart');
    // A card that exists keeps its id.
    expect(library?.card('practices/one')?.id).toBe('practices/one');
  });
});

it('A kind without cards is not listed', async () => {
  const { library } = await loadFolders(BUILT_IN, {});
  expect(library?.kinds.map(({ id }) => id)).toEqual(['practices']);
  expect(await readFile(join(BUILT_IN_KNOWLEDGE, 'kinds.yaml'), 'utf8')).toContain('- id: page\n');
});
