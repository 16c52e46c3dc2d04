import { editDistance } from '../../search/language/edit-distance.ts';

/** Whether a typed word is one letter off from another word: one too many, one missing, or a wrong one. */
export function isOneLetterOff(typed: string, word: string): boolean {
  return editDistance(typed, word, 1) <= 1;
}
