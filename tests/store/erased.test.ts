import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cutoffsAt } from '../../src/people/retention.ts';
import { asWork } from '../../src/work.ts';
import { testDatabase } from '../support/databases.ts';

const WORDS = 'my manager wants to fire Bob';
const NOW = new Date('2026-11-02T09:00:00Z');
const ADA = { team: 'T1', userId: 'U1' };

/** The files of a folder that hold the words, as a person with a search tool finds them. */
function filesWith(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(WORDS);
  });
}

it.skipIf(process.platform === 'win32')(
  'A database that everybody could read is its owner’s alone once it is opened',
  async () => {
    const database = testDatabase('pglite');
    const place = await database.place();
    const folder = join(place.dataDir, 'pglite');
    chmodSync(place.dataDir, 0o755);
    chmodSync(folder, 0o755);
    await database.open(place);
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
  },
);

it('What somebody had deleted is in no file of the data folder once the bot has tidied up', async () => {
  const database = testDatabase('pglite');
  const place = await database.place();
  const store = await database.open(place);
  const asked = { ...ADA, channel: 'D1', threadTs: null, source: 'direct' as const, question: WORDS };
  for (let nth = 0; nth < 50; nth += 1) {
    await store.answers.record({ ...asked, cardIds: [], answered: false, confidence: 0 }, NOW);
  }
  await store.inbox.claim(
    { ...ADA, channel: 'D1', ts: '1.1', threadTs: null, source: 'direct', text: WORDS },
    NOW,
  );
  expect(filesWith(place.dataDir)).not.toEqual([]);
  await store.privacy.deletePerson(ADA.team, ADA.userId);
  await store.retention.deleteOld(cutoffsAt(NOW));
  expect(filesWith(place.dataDir)).toEqual([]);
  await store.close();
  expect(filesWith(place.dataDir)).toEqual([]);
});

it('What was being answered while its author deleted everything is in no file either', async () => {
  const database = testDatabase('pglite');
  const place = await database.place();
  const store = await database.open(place);
  const asked = { ...ADA, channel: 'D1', threadTs: null, source: 'direct' as const };
  await asWork(async () => {
    await store.privacy.deletePerson(ADA.team, ADA.userId);
    await store.inbox.claim({ ...asked, ts: '1.1', text: WORDS }, NOW);
    await store.answers.record(
      { ...asked, question: WORDS, cardIds: [], answered: false, confidence: 0 },
      NOW,
    );
  });
  await store.close();
  expect(filesWith(place.dataDir)).toEqual([]);
});
