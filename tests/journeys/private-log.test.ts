import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import { silent, testDatabase } from '../support/databases.ts';
import { said, startJourney } from './journey.ts';

const WORDS = 'my manager wants to fire Bob, how do we version datasets?';

it.each(inject('databases'))(
  'What somebody asks in private is in no line of the log when the database refuses it (%s)',
  async (kind) => {
    let written = '';
    const destination = new Writable({
      write(line, _encoding, done) {
        written += line;
        done();
      },
    });
    const database = testDatabase(kind);
    const place = await database.place();
    const store = await openStore({ ...place, log: silent });
    for (const table of ['inbox', 'answers']) {
      const refused = sql.table(`guidepost.${table}`);
      await sql`alter table ${refused} add constraint nothing_more check (false) not valid`.execute(store.db);
    }
    await store.close();
    const { ada, bot } = await startJourney({
      database: { ...database, place: async () => place },
      log: createLog({ level: 'debug', readable: false, destination }),
    });
    expect(said(await ada.asks(WORDS, ada.dm()))).toContain('*Version models and datasets*');
    await bot.stop();
    expect(written).toContain('message.claim_failed');
    expect(written).toContain('answer.record_failed');
    expect(written).not.toMatch(/manager|Bob/);
    expect(written).not.toContain(ada.id);
  },
);
