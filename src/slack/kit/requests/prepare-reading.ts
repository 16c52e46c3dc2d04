import { findZones } from '../../../people/find-zone.ts';
import { readRequest } from './read-request.ts';

/** Whatever these need is ready after them: patterns, typos, the model, and the names of all time zones. */
const WARM_UP = [
  'could you send the nudges at 9 Berlin time please',
  'stpo the nudgse, I have no time for them. Is there a way to get fewer?',
  'how do we roll back a bad model without waking everybody up?',
];

/** Does at the start what the first message would wait for: reading requests takes far longer the first time. */
export function prepareReading(): void {
  findZones('Berlin');
  const day = Temporal.PlainDate.from('2000-01-03');
  for (const text of WARM_UP) {
    for (const place of ['nudge', 'direct', 'mention'] as const) readRequest(text, place, day);
  }
}
