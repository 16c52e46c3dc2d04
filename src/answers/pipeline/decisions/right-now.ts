import type { Library } from '../../../cards/library.ts';
import type { Decision } from '../decision.ts';
import { firstMinutes, type IncidentSign } from '../first-minutes.ts';
import { answeredFrom, type Likelihood, NEAR_FROM } from '../likelihood.ts';
import type { Retrieved } from '../retrieve.ts';
import type { Understanding } from '../understand.ts';
import { soundsLeaked, soundsPressing } from '../urgency.ts';

/** Nobody writes more than so many characters while something burns. */
const MOST_URGENT = 160;

/** How sure it is that somebody is dealing with an incident; undefined where nothing says so. */
export function incidentSign({ text, thread, urgent, inIncident }: Understanding): IncidentSign | undefined {
  if (urgent && text.length <= MOST_URGENT) return 'urgent';
  return urgent || inIncident || (thread.length === 0 && soundsPressing(text)) ? 'pressing' : undefined;
}

/** What helps in the first ten minutes of an incident, where a message says that there is one and a card has it. */
export function rightNow(
  understanding: Understanding,
  { read }: Retrieved,
  { guidance, confidence }: Likelihood,
  library: Library,
): Extract<Decision, { type: 'answer' }> | undefined {
  const sign = incidentSign(understanding);
  // Where something is surely broken, a step that fits is worth more than the doubt whether guidance was asked for.
  const from = sign === 'urgent' ? NEAR_FROM : answeredFrom(understanding);
  // “Somebody pushed our key, help” sounds like a call for a person; a step for just this is what they need all the same.
  const isFor = guidance >= from ? sign : sign === 'urgent' && soundsLeaked(understanding.text) && 'pressing';
  const first = isFor ? firstMinutes(read, library, isFor) : undefined;
  return (
    first && {
      type: 'answer',
      best: { hit: first.hit, excerpt: { quotes: first.quotes, now: true } },
      also: [],
      others: first.others,
      urgent: true,
      confidence,
    }
  );
}
