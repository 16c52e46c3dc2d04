import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blockTypes } from '../src/blocks/block-schema.ts';
import { elementTypes } from '../src/blocks/elements.ts';
import { surfacesOf } from '../src/blocks/surfaces.ts';
import {
  blockCoverage,
  elementCoverage,
  eventCoverage,
  interactionCoverage,
  methodCoverage,
  unsubscribedCoverage,
} from '../src/coverage.ts';
import { readManifest } from '../src/manifest/manifest.ts';
import { methods } from '../src/web-api/methods.ts';

const localSlack = join(import.meta.dirname, '../src');

/** The server's source code, without the page and this table. */
async function source(): Promise<string> {
  const files = await readdir(localSlack, { recursive: true });
  const own = files.filter(
    (file) => file.endsWith('.ts') && !file.startsWith('page/') && file !== 'coverage.ts',
  );
  return (await Promise.all(own.map((file) => readFile(join(localSlack, file), 'utf8')))).join('\n');
}

test('the table names exactly the supported methods', () => {
  expect(Object.keys(methodCoverage).sort()).toEqual(Object.keys(methods).sort());
});

test('the table names exactly the blocks that have a schema, and each has its surfaces', () => {
  expect(Object.keys(blockCoverage).sort()).toEqual(blockTypes);
  expect(Object.keys(surfacesOf).sort()).toEqual(blockTypes);
});

test('the table names exactly the elements that have a schema', () => {
  expect(Object.keys(elementCoverage).sort()).toEqual(elementTypes);
});

test('the table names exactly the events that the code can send', async () => {
  const text = await source();
  const sent = [...text.matchAll(/isSubscribed\(slack, '([\w.]+)'/g)].map((match) => match[1] ?? '');
  const messages = [...text.matchAll(/\['(message\.\w+)', '\w+:history'\]/g)].map((match) => match[1] ?? '');
  const reactions = [...text.matchAll(/'(reaction_(?:added|removed))'/g)].map((match) => match[1] ?? '');
  const known = new Set([...sent, ...messages, ...reactions, 'message.mpim']);
  expect(Object.keys(eventCoverage).sort()).toEqual([...known].sort());
});

test('the table names exactly the events that come without a subscription', async () => {
  const text = await source();
  const sent = [...text.matchAll(/events\.send\(\{\s+type: '(\w+)'/g)].map((match) => match[1] ?? '');
  const unsubscribed = sent.filter((type) => !(type in eventCoverage));
  expect([...new Set(unsubscribed)].sort()).toEqual(Object.keys(unsubscribedCoverage).sort());
});

test('the table names exactly the interactions that the code can send', async () => {
  const text = await readFile(join(localSlack, 'delivery/interactions.ts'), 'utf8');
  const types = [...text.matchAll(/\.\.\.common\(slack, person\),\s+type: '(\w+)'/g)].map(
    (match) => match[1] ?? '',
  );
  const known = new Set([...types, 'slash_command']);
  expect(Object.keys(interactionCoverage).sort()).toEqual([...known].sort());
});

test('everything that the sample app’s manifest subscribes to is in the table', () => {
  const manifest = readManifest(join(import.meta.dirname, 'page/sample-manifest.yml'));
  expect(manifest.botEvents.length).toBeGreaterThan(0);
  expect(Object.keys(eventCoverage)).toEqual(expect.arrayContaining(manifest.botEvents));
});
