import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from './read-options.ts';
import { type JudgedMessage, scoreRequests } from './request-score.ts';

const USAGE = `Measures how well requests in plain words are read, on judged messages. It prints the scores alone.

  npm run -s eval:requests                 on the messages to tune with
  npm run -s eval:requests -- --set test   on held-out messages, which you should look at rarely`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    set: { type: 'string', default: 'tune' },
  },
});
const SETS = join(import.meta.dirname, '../../tests/slack/kit/requests/judged');
const TODAY = Temporal.PlainDate.from('2026-11-02');

if (values.set !== 'tune' && values.set !== 'test') {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  const lines = readFileSync(join(SETS, `${values.set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  const judged = lines.map((line): JudgedMessage => JSON.parse(line));
  for (const [intent, { messages, right, carriedOut, wrongChanges }] of scoreRequests(judged, TODAY)) {
    const wrong = wrongChanges > 0 ? `, ${wrongChanges} changed what nobody asked for` : '';
    console.log(`${intent.padEnd(8)} ${right} of ${messages} right, ${carriedOut} without a click${wrong}`);
  }
}
