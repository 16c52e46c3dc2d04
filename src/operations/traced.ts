import type { BotMetrics } from './bot-metrics.ts';
import type { Traces } from './traces.ts';

/** The same metrics; what takes time is a part of the trace of its request as well. */
export function traced(metrics: BotMetrics, traces: Pick<Traces, 'ended'>): BotMetrics {
  return {
    ...metrics,
    answered(source, outcome, seconds) {
      metrics.answered(source, outcome, seconds);
      traces.ended('answer', seconds, { source, outcome }, true);
    },
    call(call) {
      metrics.call(call);
      const { method, result, seconds } = call;
      traces.ended(`slack.api ${method}`, seconds, { method, result }, result === 'ok');
    },
    query(seconds, ok) {
      metrics.query(seconds, ok);
      traces.ended('database', seconds, {}, ok);
    },
  };
}
