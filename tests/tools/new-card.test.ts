import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCards } from '../../src/authoring/check-cards.ts';
import { formatProblem } from '../../src/cards/problem.ts';
import { BUILT_IN_KNOWLEDGE } from '../../src/catalog/catalog.ts';
import { RUN } from '../support/process.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** `npm run new:card`, writing into a folder of the team's own. */
function newCard(own: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [RUN, join(ROOT, 'src/tools/new-card.ts'), ...args],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, KNOWLEDGE_DIR: own },
      encoding: 'utf8',
    },
  );
  return { status, said: stdout + stderr };
}

describe('npm run new:card', () => {
  it('writes a card whose every gap the check then names', async () => {
    const own = await temporaryFolder();
    const { status, said } = newCard(own, 'practices/rotate-secrets');
    expect(said).toContain(`${own}/practices/rotate-secrets.md was created.`);
    expect(said).toContain('npm run check:knowledge -- practices/rotate-secrets');
    expect(status).toBe(0);

    const text = await readFile(join(own, 'practices/rotate-secrets.md'), 'utf8');
    expect(text).toMatch(/^---\ntitle: Rotate secrets #/);
    expect(text).toContain('## First step this week\n\n<!-- One thing that a team can do in a week');

    const { problems } = await checkCards(BUILT_IN_KNOWLEDGE, { own, now: new Date() });
    const missing = problems
      .filter(({ path }) => path.startsWith(own))
      .map(formatProblem)
      .join('\n');
    for (const part of [
      'summary is empty',
      'questions 1 is empty',
      'guide › section is empty',
      'owner is empty',
      '"Why it matters" is empty',
      '"Pitfalls" is empty',
      'try is empty',
      'situations 1 › situation is empty',
      'situations 2 › choices 3 is empty',
    ]) {
      expect(missing).toContain(part);
    }
    expect(missing).not.toMatch(/not valid YAML|not a key/);
  });

  it('takes a copy of the built-in card that is to be replaced', async () => {
    const own = await temporaryFolder();
    const { said } = newCard(own, 'practices/phased-adoption');
    expect(said).toContain(
      'a copy of the built-in card, of the ways of asking for it and of what nudges use of it',
    );
    for (const ending of ['md', 'questions.txt', 'nudge.yaml']) {
      const file = `practices/phased-adoption.${ending}`;
      expect(await readFile(join(own, file), 'utf8')).toBe(
        await readFile(join(BUILT_IN_KNOWLEDGE, file), 'utf8'),
      );
    }
    const { problems } = await checkCards(BUILT_IN_KNOWLEDGE, { own, now: new Date() });
    expect(problems.map(formatProblem)).toEqual([]);
  });

  it('knows the kinds of the team', async () => {
    const own = await temporaryFolder();
    const kind = `format: 1\nkinds:\n  - { id: runbooks, name: Runbooks, one: Runbook, words: [runbook], emoji: ":book:", about: Steps., sections: [{ heading: Steps }] }\n`;
    await writeFiles(own, { 'kinds.yaml': kind });
    expect(newCard(own, 'runbooks/restore').status).toBe(0);
    expect(await readFile(join(own, 'runbooks/restore.md'), 'utf8')).toContain('## Steps\n');
  });

  it.each([
    [
      'practises/rotate-secrets',
      /^There is no kind "practises"\. Did you mean practices\/rotate-secrets\? The kinds are practices, challenges,/,
    ],
    ['recipes/soup', /^There is no kind "recipes"\. The kinds are/],
    [
      'Practices/Rotate Secrets',
      /^"Practices\/Rotate Secrets" is not a card id\. .+ Did you mean practices\/rotate-secrets\?/,
    ],
    ['knowledge/practices/a.md', /Did you mean practices\/a\?/],
    ['../practices/up', /is not a card id/],
    [
      'soup',
      /^"soup" is not a card id\. It should be <kind>\/<slug>, in lowercase words joined by hyphens\.\n/,
    ],
  ])('refuses %j and says what is meant', async (id, expected) => {
    const { status, said } = newCard(await temporaryFolder(), id);
    expect(said).toMatch(expected);
    expect(status).toBe(1);
  });

  it('never writes over a card', async () => {
    const own = await temporaryFolder();
    await writeFiles(own, { 'practices/mine.md': 'mine' });
    const { status, said } = newCard(own, 'practices/mine');
    expect(said).toBe(`${own}/practices/mine.md already exists. Choose another slug, or edit that card.\n`);
    expect(status).toBe(1);
    expect(await readFile(join(own, 'practices/mine.md'), 'utf8')).toBe('mine');
  });

  it('says in a sentence that a file is in the way of its folder', async () => {
    const own = await temporaryFolder();
    await writeFiles(own, { practices: 'a file' });
    const { status, said } = newCard(own, 'practices/rotate-secrets');
    expect(said).toMatch(/^The folder .+practices can't be made \(E\w+\): remove what is in its way.+\n$/);
    expect(status).toBe(1);
  });

  it('without an id says how it is used', async () => {
    const { status, said } = newCard(await temporaryFolder());
    expect(said).toContain('npm run new:card -- <kind>/<slug>');
    expect(status).toBe(2);
  });
});
