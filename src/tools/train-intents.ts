import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CERTAINTY_SIGNALS, type CertaintyWeights, certaintyRow } from '../answers/intent/certainty.ts';
import { MEANING_SIGNALS, MODEL_FILES, SIGNALS } from '../answers/intent/intent-models.ts';
import { INTENTS, TOPICS } from '../answers/intent/intents.ts';
import { packModel } from '../answers/intent/linear-model.ts';
import { BUILT_IN_KNOWLEDGE, openCatalog } from '../catalog/catalog.ts';
import { createLog } from '../log.ts';
import { fitLogistic } from './intent-training/fit-logistic.ts';
import { type HeldOut, heldOutProbabilities } from './intent-training/held-out-sources.ts';
import { type IntentSample, intentSamples, meaningSamples, topicSamples } from './intent-training/samples.ts';
import { type Sample, trainModel } from './intent-training/train-model.ts';
import { readOptions } from './read-options.ts';
import { quantile } from './search-quality/statistics.ts';

const USAGE = `Learns what messages to the bot want and how sure to be of a card, from the judged questions that may be tuned on.

  npm run train:intents                 writes the models in src/answers/intent, and says how well held-out messages do
  npm run train:intents -- --check      only says that`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    check: { type: 'boolean', default: false },
  },
});

const INTENT_MODEL = { classes: INTENTS, signals: SIGNALS, buckets: 2 ** 15 };
const MEANING_MODEL = { classes: ['meaning', 'other'], signals: MEANING_SIGNALS, buckets: 2 ** 14 };
const TOPIC_MODEL = { classes: TOPICS, signals: [], buckets: 2 ** 12 };

const knowledge = await openCatalog({
  directory: BUILT_IN_KNOWLEDGE,
  log: createLog({ level: 'error', readable: true, destination: process.stderr }),
  watching: false,
});
const { library, glossary, search } = knowledge.current();
const folder = join(import.meta.dirname, '../../tests/search/queries');
const intents = await intentSamples(folder, library.cards, search);
const topics = await topicSamples(folder);
const heldOut = heldOutProbabilities(intents, INTENT_MODEL);
reportIntents(intents, heldOut);
reportRight('topics', topics, heldOutProbabilities(topics, TOPIC_MODEL), TOPICS);
const certainty = fitCertainty(intents, heldOut);
const intentModel = trainModel(intents, INTENT_MODEL);
const meanings = await meaningSamples(folder, glossary, search, {
  intents,
  heldOut,
  model: intentModel,
  certainty,
});
reportRight('meanings', meanings, heldOutProbabilities(meanings, MEANING_MODEL), MEANING_MODEL.classes);
if (!values.check) {
  await writeFile(MODEL_FILES.intents, packModel(intentModel));
  await writeFile(MODEL_FILES.meanings, packModel(trainModel(meanings, MEANING_MODEL)));
  await writeFile(MODEL_FILES.topics, packModel(trainModel(topics, TOPIC_MODEL)));
  await writeFile(MODEL_FILES.certainty, `${JSON.stringify(certainty, undefined, 2)}\n`);
}

function reportIntents(samples: readonly IntentSample[], found: HeldOut): void {
  reportRight('intents', samples, found, INTENTS);
  const guidance: number[] = [];
  const others: number[] = [];
  for (const [at, { is }] of samples.entries()) {
    const [probability] = found[at] ?? [];
    if (probability !== undefined) (is === 0 ? guidance : others).push(probability);
  }
  const floor = quantile(guidance, 0.05);
  const refused = others.filter((probability) => probability < floor).length / others.length;
  console.log(
    `with 95 of 100 answered (from ${floor.toFixed(2)} on), ${Math.round(100 * refused)} of 100 others are refused`,
  );
}

function reportRight(
  name: string,
  samples: readonly Sample[],
  found: HeldOut,
  classes: readonly string[],
): void {
  for (const [is, label] of classes.entries()) {
    const asked = samples.flatMap((sample, at) => (sample.is === is && found[at] ? [found[at]] : []));
    const right = asked.filter((one) => one.indexOf(Math.max(...one)) === is).length;
    console.log(
      `${name}: ${label} ${Math.round((100 * right) / asked.length)} of 100 right (${asked.length} messages)`,
    );
  }
}

/** In mixed traffic, half of the messages are for the bot. Those of which nobody has judged the card don't count. */
function fitCertainty(samples: readonly IntentSample[], found: HeldOut): CertaintyWeights {
  const judged = samples.flatMap((sample, at) => {
    const [guidance] = found[at] ?? [];
    return guidance === undefined || sample.right === undefined ? [] : [{ ...sample, guidance }];
  });
  const forUs = judged.filter(({ is }) => is === 0).length;
  const counts = forUs / (judged.length - forUs);
  const weights = fitLogistic(
    ['guidance', ...CERTAINTY_SIGNALS],
    judged.map(({ guidance, found: { signals }, is, right }) => ({
      features: certaintyRow(guidance, signals),
      yes: right === true,
      counts: is === 0 ? 1 : counts,
    })),
    { steps: 20_000, rate: 0.15 },
  );
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, Math.round(weight * 1e3) / 1e3]),
  ) as CertaintyWeights;
}
