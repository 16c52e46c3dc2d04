import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { ADA, said, startJourney } from './journey.ts';

const FORM = 'application/x-www-form-urlencoded';

it('A signed body that is no object is refused, and the bot goes on answering', async () => {
  const { ada, signed } = await startJourney({ wire: 'http' });
  const bodies: [string, string?][] = [
    ['null'],
    ['payload=null', FORM],
    ['payload=%20null%20', FORM],
    ['1'],
    ['"null"'],
    ['[null]'],
    ['[]'],
    ['payload=[]', FORM],
    [''],
    ['{'],
    ['payload={', FORM],
  ];
  for (const [body, type] of bodies) {
    expect((await signed.send(body, type)).status, body).toBe(400);
  }
  // What is an object and still makes no sense must do no harm either.
  for (const body of [{ event: null }, { event: 1 }, { type: 'block_actions', actions: null, user: null }]) {
    await signed.event(body);
    await signed.interactive(body);
  }
  expect(said(await ada.command('how do we version datasets?'))).toContain('*Version models and datasets*');
});

it('Unsigned requests are refused, however many there are, and the log says so once', async () => {
  let written = '';
  const destination = new Writable({
    write(line, _encoding, done) {
      written += line;
      done();
    },
  });
  const log = createLog({ level: 'info', readable: false, destination });
  const { ada, signed } = await startJourney({ wire: 'http', log });
  for (let nth = 0; nth < 20; nth += 1) {
    const { status } = await signed.send(`{"n":${nth}}`, 'application/json', { 'x-slack-signature': 'v0=0' });
    expect(status).toBe(401);
  }
  expect((await signed.send(`{"user":"${ADA}","text":"${'x'.repeat(5_000_000)}"}`)).status).toBe(413);
  for (const path of ['//?BBBB', '/elsewhere', '/slack/events?x=1']) await askFor(path, signed.port);
  expect(written.match(/request\.refused/g)).toHaveLength(2);
  expect(written).not.toMatch(/BBBB|elsewhere|"level":"?(?:50|error)/);
  expect(said(await ada.command('how do we version datasets?'))).toContain('*Version models and datasets*');
});

it('A request that never ends does not keep the bot from stopping', async () => {
  const { bot, signed } = await startJourney({ wire: 'http' });
  const socket = connect(signed.port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{');
  const closed = new Promise((close) => socket.on('close', close));
  await bot.stop();
  await closed;
});

/** The first line of the response to a GET, for addresses that fetch would not ask for. */
async function askFor(path: string, port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const [data] = await once(socket, 'data');
  return String(data).split('\r\n')[0] ?? '';
}
