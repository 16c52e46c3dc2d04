import { createInterface } from 'node:readline';
import { loadIntentModels } from '../answers/intent/intent-models.ts';
import { type Processed, process as processMessage } from '../answers/pipeline/pipeline.ts';
import { nearestTitles, reasonsInWords, whyInWords } from '../api/reasons.ts';
import { askedFor, shownPassage } from '../api/shown-answer.ts';
import { BUILT_IN_KNOWLEDGE, openCatalog } from '../catalog/catalog.ts';
import { catalogAsOf } from '../catalog/catalog-as-of.ts';
import { openSearchableTeamPages } from '../catalog/team-pages.ts';
import { readKnowledge, readPageSettings, readPlace } from '../config.ts';
import { createLog } from '../log.ts';
import type { PageResult } from '../search/pages/page-search.ts';
import { forPeople, roundedSignals, shownReply } from './ask-text.ts';
import { type AskedMessage, readAskedLine } from './asked-line.ts';
import { readOptions, readSettings, refuseOptions } from './read-options.ts';
import { type AskedRequest, readAsked } from './request-score.ts';
import { saidOf } from './request-text.ts';

const USAGE = `Prints what the bot would answer in Slack.

  npm run -s ask -- "our data is a mess"          the answer, as text
  npm run -s ask -- --json "our data is a mess"   one line of JSON per message
  npm run -s ask -- --json < messages.txt         one message per line of standard input

A message is a line of text, or a line of JSON with the thread before it:
  {"thread":[{"who":"ana","text":"the model got worse since Friday"}],"text":"thoughts?"}
What is asked of the bot itself comes as the "intent": stop, pause, resume, settings, done, not-now, never, undo, leave or forget;
"carriedOut" says whether it needs no click. A message is read as a direct message to somebody who has nudges, perhaps right below
one, unless "where" says dm, nudge-thread, command, mention or thread:
  {"text":"pause until Monday","where":"mention"}
Each of them may have "blocks", "attachments" and "files", as messages in Slack do.`;

const options = readOptions(USAGE, {
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    json: { type: 'boolean', default: false },
  },
});
readSettings();
const settings = readKnowledge(process.env);
if (!settings.ok) refuseOptions(settings.faults.join('\n'));
const place = readPlace(process.env);
if (!place.ok) refuseOptions(place.faults.join('\n'));
const quiet = createLog({ level: 'error', readable: true, destination: process.stderr });
// Problems of cards go to standard error, because a program may read standard output.
const opened = await openCatalog({
  directory: BUILT_IN_KNOWLEDGE,
  own: settings.knowledge.knowledgeDir,
  builtIn: settings.knowledge.builtIn,
  log: quiet,
  watching: false,
});
const knowledge = catalogAsOf(opened, () => new Date());
const pages = await openSearchableTeamPages({
  settings: readPageSettings(process.env),
  cwd: process.cwd(),
  env: process.env,
  dataDir: place.place.dataDir,
  knowledgeDir: BUILT_IN_KNOWLEDGE,
  log: quiet,
  watching: false,
});
const visible = pages && { search: pages.current().search, roots: pages.current().openRoots };
const models = await loadIntentModels();
const { library } = knowledge.current();
const message = options.positionals.join(' ').trim();
if (options.positionals.length > 0) await print(message);
else if (process.stdin.isTTY) console.log(USAGE);
else for await (const line of createInterface({ input: process.stdin })) await print(line);
await pages?.close();

async function print(line: string): Promise<void> {
  const asked = readAskedLine(line);
  if ('problem' in asked) {
    process.exitCode = 1;
    // Whoever reads the output counts on a line for each message.
    if (options.values.json) console.log(JSON.stringify({ query: line, error: asked.problem }));
    else console.error(asked.problem);
    return;
  }
  const processed = await processMessage(
    asked.text,
    asked.thread,
    knowledge.current(),
    models,
    undefined,
    false,
    visible,
  );
  const request = requestIn(asked, processed);
  if (request) {
    const text = saidOf(request.request);
    console.log(options.values.json ? JSON.stringify(requestAsJson(asked, request, text)) : text);
    return;
  }
  console.log(options.values.json ? asJson(asked, processed) : forPeople(asked, processed, library));
}

function today(): Temporal.PlainDate {
  return Temporal.Now.plainDateISO();
}

/** What a message asks of the bot itself; undefined where it asks for something else. */
function requestIn({ text, thread, where }: AskedMessage, { decision }: Processed): AskedRequest | undefined {
  if (where) return readAsked(text, where, today());
  if (thread.length > 0) return readAsked(text, 'thread', today());
  const request = readAsked(text, 'dm', today());
  if (request || decision.type === 'answer' || decision.type === 'definition') return request;
  // “Did it” and “not now” are about the nudge above.
  const answer = readAsked(text, 'nudge-thread', today());
  return answer?.request.confidence === 'sure' ? answer : undefined;
}

/** A request to the bot itself, which no card answers. */
function requestAsJson(asked: AskedMessage, { intent, request }: AskedRequest, text: string) {
  const { confidence, length, times } = request;
  const isSure = confidence === 'sure';
  return {
    query: asked.written,
    answered: false,
    intent,
    confidence: isSure ? 1 : 0.5,
    text,
    passage: null,
    carriedOut: isSure && intent !== 'settings',
    ...(length !== undefined && { length }),
    ...(times && { times }),
    results: [],
  };
}

function pagesAsJson({ hits, confidence }: PageResult) {
  return {
    confidence: Number(confidence.toFixed(4)),
    results: hits.map(({ page, score, passages }) => ({
      id: page.id,
      title: page.title,
      url: page.url,
      score: Number(score.toFixed(4)),
      passage: passages[0]?.passage.text ?? '',
    })),
  };
}

function asJson(asked: AskedMessage, processed: Processed): string {
  const { understanding, retrieved, decision } = processed;
  const results = retrieved.read.hits.map(({ card, score, reasons }) => ({
    id: card.id,
    title: card.title,
    score: Number(score.toFixed(4)),
    why: reasonsInWords(reasons),
  }));
  return JSON.stringify({
    query: asked.written,
    answered: ['answer', 'page', 'definition'].includes(decision.type),
    intent: askedFor(decision, understanding.urgent),
    confidence: Number(decision.confidence.toFixed(4)),
    text: shownReply(asked, decision, library),
    passage: shownPassage(decision) ?? null,
    results,
    ...(retrieved.pages && { pages: pagesAsJson(retrieved.pages) }),
    why: whyInWords(processed, library),
    nearest: nearestTitles(decision),
    signals: roundedSignals(retrieved.read),
  });
}
