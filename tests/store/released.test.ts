import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { blankPostgres, type DatabaseKind, type Place, silent } from '../support/databases.ts';
import { temporaryFolder } from '../support/write-files.ts';

/** For each release that changed the tables: the tables as it made them, and a row of everything that it stored. */
const FOLDER = join(import.meta.dirname, 'released');
const releases = readdirSync(FOLDER).map((file) => file.replace('.sql', ''));

/** A database as it was before. */
async function placeWith(kind: DatabaseKind, statements: string): Promise<Place> {
  if (kind === 'pglite') {
    const dataDir = await temporaryFolder();
    const pglite = await PGlite.create({ dataDir: join(dataDir, 'pglite') });
    await pglite.exec(statements);
    await pglite.close();
    return { dataDir };
  }
  const place = await blankPostgres();
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await client.query(statements);
  await client.end();
  return place;
}

describe.each(inject('databases'))('An older database (%s)', (kind) => {
  it.each(releases)('of Guidepost %s is opened with everything in it', async (release) => {
    const place = await placeWith(kind, readFileSync(join(FOLDER, `${release}.sql`), 'utf8'));
    const store = await openStore({ ...place, log: silent });
    onTestFinished(() => store.close());
    const ada = { team: 'T1', userId: 'U1' };
    expect(await store.subscriptions.forPerson(ada)).toMatchObject({ status: 'active', time: '09:30' });
    const ofChannel = await store.subscriptions.forChannel('T1', 'C1');
    expect(ofChannel).toMatchObject({ rotation: ['U1', 'U2', 'U3'] });
    expect(await store.deliveries.recent(ofChannel?.id ?? '', 9)).toMatchObject([{ state: 'planned' }]);
    expect(await store.answers.lastInThread('T1', 'D1', '1.1')).toMatchObject({
      question: 'How do we roll back a bad model?',
    });
    expect(await store.checklists.read('list-1')).toMatchObject({
      steps: ['one', 'two'],
      ticks: [{ step: 0 }],
    });
    const kept = await store.privacy.exportPerson('T1', 'U1');
    const empty = Object.entries(kept).filter(([, rows]) => Array.isArray(rows) && rows.length === 0);
    expect(empty.map(([table]) => table)).toEqual([
      'reports',
      'assessments',
      'first_days',
      'rehearsals',
      'tries',
      'audit',
      'nudge_stops',
    ]);
  });

  it('no longer has what one person asked among the questions of another', async () => {
    const [release = ''] = releases;
    const follow = (id: string, user: string, follows: string | null) =>
      `insert into guidepost.answers (id, team, channel, user_id, source, question, question_key, card_ids, answered, confidence,
         follows, created_at)
       values ('${id}', 'T1', 'C1', '${user}', 'mention', 'Secret?', 'key', '[]', true, 1, ${follows ? `'${follows}'` : 'null'},
         '2026-11-20T00:00:00Z');`;
    const rows = [
      follow('first', 'U1', null),
      follow('own', 'U1', 'first'),
      follow('other', 'U2', 'own'),
      follow('others', 'U2', 'other'),
      follow('lost', 'U2', 'deleted'),
    ];
    const statements = `${readFileSync(join(FOLDER, `${release}.sql`), 'utf8')}\n${rows.join('\n')}`;
    const store = await openStore({ ...(await placeWith(kind, statements)), log: silent });
    onTestFinished(() => store.close());
    const kept = async (id: string) => {
      const row = await store.answers.byId(id);
      return [row?.question, row?.questionKey];
    };
    expect(await Promise.all(['first', 'own'].map(kept))).toEqual(Array(2).fill(['Secret?', 'key']));
    expect(await Promise.all(['other', 'others', 'lost'].map(kept))).toEqual(Array(3).fill(['', null]));
  });

  it.each([
    ['9999-from-the-future', /^A newer version of Guidepost used this database last .*9999-from-the-future/],
    [
      '0008-question-keys',
      /^A version of Guidepost that was never released made this database .*0008-question-keys/,
    ],
  ])('with the migration %s is refused with what is true', async (name, sentence) => {
    const [release = ''] = releases;
    const statements = readFileSync(join(FOLDER, `${release}.sql`), 'utf8');
    const more = `insert into guidepost.migration values ('${name}', '2026-11-01T00:00:00Z');`;
    const place = await placeWith(kind, `${statements}\n${more}`);
    await expect(openStore({ ...place, log: silent })).rejects.toThrow(sentence);
  });
});
