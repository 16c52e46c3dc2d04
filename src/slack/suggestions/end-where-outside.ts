import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

import type { ProactiveSuggestions } from '../../answers/proactive.ts';
import { forEachConcurrent } from '../../for-each-concurrent.ts';
import type { Log } from '../../log.ts';

import type { ChannelRef } from '../../people/conversation.ts';
import { isPlatformError, isUnreachable } from '../kit/platform-error.ts';
import type { Workspaces } from '../kit/workspace.ts';

/** Channels that are asked for at once. */
const AT_ONCE = 3;
/** From one call to the next, in ms: Slack takes some fifty a minute of this method, and answers need it as well. */
const LOOK_EVERY_MS = 1500;

/**
 * Ends suggestions in channels that the bot was removed from: Slack does not always tell it (see
 * surfaces/channel-changes.ts), and when somebody invites it again, those who are there then have not asked for them.
 * Meant for now and then, and for nobody to wait for. What fails for one channel is logged and does not keep the others.
 * @param options `everyMs` from one call to the next; `signal` ends it early
 */
export async function endWhereOutside(
  workspaces: Workspaces,
  suggestions: Pick<ProactiveSuggestions, 'channels' | 'set'>,
  { everyMs = LOOK_EVERY_MS, log, signal }: { log: Log; everyMs?: number; signal: AbortSignal },
): Promise<void> {
  let next = 0;
  const turn = async (): Promise<void> => {
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + everyMs;
    if (at > now) await delay(at - now, undefined, { signal });
    signal.throwIfAborted();
  };
  const isOutside = async ({ team, channel }: ChannelRef): Promise<boolean> => {
    const { client } = await workspaces.of(team);
    for (;;) {
      await turn();
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
      if (await isOutside(place)) await suggestions.set(place, undefined, false);
    } catch (error) {
      if (signal.aborted) return;
      log.warn(
        { err: error, channel: place.channel },
        'whether suggestions have ended could not be looked up',
      );
    }
  });
}
