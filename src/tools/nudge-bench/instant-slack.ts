import { createServer } from 'node:http';

/**
 * The part of Slack that nudges need, answering every call immediately. It is a process of its own, so that the bench doesn't
 * measure it. When it is listening, it sends its address to the parent.
 */
let posted = 0;

const answers: Record<string, () => object> = {
  'auth.test': () => ({ team_id: 'T0BENCH', user_id: 'U0BOT', bot_id: 'B0BOT', user: 'guidepost' }),
  'chat.postMessage': () => {
    posted += 1;
    return { channel: `D${posted}`, ts: `${1_800_000_000 + posted}.000100` };
  },
  'dnd.teamInfo': () => ({ users: {} }),
};

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const answer = answers[(request.url ?? '').replace('/api/', '')];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ? { ok: true, ...answer() } : { ok: false, error: 'unknown_method' }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.(`http://127.0.0.1:${address.port}/api/`);
});
process.on('disconnect', () => process.exit(0));
