import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

const sources = ['src', 'packages/local-slack/src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') })),
);

/** Tables that are read with names that the code itself chose, or that TypeScript knows: `file table`, and why. */
const OWN_NAMES: Record<string, string> = {
  'src/slack/kit/refilled.ts given': 'the names are those of INITIAL_NAMES',
  'src/slack/privacy/words.ts RECORDS': 'the names are those of our tables',
  'packages/local-slack/src/page-actions/input-values.ts initial': 'the element was checked before',
  'packages/local-slack/src/page/elements/icon-button-element.tsx ICONS': 'the element was checked before',
  'packages/local-slack/src/page/elements/text-input-element.tsx KINDS': 'the element was checked before',
  'packages/local-slack/src/page/blocks/alert-block.tsx ICONS': 'the block was checked before',
  'packages/local-slack/src/page/text/mrkdwn.ts unpaired': 'a table of single characters',
};

it('No table with any text as its key is a plain object, where “constructor” would find something', () => {
  const found = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/const (\w+): (?:Readonly<)?Record<string, [^\n]*= \{/g)].flatMap(([, name = '']) => {
      const reads = [...text.matchAll(new RegExp(`\\b${name}\\[[^\\]'"]+\\](?!\\s*=[^=])`, 'g'))];
      const isGuarded = new RegExp(`Object\\.hasOwn\\(${name},`).test(text);
      return reads.length > 0 && !isGuarded ? [`${path} ${name}`] : [];
    }),
  );
  expect(found.filter((table) => !Object.hasOwn(OWN_NAMES, table))).toEqual([]);
});
