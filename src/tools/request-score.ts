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

/** Reads a message as what it asks of the bot itself; undefined for questions and talk. @param today the writer's local day */
export function readAsked(
  text: string,
  where: SaidWhere,
  today: Temporal.PlainDate,
): { intent: string; request: PlainRequest } | undefined {
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
