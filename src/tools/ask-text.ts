import { answerOf } from '../answers/answer.ts';
import type { Decision } from '../answers/pipeline/decision.ts';
import type { Processed } from '../answers/pipeline/pipeline.ts';
import { rarityOn, whyThisCard } from '../answers/why.ts';
import type { Library } from '../cards/library.ts';
import type { Reason, SearchResult } from '../search/search-types.ts';
import { whereToSayUnread } from '../slack/answers/unread-view.ts';
import { whyLines } from '../slack/answers/why-view.ts';
import { COULD_NOT_READ } from '../slack/answers/words.ts';
import type { AskedMessage } from './asked-line.ts';
import { shownText, withoutMarkup } from './shown-answer.ts';

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

/** What “why this one?” says about the card that answers, as plain text; null where none does. */
export function whyInWords(
  { understanding: { text, thread }, retrieved, decision }: Processed,
  library: Library,
): string[] | null {
  if (decision.type !== 'answer') return null;
  const fromThread = thread.length > 0 && !retrieved.own.answered;
  const asked = fromThread ? [...thread, text].join('\n') : text;
  const why = whyThisCard(asked, decision.best.hit, rarityOn(library.cards));
  return whyLines(why, { library, fromThread }).map(withoutMarkup);
}

/** The cards that a no names as the closest; none where it names none, and for anything but a no. */
export function nearestTitles(decision: Decision): { id: string; title: string }[] {
  if (decision.type !== 'no-card') return [];
  return decision.nearest.map(({ card: { id, title } }) => ({ id, title }));
}

/** What speaks for and against the best card, rounded; null where there is none. */
export function roundedSignals({ signals }: SearchResult): Record<string, number> | null {
  if (!signals) return null;
  return Object.fromEntries(
    Object.entries(signals).map(([name, value]: [string, number]) => [name, Number(value.toFixed(4))]),
  );
}

/** A reason in words. */
export function describeReason(reason: Reason): string {
  switch (reason.type) {
    case 'term':
      return reason.term;
    case 'spelling':
      return `"${reason.typed}" read as ${reason.readAs}`;
    case 'concept':
      return `"${reason.typed}" as ${reason.concept}`;
    case 'meaning':
      return `"${reason.typed}" is close to ${reason.near}`;
    case 'named-kind':
      return `asked for ${reason.cardKind}`;
    case 'found-helpful':
      return `${reason.people} people found it helpful for that question`;
  }
}
