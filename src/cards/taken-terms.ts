import type { CardFile } from './card-file.ts';

/** A term that people type for a team's own card, and no longer for a built-in one. */
export interface TakenTerm {
  text: string;
  from: CardFile;
  by: CardFile;
}

/**
 * The cards without the terms of built-in ones that a team's own cards have: an alias or a question leads to one card, and a
 * team's own word for something counts.
 */
export function withoutTakenTerms(files: readonly CardFile[]): CardFile[] {
  const owners = ownersOf(files);
  if (owners.size === 0) return [...files];
  return files.map((file) => {
    if (file.own) return file;
    const isKept = (text: string) => !owners.has(termKey(text));
    const { aliases, questions } = file.card;
    if (aliases.every(isKept) && questions.every(isKept)) return file;
    // Positions in the file must still be found after something was left out.
    const places = questions.map((_, index) => index).filter((index) => isKept(questions[index] ?? ''));
    return {
      ...file,
      card: { ...file.card, aliases: aliases.filter(isKept), questions: questions.filter(isKept) },
      questionAt: (index) => file.questionAt(places[index] ?? index),
    };
  });
}

/** What a team's own cards take from built-in ones, to tell their writers. */
export function takenTerms(files: readonly CardFile[]): TakenTerm[] {
  const owners = ownersOf(files);
  return files
    .filter(({ own }) => !own)
    .flatMap((from) =>
      [...from.card.aliases, ...from.card.questions].flatMap((text) => {
        const by = owners.get(termKey(text));
        return by ? [{ text, from, by }] : [];
      }),
    );
}

/** Which of a team's own cards has a term. */
function ownersOf(files: readonly CardFile[]): Map<string, CardFile> {
  return new Map(
    files
      .filter(({ own }) => own)
      .flatMap((file) =>
        [file.card.title, ...file.card.aliases, ...file.card.questions].map(
          (text) => [termKey(text), file] as const,
        ),
      ),
  );
}

/** Case, punctuation and spaces do not make a term different. */
export function termKey(term: string): string {
  return term
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
