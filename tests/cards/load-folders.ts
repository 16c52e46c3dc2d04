import { join } from 'node:path';
import type { Library } from '../../src/cards/library.ts';
import { loadKnowledge } from '../../src/cards/load.ts';
import { formatProblem } from '../../src/cards/problem.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

/**
 * What is loaded from a folder with built-in cards and a team's own folder, each as texts by their paths. The problems
 * are shown line by line as a writer reads them, without the `folder` that has both.
 */
export async function loadFolders(
  builtIn: Record<string, string>,
  own: Record<string, string>,
): Promise<{ library: Library | null; problems: string[]; folder: string }> {
  const folder = await temporaryFolder();
  await writeFiles(join(folder, 'knowledge'), builtIn);
  await writeFiles(join(folder, 'ours'), { 'README.md': '# ours', ...own });
  const { library, problems } = await loadKnowledge(join(folder, 'knowledge'), {
    shownAs: 'knowledge',
    own: join(folder, 'ours'),
  });
  return {
    library,
    problems: problems.map((problem) => formatProblem(problem).replace(`${folder}/`, '')),
    folder,
  };
}
