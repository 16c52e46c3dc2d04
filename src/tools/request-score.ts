import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { readRequest } from '../slack/kit/requests/read-request.ts';
import type { PlainRequest, RequestPlace } from '../slack/kit/requests/request.ts';

/** A message that somebody has judged: what it asks for, and where it was written. */
export interface JudgedMessage {
  text: string;
  where: SaidWhere;
  intent: string;
}

/** The places of judged messages, and of messages to `npm run ask`. */
export type SaidWhere = 'dm' | 'nudge-thread' | 'command' | 'mention' | 'thread';

const PLACES: Readonly<Record<SaidWhere, RequestPlace>> = {
  dm: 'direct',
  'nudge-thread': 'nudge',
  command: 'command',
  mention: 'mention',
  thread: 'thread',
};

/** How people's judgments call what the reader calls otherwise. */
const INTENTS: Partial<Record<PlainRequest['verb'], string>> = { later: 'not-now', times: 'settings' };

/** How many of the messages with one intent were read right. */
export interface IntentScore {
  messages: number;
  /** Carried out, or met with the buttons. For talk: left alone; for what is unclear: nothing changed. */
  right: number;
  /** Carried out without a click. */
  carriedOut: number;
  /** Anything changed although nothing was asked for. */
  wrongChanges: number;
}

/** A request to the bot itself, with what programs call it. */
export interface AskedRequest {
  intent: string;
  request: PlainRequest;
}

/** Reads a message as what it asks of the bot itself; undefined for questions and talk. @param today the writer's local day */
export function readAsked(
  text: string,
  where: SaidWhere,
  today: Temporal.PlainDate,
): AskedRequest | undefined {
  const said = text.replaceAll(/(?<!\S)@guidepost\b[,:]?/gi, '').trim();
  const request = readRequest(said, PLACES[where], today);
  return request && { intent: INTENTS[request.verb] ?? request.verb, request };
}

/** Scores the reader on judged messages, by intent. */
export function scoreRequests(
  judged: readonly JudgedMessage[],
  today: Temporal.PlainDate,
): Map<string, IntentScore> {
  const scores = new Map<string, IntentScore>();
  for (const { text, where, intent } of judged) {
    const read = readAsked(text, where, today);
    const changes = read?.request.confidence === 'sure' && read.intent !== 'settings';
    const isTalk = intent === 'other' || intent === 'unclear';
    const shows = read !== undefined && !changes;
    const right =
      intent === 'other' ? !read : intent === 'unclear' ? !changes : shows || read?.intent === intent;
    const score = scores.get(intent) ?? { messages: 0, right: 0, carriedOut: 0, wrongChanges: 0 };
    score.messages += 1;
    if (right) score.right += 1;
    if (changes && read.intent === intent) score.carriedOut += 1;
    if (changes && isTalk) score.wrongChanges += 1;
    scores.set(intent, score);
  }
  return scores;
}

const QUERIES = join(import.meta.dirname, '../../tests/search/queries');
/** Small talk that is about the bot's own messages after all. */
const ASKS: Readonly<Record<string, string>> = { stop: 'stop', 'stop/opt-out': 'stop', pause: 'pause' };

interface JudgedQuery {
  q?: string;
  group?: string;
  sort?: string;
}

/** Messages that were judged for the search: questions for a card, other talk, and some that ask for the bot to be quiet. */
export function othersMessages(): {
  questions: string[];
  talk: string[];
  requests: { text: string; intent: string }[];
} {
  const asking = readdirSync(BUILT_IN_KNOWLEDGE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:questions|passages)\.txt$/.test(path))
    .toSorted()
    .flatMap((path) => readFileSync(join(BUILT_IN_KNOWLEDGE, path), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !/^[#>=[]/.test(line))
    .map((line) => line.trim());
  const asked = ['tune/answerable', 'tune/passages'].flatMap(queriesIn);
  const smallTalk = queriesIn('tune/smalltalk');
  const offTopic = ['dev', 'tune'].flatMap(queriesIn).filter(({ group }) => group === 'offtopic');
  const talk = [...queriesIn('tune/near-domain'), ...offTopic, ...smallTalk];
  return {
    questions: [...asking, ...terms(), ...asked.map(({ q }) => q)],
    talk: talk.filter(({ sort }) => !ASKS[sort ?? '']).map(({ q }) => q),
    requests: smallTalk.flatMap(({ q, sort }) => {
      const intent = ASKS[sort ?? ''];
      return intent ? [{ text: q, intent }] : [];
    }),
  };
}

/** The terms that people ask for by their name alone: “kill switch”. */
function terms(): string[] {
  const glossary = readFileSync(join(BUILT_IN_KNOWLEDGE, 'glossary.yaml'), 'utf8');
  return [...glossary.matchAll(/^\s*-?\s*(?:term|name):\s*["']?(.+?)["']?\s*$/gm)].flatMap(
    ([, term]) => term ?? [],
  );
}

function queriesIn(set: string): (JudgedQuery & { q: string })[] {
  const lines = readFileSync(join(QUERIES, `${set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.flatMap((line) => {
    const query: JudgedQuery = JSON.parse(line);
    return query.q === undefined ? [] : [{ ...query, q: query.q }];
  });
}

/** Of messages that are about something else: how many would get the buttons in a direct message, and which would change something. */
export function falseGuesses(
  texts: readonly string[],
  today: Temporal.PlainDate,
): { buttons: string[]; changes: string[] } {
  const read = texts.map((text) => ({ text, read: readAsked(text, 'dm', today) }));
  // To see the settings, or what is kept and how to delete it, changes nothing.
  const changes = read.filter(
    ({ read }) => read?.request.confidence === 'sure' && !/^(?:settings|forget)$/.test(read.intent),
  );
  return {
    buttons: read.filter(({ read }) => read !== undefined).map(({ text }) => text),
    changes: changes.map(({ text }) => text),
  };
}
