import type { LocalSlack } from '../local-slack.ts';
import { ApiError } from './api-error.ts';

/** A short burst is let through; what goes on needs a second a message. */
const burst = 5;

const recentPosts = new WeakMap<LocalSlack, Map<string, number[]>>();

/**
 * Slack takes about one message a second in each channel, with room for a burst:
 * https://docs.slack.dev/apis/web-api/rate-limits. Only when the fault is switched on; throws `ratelimited`.
 */
export function holdRate(slack: LocalSlack, channelId: string): void {
  if (!slack.faults.limitMessageRate) return;
  const channels = recentPosts.get(slack) ?? new Map<string, number[]>();
  recentPosts.set(slack, channels);
  const now = slack.now().getTime();
  const recent = (channels.get(channelId) ?? []).filter((at) => Math.abs(now - at) < burst * 1000);
  if (recent.length >= burst) throw new ApiError('ratelimited', { retryAfterSeconds: 1 });
  channels.set(channelId, [...recent, now]);
}
