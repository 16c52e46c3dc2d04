import { parseCard } from '../../../src/cards/parse-card.ts';
import { formatProblem } from '../../../src/cards/problem.ts';
import type { CardSet, Rule } from '../../../src/cards/rules/rule.ts';
import { cardFile, PRACTICES } from '../../support/cards.ts';

/** Card files by id, read as they lie in `knowledge/` and, those of a team, in `ours/`. */
export function cardSet(builtIn: Record<string, string>, own: Record<string, string> = {}): CardSet {
  const read = (folder: string, cards: Record<string, string>) =>
    Object.entries(cards).map(([id, text]) => {
      const path = `${folder}/${id}.md`;
      const parsed = parseCard(text, path, id, [PRACTICES]);
      if (!parsed.card) throw new Error(parsed.problems.map(formatProblem).join('\n'));
      return { ...parsed, path, own: folder === 'ours' };
    });
  return { files: [...read('knowledge', builtIn), ...read('ours', own)], kinds: [PRACTICES] };
}

/** What a rule says about a set, line by line as a writer reads it. */
export function says(rule: Rule, set: CardSet): string[] {
  return rule(set).map(formatProblem);
}

/** A card of this name that shares no term with others; its related cards, and whatever else is to be different. */
export function cardNamed(name: string, front: Record<string, string> = {}, body?: string): string {
  const questions = Array.from({ length: 10 }, (_, index) => `${name} asked ${name}${index} way`);
  return cardFile({
    front: {
      title: name,
      aliases: `[${name} one, ${name} two]`,
      questions: `[${questions.join(', ')}]`,
      ...front,
    },
    ...(body !== undefined && { body }),
  });
}

/** A body with this text in its first section. Its text begins on line 15 of a card that `cardNamed` makes. */
export function bodyWith(text: string): string {
  return `## Why it matters\n\n${text}\n\n## First step this week\n\nPick one.\n\n## How to measure it\n\n- A number.\n`;
}
