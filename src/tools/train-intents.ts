import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODEL_FILES, SIGNALS } from '../answers/intent/intent-models.ts';
import { INTENTS, TOPICS } from '../answers/intent/intents.ts';
import { packModel, probabilities } from '../answers/intent/linear-model.ts';
import { BUILT_IN_KNOWLEDGE, openCatalog } from '../catalog/catalog.ts';
import { createLog } from '../log.ts';
import { intentSamples, topicSamples } from './intent-training/samples.ts';
import { type Sample, trainModel } from './intent-training/train-model.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Learns what messages to the bot want, from the judged questions that may be tuned on.

  npm run train:intents                 writes src/answers/intent/*.bin, and says how well held-out messages do
  npm run train:intents -- --check      only says that`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    check: { type: 'boolean', default: false },
  },
});

const FOLDS = 5;
const INTENT_MODEL = { classes: INTENTS, signals: SIGNALS, buckets: 2 ** 15 };
const TOPIC_MODEL = { classes: TOPICS, signals: [], buckets: 2 ** 12 };

const catalog = await openCatalog({
  directory: BUILT_IN_KNOWLEDGE,
  log: createLog({ level: 'error', readable: true, destination: process.stderr }),
  watching: false,
});
const { library, search } = catalog.current();
const folder = join(import.meta.dirname, '../../tests/search/queries');
const intents = await intentSamples(folder, library.cards, search);
const topics = await topicSamples(folder);
report('intents', intents, INTENT_MODEL);
report('topics', topics, TOPIC_MODEL);
if (!values.check) {
  await writeFile(MODEL_FILES.intents, packModel(trainModel(intents, INTENT_MODEL)));
  await writeFile(MODEL_FILES.topics, packModel(trainModel(topics, TOPIC_MODEL)));
}

/** Trains on four fifths and asks about the rest, five times. */
function report(name: string, samples: readonly Sample[], model: Parameters<typeof trainModel>[1]): void {
  const judged = samples.filter(({ counts }) => counts === 1);
  const right = new Map<number, number>();
  const guidance: number[] = [];
  const others: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const trained = trainModel(
      samples.filter((sample, at) => at % FOLDS !== fold || sample.counts !== 1),
      model,
    );
    for (const [at, { text, signals, is, counts }] of samples.entries()) {
      if (at % FOLDS !== fold || counts !== 1) continue;
      const found = probabilities(trained, text, signals);
      if (found.indexOf(Math.max(...found)) === is) right.set(is, (right.get(is) ?? 0) + 1);
      (is === 0 ? guidance : others).push(found[0] ?? 0);
    }
  }
  for (const [is, label] of model.classes.entries()) {
    const n = judged.filter((sample) => sample.is === is).length;
    console.log(
      `${name}: ${label} ${Math.round((100 * (right.get(is) ?? 0)) / n)} of 100 right (${n} messages)`,
    );
  }
  if (name !== 'intents') return;
  const floor = guidance.toSorted((a, b) => a - b)[Math.floor(0.05 * guidance.length)] ?? 0;
  const refused = others.filter((probability) => probability < floor).length / others.length;
  console.log(
    `with 95 of 100 answered (from ${floor.toFixed(2)} on), ${Math.round(100 * refused)} of 100 others are refused`,
  );
}
