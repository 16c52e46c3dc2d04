import { access, constants } from 'node:fs/promises';
import { loadKnowledge } from '../../cards/load.ts';
import { formatProblem } from '../../cards/problem.ts';
import type { Finding } from '../../finding.ts';

/** Reads all cards, those of the team too. */
export async function cardFindings(directory: string, own: string | undefined): Promise<Finding[]> {
  const check = 'Cards';
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
  const { library, problems } = await loadKnowledge(directory, { own });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const cards = library?.cards.length ?? 0;
  const [first] = errors;
  if (!first && cards > 0) return [{ check, status: 'ok', says: `All ${cards} cards can be read.` }];
  return [
    {
      check,
      status: cards === 0 ? 'failing' : 'warning',
      says: `${cards} cards can be read, and there ${errors.length === 1 ? 'is 1 error' : `are ${errors.length} errors`}.${first ? ` The first: ${formatProblem(first)}` : ''}`,
      fix: 'Run npm run check:knowledge, which names all of them and what to do.',
    },
  ];
}
