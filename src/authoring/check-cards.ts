import { parseGlossary } from '../cards/glossary.ts';
import { knowledgeFolders, loadKnowledge } from '../cards/load.ts';
import { parseCoverage } from '../cards/parse-coverage.ts';
import { parseFirstDays, parseLadder } from '../cards/parse-ladder.ts';
import { type AskedName, parseNames } from '../cards/parse-names.ts';
import { type Problem, sortProblems } from '../cards/problem.ts';
import { readList } from '../cards/read-list.ts';
import type { Rendering } from '../cards/rules/answer-length.ts';
import { glossaryCards } from '../cards/rules/glossary-cards.ts';
import { firstDaysCards, ladderCards } from '../cards/rules/ladder-cards.ts';
import type { SpelledName } from '../cards/rules/product-names.ts';
import { type CardSet, idsIn } from '../cards/rules/rule.ts';
import { writingRules } from '../cards/rules/rules.ts';
import { parseVocabulary } from '../search/language/vocabulary.ts';
import { LIMITS } from '../slack/kit/limits.ts';
import { toMrkdwn } from '../slack/kit/mrkdwn.ts';

export interface CardCheck {
  /** The number of valid cards. */
  cards: number;
  /** The valid cards with their files, and the kinds. */
  set: CardSet;
  /** Errors first, by path and line. */
  problems: Problem[];
}

/** In a short answer, each part leaves room for its label. */
const IN_SLACK: Rendering = { render: toMrkdwn, part: LIMITS.section - 200, section: LIMITS.section };

/**
 * Checks the built-in cards and, if there is one, a team's own folder: every file, how the cards relate to each other, and
 * the lists next to them.
 */
export async function checkCards(
  directory: string,
  options: { own?: string | undefined; now: Date },
): Promise<CardCheck> {
  const folders = knowledgeFolders(directory, options);
  const { set, problems } = await loadKnowledge(directory, options);
  const found = [...problems];

  const ids = idsIn(set);
  const builtInIds = set.files.flatMap(({ card, own }) => (own ? [] : [card.id]));
  const names: SpelledName[] = [];
  const asked: AskedName[] = [];
  for (const folder of folders) {
    // A folder need not have a glossary.
    const glossary = await readList({ ...folder, own: true }, 'glossary.yaml', parseGlossary);
    if (glossary?.ok) found.push(...glossaryCards(glossary, ids));
    else if (glossary) found.push(...glossary.problems);
    // Nor what `/guide path` is about. What is wrong with the files themselves has been found already.
    const ladder = await readList({ ...folder, own: true }, 'ladder.yaml', parseLadder);
    if (ladder?.ok) found.push(...ladderCards(ladder, ids, folder.own ? [] : builtInIds));
    const firstDays = await readList({ ...folder, own: true }, 'first-30-days.yaml', parseFirstDays);
    if (firstDays?.ok) found.push(...firstDaysCards(firstDays, ids));
    const vocabulary = await readList(folder, 'vocabulary.yaml', parseVocabulary);
    if (vocabulary && !vocabulary.ok) found.push(...vocabulary.problems);
    const ofFolder = await readList(folder, 'names.yaml', parseNames);
    if (ofFolder?.ok) {
      names.push(...ofFolder.names.map((name) => ({ ...name, own: folder.own })));
      asked.push(...ofFolder.asked);
    } else if (ofFolder) found.push(...ofFolder.problems);
  }
  const [builtIn] = folders;
  const coverage = await readList(builtIn, 'coverage.yaml', parseCoverage);
  if (coverage && !coverage.ok) found.push(...coverage.problems);

  const rules = writingRules({
    now: options.now,
    names,
    asked,
    rendering: IN_SLACK,
    coverage: coverage?.ok ? coverage.coverage : null,
  });
  found.push(...rules.flatMap((rule) => rule(set)));
  return { cards: set.files.length, set, problems: sortProblems(found) };
}
