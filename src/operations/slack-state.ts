import type { SlackObserver } from '../slack/kit/slack-observer.ts';
import type { BotMetrics } from './bot-metrics.ts';
import type { Check } from './check.ts';

export interface SlackState {
  observer: SlackObserver;
  check(): Check;
  /** When the last request from Slack arrived, in epoch ms; undefined if none has. */
  lastEvent(): number | undefined;
}

/** Remembers how the bot stands with Slack, and counts what goes between them. */
export function createSlackState(metrics: BotMetrics): SlackState {
  let connecting: { why: string; since: number } | undefined = {
    why: 'it is still starting',
    since: performance.now(),
  };
  let refusal: string | undefined;
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
      call: metrics.call,
      request: metrics.request,
    },
    check() {
      if (refusal) return { ok: false, says: refusal };
      if (connecting) {
        const { why, since } = connecting;
        return { ok: false, says: `Not connected for ${secondsSince(since)} s: ${why}.` };
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
