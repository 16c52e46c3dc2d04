import type { CardNudge } from './card.ts';
import type { CardFile } from './card-file.ts';
import type { FileLocation } from './problem.ts';

/** A text of a card's nudge files, and where it is. */
export interface NudgeText extends FileLocation {
  text: string;
  own: boolean;
}

/** Everything in a card's nudge files that people read. */
export function nudgeTextsOf({ card: { nudge }, nudgeAt }: CardFile): NudgeText[] {
  if (!nudge || !nudgeAt) return [];
  const texts: NudgeText[] = [];
  const add = (text: string, key: keyof CardNudge, ...more: (string | number)[]) =>
    texts.push({ text, ...nudgeAt(key, ...more) });
  if (nudge.idea !== undefined) add(nudge.idea, 'idea');
  if (nudge.try !== undefined) add(nudge.try, 'try');
  for (const [index, text] of (nudge.discuss ?? []).entries()) add(text, 'discuss', index);
  for (const [index, { situation, choices, because }] of (nudge.situations ?? []).entries()) {
    add(situation, 'situations', index, 'situation');
    for (const [at, choice] of choices.entries()) add(choice, 'situations', index, 'choices', at);
    add(because, 'situations', index, 'because');
  }
  if (nudge.rehearsal) add(nudge.rehearsal.moment, 'rehearsal', 'moment');
  return texts;
}
