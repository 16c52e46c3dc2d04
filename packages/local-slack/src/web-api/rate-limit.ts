import type { LocalSlack } from '../local-slack.ts';
import { ApiError } from './api-error.ts';

/** A short burst is fine; after that, it is one message per second. */
const burst = 5;

const recentPosts = new WeakMap<LocalSlack, Map<string, number[]>>();

/**
 * Slack accepts about one message per second in each channel, with room for a burst:
 * https://docs.slack.dev/apis/web-api/rate-limits. Only if the fault is on; throws `ratelimited`.
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
