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
const ONCALL =
  '---\ntags: [Night Shift]\nupdated: 2026-10-01\n---\n# Night shift\n\nThe night shift answers pages within ten minutes. It has two people.\n\n## Steps\n\n1. Open [the board](https://kubernetes.io/docs/).\n2. Tell the channel.\n\n```sh\nkubectl get pods\n```\n\n## Who\n\n| Day | Who |\n|---|---|\n| Monday | Ana |\n';

/** `npm run promote` on a page with this text, writing into an empty folder. */
async function promote(text: string, { name = 'night.md', args = [] as string[], own = '', env = {} } = {}) {
  const docs = await temporaryFolder();
  const to = own || (await temporaryFolder());
  await writeFiles(docs, { [name]: text });
  const page = 'DOCS' in env ? 'team/night' : join(docs, name);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [RUN, join(ROOT, 'src/tools/promote.ts'), page, '--to', to, ...args],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, ...('DOCS' in env && { DOCS_DIR: docs }) },
      encoding: 'utf8',
    },
  );
  return { status, said: stdout + stderr, to };
}

async function errorsIn(own: string): Promise<string[]> {
  const { problems } = await checkCards(BUILT_IN_KNOWLEDGE, { own, now: new Date() });
  return problems.filter(({ severity }) => severity === 'error').map(formatProblem);
}

describe('npm run promote', () => {
  it('makes a card that the check accepts', async () => {
    const { status, said, to } = await promote(ONCALL);
    expect(said).toContain('Next: npm run check:knowledge -- page/night');
    expect(status).toBe(0);
    const card = await readFile(join(to, 'page/night.md'), 'utf8');
    expect(card).toContain('summary: The night shift answers pages within ten minutes.\n');
    expect(card).toContain('reviewed: 2026-10-01\n');
    expect(card).toContain('1. Open [the board](https://kubernetes.io/docs/).\n2. Tell the channel.');
    expect(card).toContain('```sh\nkubectl get pods\n```');
    expect(card).toContain('- Monday: Who: Ana');
    expect(await errorsIn(to)).toEqual([]);
  });

  it('leaves out a section that is too long, and names it', async () => {
    const { said, to } = await promote(`${ONCALL}\n## History\n\n${'It was long ago. '.repeat(200)}\n`);
    expect(said).toMatch(/Left out: “History” has 3\d\d\d characters; 2400 fit\./);
    expect(await readFile(join(to, 'page/night.md'), 'utf8')).not.toContain('## History');
    expect(await errorsIn(to)).toEqual([]);
  });

  it('names what the check will not accept', async () => {
    const { said, to } = await promote(ONCALL.replace('kubernetes.io', 'board.internal'));
    expect(said).toMatch(/To fix: .+"https:\/\/board\.internal\/docs\/" is not one that everyone can open/);
    expect(await errorsIn(to)).toHaveLength(1);
  });

  it('names the sections of another kind that are left to write', async () => {
    const { said } = await promote(ONCALL, { args: ['--kind', 'practices'] });
    expect(said).toContain('Left out: “Who” is no section of this kind.');
    expect(said).toContain('To write: the section “Why it matters”.');
  });

  it('never writes over a card unless it is told to', async () => {
    const own = await temporaryFolder();
    await writeFiles(own, { 'page/night.md': 'mine' });
    const { status, said } = await promote(ONCALL, { own });
    expect(said).toContain('already exists. Write over it with --replace');
    expect(status).toBe(2);
    expect(await readFile(join(own, 'page/night.md'), 'utf8')).toBe('mine');
    expect((await promote(ONCALL, { own, args: ['--replace'] })).status).toBe(0);
  });

  it.each([
    ['# Only a title\n', 'a.md', /can't become a card\. It has/],
    ['text', 'a.png', /can't become a card\. Its name does not end like a page/],
  ])('refuses %j in %s with a reason', async (text, name, expected) => {
    const { status, said } = await promote(text, { name });
    expect(said).toMatch(expected);
    expect(status).toBe(2);
  });

  it('says that there is no such page', async () => {
    const { status, said } = await promote(ONCALL, { env: { DOCS: true } });
    expect(said).toContain('There is no file team/night, and no page of DOCS_DIR has this id.');
    expect(status).toBe(2);
  });
});
