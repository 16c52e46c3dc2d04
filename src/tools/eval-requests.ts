import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from './read-options.ts';
import { falseGuesses, type JudgedMessage, othersMessages, scoreRequests } from './request-score.ts';

const USAGE = `Measures how well requests in plain words are read, on judged messages. It prints the scores alone.

  npm run -s eval:requests                 on the messages to tune with
  npm run -s eval:requests -- --set more   on those of another author, also to tune with; so are team-a and team-b
  npm run -s eval:requests -- --set talk   on questions and talk, none of which should get the buttons or change anything
  npm run -s eval:requests -- --set test   on held-out messages, which you should look at rarely; test2 and test3 by others`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    set: { type: 'string', default: 'tune' },
  },
});
const SETS = ['tune', 'more', 'team-a', 'team-b', 'test', 'test2', 'test3'];
const JUDGED = join(import.meta.dirname, '../../tests/slack/kit/requests/judged');
const TODAY = Temporal.PlainDate.from('2026-11-02');

if (values.set === 'talk') {
  const { questions, talk } = othersMessages();
  for (const [name, texts] of Object.entries({ questions, talk })) {
    const { buttons, changes } = falseGuesses(texts, TODAY);
    console.log(
      `${name.padEnd(9)} ${buttons.length} of ${texts.length} get the buttons, ${changes.length} change something`,
    );
  }
} else if (!SETS.includes(values.set)) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  const lines = readFileSync(join(JUDGED, `${values.set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  const judged = lines.map((line): JudgedMessage => JSON.parse(line));
  for (const [intent, { messages, right, carriedOut, wrongChanges }] of scoreRequests(judged, TODAY)) {
    const wrong = wrongChanges > 0 ? `, ${wrongChanges} changed what nobody asked for` : '';
    console.log(`${intent.padEnd(8)} ${right} of ${messages} right, ${carriedOut} without a click${wrong}`);
  }
}
