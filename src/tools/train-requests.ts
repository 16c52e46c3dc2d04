import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packModel } from '../answers/intent/linear-model.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { WISH_MODEL_FILE, WISHES, wishBy } from '../slack/kit/requests/wish-model.ts';
import { type Sample, trainModel } from './intent-training/train-model.ts';
import { readOptions } from './read-options.ts';
import type { JudgedMessage } from './request-score.ts';

const USAGE = `Learns which messages are about the bot's own messages, for those that no pattern reads.

  npm run train:requests                 writes the model in src/slack/kit/requests
  npm run train:requests -- --check      only says how well it does on the judged messages, without having learned from them`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    check: { type: 'boolean', default: false },
  },
});

const MODEL = { classes: WISHES, signals: [], buckets: 2 ** 15 };
/** What must not be mistaken counts for more. */
const OTHERS_COUNT = 2;
const REQUESTS = join(import.meta.dirname, '../../tests/slack/kit/requests');

const written = [...learnt(), ...wordings(), ...asked()];
const judged = judgedMessages();
if (values.check) report();
else await writeFile(WISH_MODEL_FILE, packModel(trainModel([...written, ...judged], MODEL)));

function sample(text: string, wish: string, counts = 1): Sample[] {
  const is = (WISHES as readonly string[]).indexOf(wish);
  return is < 0 ? [] : [{ text, signals: [], is, counts, source: '' }];
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
    return line.startsWith('[') ? [] : sample(line, wish, wish === 'other' ? OTHERS_COUNT : 1);
  });
}

/** What people write in direct messages and after the command, and what it should be read as. */
function wordings(): Sample[] {
  let place = '';
  return ['wordings.txt', 'fresh-wordings.txt'].flatMap((file) =>
    linesOf(join(REQUESTS, file)).flatMap((line) => {
      place = /^\[(\w+)[^\]]*\]$/.exec(line)?.[1] ?? place;
      const [text = '', wanted = ''] = line.split(' | ');
      if (wanted === '' || (place !== 'direct' && place !== 'command')) return [];
      const verb = wanted === '-' ? 'other' : (wanted.split(/[ ?]/)[0] ?? '');
      return sample(text, verb === 'times' ? 'settings' : verb, verb === 'other' ? OTHERS_COUNT : 1);
    }),
  );
}

/** Ways of asking for cards. */
function asked(): Sample[] {
  return readdirSync(BUILT_IN_KNOWLEDGE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:questions|passages)\.txt$/.test(path))
    .toSorted()
    .flatMap((path) => linesOf(join(BUILT_IN_KNOWLEDGE, path)))
    .filter((line) => !/^[>=[]/.test(line))
    .flatMap((line) => sample(line.trim(), 'other', 0.5));
}

function judgedMessages(): Sample[] {
  return linesOf(join(REQUESTS, 'judged/tune.jsonl')).flatMap((line) => {
    const { text, where, intent }: JudgedMessage = JSON.parse(line);
    const said = text.replace('@Guidepost', '').trim();
    // In a nudge's thread, “did it” is an answer, and so it isn't there that it is other talk.
    return where === 'nudge-thread' && intent !== 'stop' && intent !== 'pause' ? [] : sample(said, intent);
  });
}

function report(): void {
  const model = trainModel(written, MODEL);
  for (const [is, wish] of WISHES.entries()) {
    const of = judged.filter((one) => one.is === is);
    const found = [0.2, 0.3, 0.5].map((from) => {
      const many = of.filter(({ text }) => wishBy(model, text).probability >= from).length;
      return `${many} from ${from} on`;
    });
    console.log(`${wish}: of ${of.length}, ${found.join(', ')}`);
  }
}
