import { createServer } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { eachDatabase, silent, testDatabase } from '../support/databases.ts';
import { freezable } from '../support/freezable.ts';
import { freePort } from '../support/postgres-server.ts';

const dataDir = '/never/used/with/postgres';
const PASSWORD = 'p4ss-that-must-not-show';

async function faultOf(databaseUrl: string): Promise<StoreError> {
  const outcome = await openStore({ dataDir, databaseUrl, log: silent }).catch((error: unknown) => error);
  if (!(outcome instanceof StoreError)) throw new Error('expected a StoreError', { cause: outcome });
  return outcome;
}

function url(change: (url: URL) => void): string {
  const changed = new URL(inject('postgresUrl'));
  change(changed);
  return changed.href;
}

it('A PostgreSQL that is not there is named with host and port, without the password', async () => {
  const port = await freePort();
  const fault = await faultOf(`postgres://bot:${PASSWORD}@127.0.0.1:${port}/guidepost`);
  expect(fault.code).toBe('unreachable');
  expect(fault.message).toContain(`127.0.0.1:${port}`);
  expect(fault.message).not.toContain(PASSWORD);
});

it('A host that nobody knows is named', async () => {
  const fault = await faultOf(`postgres://bot:${PASSWORD}@no-such-host.invalid/guidepost`);
  expect(fault.code).toBe('unreachable');
  expect(fault.message).toContain('no-such-host.invalid:5432');
});

it('Something that listens and never answers is given up on', async () => {
  const sockets: { destroy(): void }[] = [];
  const mute = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    mute.close();
  });
  const address = mute.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const fault = await faultOf(`postgres://bot:${PASSWORD}@127.0.0.1:${port}/guidepost`);
  expect(fault.code).toBe('unreachable');
});

it('Tables that another session keeps locked are given up on, and the way to find it is told', async () => {
  const { databaseUrl = '' } = await testDatabase('postgres').place();
  const other = new pg.Client({ connectionString: databaseUrl });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query('begin');
  await other.query('lock table guidepost.migration in access exclusive mode');
  const opening = openStore({ dataDir, databaseUrl, log: silent, lockMs: 50 });
  await expect(opening).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining('pg_locks'),
  });
});

it('A server that freezes during the start is given up on', async () => {
  const { databaseUrl = '' } = await testDatabase('postgres').place();
  const database = await freezable(databaseUrl);
  void database.freezeAt(/guidepost"\."migration/);
  const opening = openStore({ dataDir, databaseUrl: database.databaseUrl, log: silent, upToDateMs: 300 });
  await expect(opening).rejects.toMatchObject({ code: 'unreachable' });
});

it('A wrong password is called so, and not shown', async () => {
  const fault = await faultOf(url((each) => Object.assign(each, { password: PASSWORD })));
  expect(fault.code).toBe('login-refused');
  expect(fault.message).toContain('postgres');
  expect(fault.message).toContain(new URL(inject('postgresUrl')).host);
  expect(`${fault.message} ${JSON.stringify(fault)} ${fault.stack}`).not.toContain(PASSWORD);
});

it('A database that does not exist is named', async () => {
  const fault = await faultOf(url((each) => Object.assign(each, { pathname: '/guidance' })));
  expect(fault.code).toBe('no-such-database');
  expect(fault.message).toContain('createdb guidance');
});

it('A server without TLS is called so when TLS is asked for', async () => {
  const fault = await faultOf(url((each) => each.searchParams.set('sslmode', 'verify-full')));
  expect(fault.code).toBe('tls');
  expect(fault.message).toContain('sslmode');
});

it('A user who may not make tables is told what to grant', async () => {
  const store = await testDatabase('postgres').open();
  const role = `reader_${process.pid}`;
  await sql`create role ${sql.ref(role)} login password ${sql.lit(PASSWORD)}`.execute(store.db);
  onTestFinished(async () => {
    const admin = await testDatabase('postgres').open();
    await sql`drop role ${sql.ref(role)}`.execute(admin.db);
  });
  const fault = await faultOf(url((each) => Object.assign(each, { username: role, password: PASSWORD })));
  expect(fault.code).toBe('not-permitted');
  expect(fault.message).toContain(role);
  expect(fault.message).toContain('grant');
});

it.each(['sslrootcert', 'sslcert', 'sslkey'])(
  'A file that %s names and nobody finds is named',
  async (name) => {
    const fault = await faultOf(
      url((each) => {
        each.searchParams.set('sslmode', 'verify-full');
        each.searchParams.set(name, '/no/such/file.pem');
      }),
    );
    expect(fault.code).toBe('tls');
    expect(fault.message).toContain(`${name} names in DATABASE_URL can't be read (ENOENT /no/such/file.pem)`);
  },
);

it.each([
  ['no protocol', 'our database'],
  ['another protocol', `mysql://bot:${PASSWORD}@db:3306/guidepost`],
  ['a password with a bare #', `postgres://bot:${PASSWORD}#1@db:5432/guidepost`],
  ['a password with a bare /', `postgres://bot:${PASSWORD}/1@db:5432/guidepost`],
  ['a password with a bare @ and /', `postgres://bot:p@${PASSWORD}/1@db:5432/guidepost`],
  ['a password with a bare @ and ?', `postgres://bot:p@${PASSWORD}?1@db:5432/guidepost`],
  ['a password with a bare @ and #', `postgres://bot:p@${PASSWORD}#1@db:5432/guidepost`],
  ['a password of digits with a bare /', `postgres://bot:12/${PASSWORD}@db:5432/guidepost`],
])('An address with %s is refused without repeating it', async (_, databaseUrl) => {
  const fault = await faultOf(databaseUrl);
  expect(fault.code).toBe('bad-url');
  expect(fault.message).toContain('DATABASE_URL');
  expect(`${fault.message} ${fault.cause} ${fault.stack}`).not.toContain(PASSWORD);
});

eachDatabase('A database of a newer version', (database) => {
  it('is left alone, and the person is told to start the newer version', async () => {
    const place = await database.place();
    const newer = await openStore({ ...place, log: silent });
    await sql`insert into guidepost.migration values ('9999-from-the-future', ${new Date().toISOString()})`.execute(
      newer.db,
    );
    await newer.close();
    const outcome = await openStore({ ...place, log: silent }).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(StoreError);
    expect(outcome).toMatchObject({
      code: 'newer-schema',
      message: expect.stringContaining('9999-from-the-future'),
    });
  });
});
