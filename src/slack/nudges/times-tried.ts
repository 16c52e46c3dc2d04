import type { Nudges } from '../../nudges/nudges.ts';
import type { NudgeAnswerOutcome } from '../../nudges/subscriptions/answer-nudge.ts';
import type { Person } from '../../people/person.ts';

/** Counts a try that a person's answer to their own nudge reports. @returns how often they have tried it; 0 if they report none */
export async function timesTried(
  person: Person,
  about: { deliveryId: string; cardId: string },
  outcome: NudgeAnswerOutcome,
  nudges: Pick<Nudges, 'noteTry'>,
): Promise<number> {
  // A second click, too: the first one may have been interrupted.
  if (outcome.type === 'gone' || outcome.answer !== 'did-it') return 0;
  const tried = await nudges.noteTry(person, about);
  return tried.type === 'gone' ? 0 : tried.times;
}
