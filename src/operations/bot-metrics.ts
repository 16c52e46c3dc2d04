import type { Answer } from '../answers/answer.ts';
import type { AnswerSource } from '../answers/question.ts';
import type { NudgeObserver } from '../nudges/delivery/nudge-runs.ts';
import { REQUEST_TYPES } from '../slack/kit/observe-requests.ts';
import type { SlackCall } from '../slack/kit/slack-observer.ts';
import { createRegistry } from './exposition.ts';

/** Upper bounds in seconds: people wait for the first ones, databases and Slack for the last ones. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Where questions come from, and what may come of them. Records, so that the compiler misses none. */
const ENTRIES: Record<AnswerSource, true> = {
  mention: true,
  thread: true,
  direct: true,
  reaction: true,
  command: true,
  shortcut: true,
  example: true,
  home: true,
};
const OUTCOMES: Record<Answer['type'], true> = {
  answered: true,
  'from-page': true,
  unanswered: true,
  definition: true,
  'other-language': true,
  'small-talk': true,
};

export type BotMetrics = ReturnType<typeof createBotMetrics>;

/** Every metric of the bot itself. None has a label with what people wrote, or who they are. */
export function createBotMetrics() {
  const registry = createRegistry();
  const questions = registry.counter(
    'guidepost_questions_total',
    'Questions, by where they were asked and what came of them. The outcome "unanswered" is an honest no.',
  );
  const answerSeconds = registry.histogram(
    'guidepost_answer_seconds',
    'Time to decide on an answer, without the way to Slack.',
    SECONDS,
  );
  const requestSeconds = registry.histogram(
    'guidepost_request_seconds',
    'Time from the arrival of a request from Slack until everything about it is done.',
    SECONDS,
  );
  const requestFailures = registry.counter(
    'guidepost_request_failures_total',
    'Requests from Slack that ended in an unexpected error.',
  );
  const calls = registry.counter(
    'guidepost_slack_calls_total',
    "Calls to Slack's Web API, by method and result: ok, Slack's error code, http_<status>, or no_answer.",
  );
  const callSeconds = registry.histogram(
    'guidepost_slack_call_seconds',
    "Time that calls to Slack's Web API took.",
    SECONDS,
  );
  const asked = registry.counter(
    'guidepost_slack_rate_limit_wait_seconds_total',
    'How long Slack asked to wait, in all, because of its rate limits.',
  );
  const reconnects = registry.counter(
    'guidepost_slack_reconnects_total',
    'New connections over Socket Mode, by reason: Slack asked for it, or the old one was lost.',
  );
  const queries = registry.histogram(
    'guidepost_database_query_seconds',
    'Time that queries to the database took.',
    [0.001, ...SECONDS],
  );
  const queryFailures = registry.counter(
    'guidepost_database_query_failures_total',
    'Queries that the database did not answer, or refused.',
  );
  const planned = registry.counter('guidepost_nudges_planned_total', 'Nudges planned by this process.');
  const settled = registry.counter(
    'guidepost_nudges_settled_total',
    'What came of nudges in this process: sent, skipped, failed, or again for a later try.',
  );
  const nudges: NudgeObserver = {
    planned(counts) {
      planned.add({}, counts.planned);
      settled.add({ result: 'skipped' }, counts.skipped);
    },
    sent(counts) {
      for (const [result, count] of Object.entries(counts)) settled.add({ result }, count);
    },
  };

  // A rate needs a first value: what has not happened yet is 0, not missing. On a quiet day, each question counts.
  for (const entry of Object.keys(ENTRIES))
    for (const outcome of Object.keys(OUTCOMES)) questions.add({ entry, outcome }, 0);
  for (const type of REQUEST_TYPES) requestFailures.add({ type }, 0);
  nudges.planned({ planned: 0, skipped: 0 });
  nudges.sent({ sent: 0, skipped: 0, failed: 0, again: 0 });
  for (const reason of ['asked', 'lost']) reconnects.add({ reason }, 0);
  asked.add({}, 0);
  queryFailures.add({}, 0);

  return {
    registry,
    nudges,
    answered(entry: AnswerSource, outcome: Answer['type'], seconds: number): void {
      questions.add({ entry, outcome });
      answerSeconds.observe(seconds);
    },
    request(type: string, seconds: number, ok: boolean): void {
      requestSeconds.observe(seconds, { type });
      requestFailures.add({ type }, ok ? 0 : 1);
    },
    call({ method, result, seconds, waitSeconds = 0 }: SlackCall): void {
      calls.add({ method, result });
      callSeconds.observe(seconds, { method });
      asked.add({}, waitSeconds);
    },
    reconnected: (reason: 'asked' | 'lost') => reconnects.add({ reason }),
    query(seconds: number, ok: boolean): void {
      queries.observe(seconds);
      if (!ok) queryFailures.add();
    },
  };
}
