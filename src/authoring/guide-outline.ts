import type { Library } from '../cards/library.ts';
import { knowledgeFolders, loadKnowledge } from '../cards/load.ts';
import { type CoveredItem, parseCoverage } from '../cards/parse-coverage.ts';
import { formatProblem } from '../cards/problem.ts';
import { readList } from '../cards/read-list.ts';

/** Where the page lies, seen from the root of the project. */
export const OUTLINE_PAGE = 'docs/guide-outline.md';

const INTRODUCTION = `# The guide’s outline

The built-in cards say what a guide for lead DevOps engineers who work with AI says, in our own words. This page has the
guide’s sections and, for each of their items, the cards that cover it. A card that goes beyond the guide says so at its end
and is not listed here.

\`npm run outline\` writes this page from \`knowledge/coverage.yaml\` and the cards; a test fails while it is out of date.`;

/** The page that shows the source guide, section by section and item by item, with the cards on each of them. */
function guideOutline(items: readonly CoveredItem[], library: Library): string {
  const sections = [...Map.groupBy(items, ({ section }) => section)].map(([section, within]) => {
    const lines = within.flatMap(({ item, cards }) => [
      `- **${item}**`,
      ...cards.map(({ id }) => `  - ${cardLine(id, library)}`),
    ]);
    return `## ${section}\n\n${lines.join('\n')}`;
  });
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function cardLine(id: string, library: Library): string {
  const card = library.card(id);
  const link = `[${literally(card?.title ?? id)}](../knowledge/${id}.md)`;
  return card ? `${link}: ${literally(card.summary)}` : link;
}

/** Text in which Markdown finds no markup. */
function literally(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}

/** The page for the cards in a folder. @throws Error with the first problem when the folder can't be read */
export async function readOutline(directory: string): Promise<string> {
  const [folder] = knowledgeFolders(directory, {});
  const { library, problems } = await loadKnowledge(directory);
  const coverage = await readList(folder, 'coverage.yaml', parseCoverage);
  if (!library || !coverage?.ok) {
    const [problem] = [...problems, ...(coverage?.ok === false ? coverage.problems : [])];
    throw new Error(problem ? formatProblem(problem) : `There are no cards in ${directory}.`);
  }
  return guideOutline(coverage.coverage.items, library);
}
