import { access, constants } from 'node:fs/promises';
import { CACHE_FOLDER } from '../../cache-folder.ts';
import { formatProblem } from '../../cards/problem.ts';
import { readSaved } from '../../catalog/read-catalog.ts';
import type { Finding } from '../../finding.ts';

const check = 'Cards';

/** Reads all cards, those of the team too; only looks whether they have changed since a start that read them without a fault. */
export async function cardFindings(directory: string, own: string | undefined): Promise<Finding[]> {
  if (own !== undefined) {
    try {
      await access(own, constants.R_OK | constants.X_OK);
    } catch (error) {
      return [
        {
          check,
          status: 'failing',
          says: `KNOWLEDGE_DIR is ${own}, which can’t be read (${(error as NodeJS.ErrnoException).code}).`,
          fix: 'Create it, correct the setting, or give the bot the right to read it.',
        },
      ];
    }
  }
  const saved = await readSaved(directory, own, CACHE_FOLDER);
  if (saved) return [readable(saved.cards.length)];
  // Loaded only here: without it, the parsers for YAML and Markdown needn't be either.
  const { loadKnowledge } = await import('../../cards/load.ts');
  const { library, problems } = await loadKnowledge(directory, { own });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const cards = library?.cards.length ?? 0;
  const [first] = errors;
  if (!first && cards > 0) return [readable(cards)];
  return [
    {
      check,
      status: cards === 0 ? 'failing' : 'warning',
      says: `${cards} cards can be read, and there ${errors.length === 1 ? 'is 1 error' : `are ${errors.length} errors`}.${first ? ` The first: ${formatProblem(first)}` : ''}`,
      fix: 'Run npm run check:knowledge, which names all of them and what to do.',
    },
  ];
}

function readable(cards: number): Finding {
  return { check, status: 'ok', says: `All ${cards} cards can be read.` };
}
