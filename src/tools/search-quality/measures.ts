import { GROUPS, type JudgedQuery } from './judged-queries.ts';
import { percent, quantile } from './statistics.ts';

/** An engine's answer to a question: ids of cards, best first, and a number that is higher the surer the engine is. */
export interface Answer {
  ids: string[];
  confidence: number;
  /** Whether the engine itself says that a card fits. Engines that can't tell always say so. */
  answered: boolean;
}

/** How well an engine answers one group of questions. */
export interface GroupScore {
  group: string;
  queries: number;
  /** Percent of questions whose first card answers them (relevance 3). */
  success1: number;
  /** Percent with such a card among the first three. */
  success3: number;
  /** Normalized discounted cumulative gain of the first three, 0 to 1, with the relevance as gain. */
  ndcg3: number;
}

/** How well an engine answers all questions, and how well it tells what it can't answer. */
export interface Scores {
  groups: GroupScore[];
  all: GroupScore;
  /** The lowest confidence with which 95% of the on-topic questions would get an answer. */
  floorFor95: number;
  /** Percent of off-topic questions below that floor. */
  rejectedAt95: number;
  /** Percent of off-topic questions for which the engine itself says that no card fits. */
  rejected: number;
  /** Percent of on-topic questions that the engine answers. */
  answered: number;
}

/** Measures the answers of one engine. @param answers in the order of `queries` */
export function measure(queries: readonly JudgedQuery[], answers: readonly Answer[]): Scores {
  const judged = queries.map((query, at) => ({
    query,
    answer: answers[at] ?? { ids: [], confidence: 0, answered: false },
  }));
  const onTopic = judged.filter(({ query }) => query.group !== 'offtopic');
  const offTopic = judged.filter(({ query }) => query.group === 'offtopic');
  const floorFor95 = quantile(
    onTopic.map(({ answer }) => answer.confidence),
    0.05,
  );
  return {
    groups: GROUPS.filter((group) => group !== 'offtopic').map((group) =>
      scoreOf(
        group,
        onTopic.filter(({ query }) => query.group === group),
      ),
    ),
    all: scoreOf('all', onTopic),
    floorFor95,
    rejectedAt95: percent(offTopic, ({ answer }) => answer.confidence < floorFor95),
    rejected: percent(offTopic, ({ answer }) => !answer.answered),
    answered: percent(onTopic, ({ answer }) => answer.answered),
  };
}

function scoreOf(group: string, judged: readonly { query: JudgedQuery; answer: Answer }[]): GroupScore {
  const answers = ({ query, answer }: { query: JudgedQuery; answer: Answer }, first: number) =>
    answer.ids.slice(0, first).some((id) => query.rel[id] === 3);
  return {
    group,
    queries: judged.length,
    success1: percent(judged, (one) => answers(one, 1)),
    success3: percent(judged, (one) => answers(one, 3)),
    ndcg3:
      judged.reduce((sum, { query, answer }) => sum + ndcg(query, answer.ids, 3), 0) / (judged.length || 1),
  };
}

/** Järvelin and Kekäläinen's measure with linear gain: the order counts, and almost right is better than wrong. */
function ndcg(query: JudgedQuery, ids: readonly string[], depth: number): number {
  const dcg = (gains: readonly number[]) =>
    gains.slice(0, depth).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const ideal = dcg(Object.values(query.rel).toSorted((a, b) => b - a));
  return ideal === 0 ? 0 : dcg(ids.map((id) => query.rel[id] ?? 0)) / ideal;
}
