import { answerOf } from '../answers/answer.ts';
import type { Decision } from '../answers/pipeline/decision.ts';
import type { Processed } from '../answers/pipeline/pipeline.ts';
import { whyInWords } from '../api/reasons.ts';
import { shownText } from '../api/shown-answer.ts';
import type { Library } from '../cards/library.ts';
import type { SearchResult } from '../search/search-types.ts';
import { whereToSayUnread } from '../slack/answers/unread-view.ts';
import { COULD_NOT_READ } from '../slack/answers/words.ts';
import type { AskedMessage } from './asked-line.ts';

/** The answer to a message, for people at a terminal: what Slack would show, then how it was found. */
export function forPeople(asked: AskedMessage, processed: Processed, library: Library): string {
  const { understanding, decision } = processed;
  const shown = shownReply(asked, decision, library);
  if (understanding.text === '' && understanding.thread.length === 0 && !asked.unread)
    return 'No question was asked.\n';
  if (decision.type !== 'answer') return `${shown}\n`;
  const why = whyInWords(processed, library) ?? [];
  return [shown, '', `From ${decision.best.hit.card.id}`, ...why, ''].join('\n');
}

/** What Slack would show, with the line about what could not be read. */
export function shownReply(
  { text, thread, unread }: AskedMessage,
  decision: Decision,
  library: Library,
): string {
  if (unread && text === '' && thread.length === 0) return COULD_NOT_READ[unread];
  const shown = shownText(decision, library);
  const { type } = answerOf(decision, '', text);
  const where = unread && whereToSayUnread(text, type);
  if (!unread || !where) return shown;
  return where === 'instead' ? COULD_NOT_READ[unread] : `${shown}\n${COULD_NOT_READ[unread]}`;
}

/** What speaks for and against the best card, rounded; null where there is none. */
export function roundedSignals({ signals }: SearchResult): Record<string, number> | null {
  if (!signals) return null;
  return Object.fromEntries(
    Object.entries(signals).map(([name, value]: [string, number]) => [name, Number(value.toFixed(4))]),
  );
}
