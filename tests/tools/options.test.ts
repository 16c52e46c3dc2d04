import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { RUN } from '../support/process.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Runs the tool behind an npm script as a person would. */
function run(script: string, ...args: string[]) {
  const tool = /src\/tools\/[\w-]+\.ts$/.exec(scripts[script] ?? '')?.[0] ?? '';
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, join(ROOT, tool), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it.each(Object.keys(scripts).filter((name) => /src\/tools\//.test(scripts[name] ?? '')))(
  'npm run %s explains itself, and says in one sentence what it does not know',
  (script) => {
    const help = run(script, '--help');
    expect(help.stdout).toContain(`${script}`);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    if (script === 'new:card') return;
    const unknown = run(script, '--nonsense');
    expect(unknown.stderr).toBe("Unknown option '--nonsense'. Use --help to see the options.\n");
    expect(unknown).toMatchObject({ status: 2, stdout: '' });
  },
);

it.each([
  ['bench:nudges', ['--sizes', 'many'], '“many” is not a list of whole numbers above 0'],
  ['bench:search', ['--sizes', '101,0'], '“101,0” is not a list of whole numbers above 0'],
  ['bench:nudges', ['--sizes'], "Option '--sizes <value>' argument missing."],
  ['bench:peak', [], '--database-url is missing: several processes need a PostgreSQL server.'],
  ['bench:nudges', ['--database-url', 'nonsense'], '--database-url is not the address of a PostgreSQL'],
  ['eval', ['--set', 'mine'], 'There is no set "mine": the sets are tune, test and cards.'],
  ['bench:search', ['101'], "Unexpected argument '101'."],
])('npm run %s -- %j is refused in one sentence', (script, args, sentence) => {
  const { status, stderr } = run(script, ...args);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(status).toBe(2);
});
