import { createInterface } from 'node:readline';
import { config as readDotenv } from 'dotenv';
import { BUILT_IN_KNOWLEDGE, openCatalog } from '../catalog/catalog.ts';
import { createLog } from '../log.ts';
import type { SearchResult } from '../search/search-types.ts';
import { StartError } from '../start-error.ts';
import { describeReason, forPeople } from './ask-text.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Finds the card that answers a question.

  npm run -s ask -- "our data is a mess"          the card, as text
  npm run -s ask -- --json "our data is a mess"   one line of JSON per question
  npm run -s ask -- --json < questions.txt        one question per line of standard input`;

const options = readOptions(USAGE, {
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    json: { type: 'boolean', default: false },
  },
});
readDotenv({ quiet: true });
// Problems of cards go to standard error, because a program may read standard output.
const knowledge = await openCatalog({
  directory: BUILT_IN_KNOWLEDGE,
  own: process.env.KNOWLEDGE_DIR?.trim() || undefined,
  log: createLog({ level: 'error', readable: true, destination: process.stderr }),
  watching: false,
}).catch((error: unknown) => {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
});
const { library, search } = knowledge.current();
const question = options.positionals.join(' ').trim();
if (options.positionals.length > 0) print(find(question));
else if (process.stdin.isTTY) console.log(USAGE);
else for await (const line of createInterface({ input: process.stdin })) print(find(line));

/** Finds up to ten cards: people who read the JSON look at more than the best three. */
function find(text: string): SearchResult {
  return search.find(text, { limit: 10 });
}

function print(result: SearchResult): void {
  if (!options.values.json) {
    console.log(forPeople(result, library));
    return;
  }
  const { query, answered, hits } = result;
  const results = hits.map(({ card, score, reasons }) => ({
    id: card.id,
    title: card.title,
    score: Number(score.toFixed(4)),
    why: reasons.map(describeReason).join('; '),
  }));
  console.log(JSON.stringify({ query, answered, results }));
}
