import type { SlackObserver } from '../slack/kit/slack-observer.ts';
import type { BotMetrics } from './bot-metrics.ts';
import type { Check } from './check.ts';
import type { Traces } from './traces.ts';

/** One lost answer is no outage. */
const UNANSWERED = 2;

export interface SlackState {
  observer: SlackObserver;
  check(): Check;
  /** When the last request from Slack arrived, in epoch ms; undefined if none has. */
  lastEvent(): number | undefined;
}

/** Remembers how the bot stands with Slack, and counts what goes between them. */
export function createSlackState(metrics: BotMetrics, traces: Pick<Traces, 'around'>): SlackState {
  let connecting: { why: string; since: number } | undefined = {
    why: 'it is still starting',
    since: performance.now(),
  };
  let refusal: string | undefined;
  /** How many looks at the token in a row were not answered; there is one each minute. */
  let unanswered = 0;
  let lastEvent: number | undefined;
  return {
    observer: {
      link(link) {
        if (link.type === 'connecting')
          connecting = { why: link.why, since: connecting?.since ?? performance.now() };
        else {
          connecting = undefined;
          if (link.again) metrics.reconnected(link.again);
        }
      },
      token(refused) {
        refusal = refused;
      },
      received() {
        lastEvent = Date.now();
      },
      call(call) {
        metrics.call(call);
        if (call.method !== 'auth.test') return;
        unanswered = /^(no_answer|http_)/.test(call.result) ? unanswered + 1 : 0;
      },
      request: metrics.request,
      around: traces.around,
    },
    check() {
      if (refusal) return { ok: false, says: refusal };
      if (connecting) {
        const { why, since } = connecting;
        return { ok: false, says: `Not connected for ${secondsSince(since)} s: ${why}.` };
      }
      if (unanswered >= UNANSWERED) {
        const says = `Slack has not answered the last ${unanswered} looks at the bot’s token. Check the network and the proxy.`;
        return { ok: false, says };
      }
      const last =
        lastEvent === undefined
          ? 'nothing has come yet'
          : `the last request came ${Math.round((Date.now() - lastEvent) / 1000)} s ago`;
      return { ok: true, says: `Connected; ${last}.` };
    },
    lastEvent: () => lastEvent,
  };
}

function secondsSince(time: number): number {
  return Math.round((performance.now() - time) / 1000);
}
