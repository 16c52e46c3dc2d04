import { createServer } from 'node:http';

/**
 * The part of Slack that nudges need, answering every call immediately. It is a process of its own, so that the bench doesn't
 * measure it. When it is listening, it sends its address to the parent; for any message, it sends its figures.
 * Its one argument, if there is one, is how many messages per minute it takes: two seconds' worth at once, then one after the
 * other. For more, it answers 429, as Slack does.
 */
const perMinute = Number(process.argv[2] ?? Number.POSITIVE_INFINITY);
const AT_ONCE_S = 2;
/** What Slack asks to wait, in seconds. */
const RETRY_AFTER_S = 5;

/** What came of the messages. */
export interface SlackFigures {
  posted: number;
  refused: number;
}

const figures: SlackFigures = { posted: 0, refused: 0 };
const burst = (perMinute / 60) * AT_ONCE_S;
let left = burst;
let at = performance.now();

function takesMessage(): boolean {
  if (perMinute === Number.POSITIVE_INFINITY) return true;
  const now = performance.now();
  left = Math.min(burst, left + ((now - at) * perMinute) / 60_000);
  at = now;
  if (left < 1) return false;
  left -= 1;
  return true;
}

const answers = new Map<string, () => object>(
  Object.entries({
    'auth.test': () => ({ team_id: 'T0BENCH', user_id: 'U0BOT', bot_id: 'B0BOT', user: 'guidepost' }),
    'chat.postMessage': () => {
      figures.posted += 1;
      return { channel: `D${figures.posted}`, ts: `${1_800_000_000 + figures.posted}.000100` };
    },
    'dnd.teamInfo': () => ({ users: {} }),
  }),
);

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const method = (request.url ?? '').replace('/api/', '');
    if (method === 'chat.postMessage' && !takesMessage()) {
      figures.refused += 1;
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': String(RETRY_AFTER_S) });
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
      return;
    }
    const answer = answers.get(method);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ? { ok: true, ...answer() } : { ok: false, error: 'unknown_method' }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.(`http://127.0.0.1:${address.port}/api/`);
});
process.on('message', () => process.send?.(figures));
process.on('disconnect', () => process.exit(0));
