import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

import type { ProactiveSuggestions } from '../../answers/proactive.ts';
import { forEachConcurrent } from '../../for-each-concurrent.ts';
import type { Log } from '../../log.ts';

import type { ChannelRef } from '../../people/conversation.ts';
import { isPlatformError, isUnreachable } from '../kit/platform-error.ts';
import type { Workspaces } from '../kit/workspace.ts';

/** How many channels to check at the same time. */
const AT_ONCE = 3;
/**
 * The time from one call to the next, in ms: Slack allows about fifty calls a minute of this method, and answers
 * need it as well.
 */
const CHECK_EVERY_MS = 1500;

/**
 * Ends suggestions in channels that the bot was removed from. Slack does not always tell the bot (see
 * workspace-changes/channel-changes.ts), and if somebody invites it again, the people there at that time have not
 * asked for suggestions. Run it now and then, and let nobody wait for it. A failure in one channel is logged and
 * does not stop the others.
 * @param options `everyMs` is the time from one call to the next; `signal` ends it early
 */
export async function endWhereRemoved(
  workspaces: Workspaces,
  suggestions: Pick<ProactiveSuggestions, 'channels' | 'set'>,
  { everyMs = CHECK_EVERY_MS, log, signal }: { log: Log; everyMs?: number; signal: AbortSignal },
): Promise<void> {
  let next = 0;
  const nextSlot = async (): Promise<void> => {
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + everyMs;
    if (at > now) await delay(at - now, undefined, { signal });
    signal.throwIfAborted();
  };
  const wasRemoved = async ({ team, channel }: ChannelRef): Promise<boolean> => {
    const { client } = await workspaces.of(team);
    for (;;) {
      await nextSlot();
      try {
        await client.conversations.history({ channel, limit: 1 });
        return false;
      } catch (error) {
        if (isUnreachable(error) || isPlatformError(error, 'no_permission')) return true;
        if (!(error instanceof webApi.WebAPIRateLimitedError)) throw error;
        next = Math.max(next, performance.now() + error.retryAfter * 1000);
      }
    }
  };
  await forEachConcurrent(suggestions.channels(), AT_ONCE, async (place) => {
    try {
      if (await wasRemoved(place)) await suggestions.set(place, undefined, false);
    } catch (error) {
      if (signal.aborted) return;
      log.warn(
        { event: 'suggestion.membership_check_failed', err: error, channel: place.channel },
        'could not check whether the bot is still in a channel with suggestions',
      );
    }
  });
}
