import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packModel } from '../answers/intent/linear-model.ts';
import {
  WISH_MODEL_FILE,
  WISH_SIGNALS,
  WISHES,
  wishBy,
  wishSignals,
} from '../slack/kit/requests/wish-model.ts';
import { type Sample, trainModel } from './intent-training/train-model.ts';
import { readOptions } from './read-options.ts';
import { type JudgedMessage, othersMessages } from './request-score.ts';

const USAGE = `Learns which messages are about the bot's own messages, for those that no pattern reads.

  npm run train:requests                    writes the model in src/slack/kit/requests
  npm run train:requests -- --check         learns from the messages of one author and half of the talk, and says how it does
                                            on those of the other author and the other half; both ways
  npm run train:requests -- --without more  writes a model that knows nothing of one author and of half of the talk, for
                                            eval:requests; train again afterwards`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    check: { type: 'boolean', default: false },
    without: { type: 'string' },
  },
});

const MODEL = { classes: WISHES, signals: WISH_SIGNALS, buckets: 2 ** 15 };
/** What must not be mistaken counts for more; ways of asking are many, and much alike. */
const COUNTS = { request: 1, talk: 2, question: 0.5, judgedTalk: 4 };
const REQUESTS = join(import.meta.dirname, '../../tests/slack/kit/requests');
/** The files of judged messages, each by another author. */
const AUTHORS = ['tune', 'more', 'team-a', 'team-b'] as const;
const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5];

const { questions, talk, requests } = othersMessages();
const written = [...learnt(), ...wordings(), ...requests.flatMap(({ text, intent }) => sample(text, intent))];
const judged = new Map(AUTHORS.map((author) => [author, judgedBy(author)]));

if (values.check) {
  for (const left of AUTHORS) check(left);
} else {
  const others = AUTHORS.filter((author) => author !== values.without);
  const model = trainModel(samplesOf(others, values.without === undefined ? 'all' : 'even'), MODEL);
  await writeFile(WISH_MODEL_FILE, packModel(model));
}

function samplesOf(authors: readonly (typeof AUTHORS)[number][], which: 'all' | 'even'): Sample[] {
  const some = (texts: readonly string[]) => texts.filter((_, at) => which === 'all' || at % 2 === 0);
  return [
    ...written,
    ...some(questions).flatMap((text) => sample(text, 'other', COUNTS.question)),
    ...some(talk).flatMap((text) => sample(text, 'other', COUNTS.talk)),
    ...authors.flatMap((author) => judged.get(author) ?? []),
  ];
}

function sample(
  text: string,
  wish: string,
  counts = wish === 'other' ? COUNTS.talk : COUNTS.request,
): Sample[] {
  const is = (WISHES as readonly string[]).indexOf(wish);
  return is < 0 ? [] : [{ text, signals: wishSignals(text), is, counts, source: '' }];
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** Lines below the `[wish]` that they express. */
function learnt(): Sample[] {
  let wish = '';
  return linesOf(join(REQUESTS, 'judged/learn.txt')).flatMap((line) => {
    wish = /^\[(\w+)\]$/.exec(line)?.[1] ?? wish;
    return line.startsWith('[') ? [] : sample(line, wish);
  });
}

/** What people write in direct messages and after the command, and what it should be read as. */
function wordings(): Sample[] {
  let place = '';
  return ['wordings.txt', 'fresh-wordings.txt'].flatMap((file) =>
    linesOf(join(REQUESTS, file)).flatMap((line) => {
      place = /^\[(\w+)[^\]]*\]$/.exec(line)?.[1] ?? place;
      const [text = '', wanted = ''] = line.split(' | ');
      if (wanted === '' || !/^(?:direct|command|nudge)$/.test(place)) return [];
      if (place === 'nudge' && wanted !== '-') return [];
      const verb = wanted === '-' ? 'other' : (wanted.split(/[ ?]/)[0] ?? '');
      return sample(
        text,
        verb === 'times' ? 'settings' : verb,
        verb === 'other' ? COUNTS.judgedTalk : COUNTS.request,
      );
    }),
  );
}

function judgedBy(author: string): Sample[] {
  return linesOf(join(REQUESTS, `judged/${author}.jsonl`)).flatMap((line) => {
    const { text, where, intent }: JudgedMessage = JSON.parse(line);
    const said = text.replace('@Guidepost', '').trim();
    // In a nudge's thread, “did it” is an answer, and so it isn't there that it is other talk.
    return where === 'nudge-thread' && intent === 'other'
      ? []
      : sample(said, intent, intent === 'other' ? COUNTS.judgedTalk : COUNTS.request);
  });
}

/** How many of the messages of the author who was left out are found, and how much of the other half of the talk. */
function check(left: (typeof AUTHORS)[number]): void {
  const model = trainModel(
    samplesOf(
      AUTHORS.filter((author) => author !== left),
      'even',
    ),
    MODEL,
  );
  const found = (texts: readonly string[]) => {
    const probable = texts.map((text) => wishBy(model, text).probability);
    const many = THRESHOLDS.map((from) => probable.filter((one) => one >= from).length);
    return `${texts.length}: ${many.join(', ')}`;
  };
  console.log(`Of ${left}, by how probable they are from on (${THRESHOLDS.join(', ')}):`);
  for (const [is, wish] of WISHES.entries()) {
    const texts = (judged.get(left) ?? []).filter((one) => one.is === is).map(({ text }) => text);
    console.log(`  ${wish.padEnd(9)} of ${found(texts)}`);
  }
  const odd = (texts: readonly string[]) => texts.filter((_, at) => at % 2 === 1);
  console.log(`  questions of ${found(odd(questions))}`);
  console.log(`  talk      of ${found(odd(talk))}`);
}
