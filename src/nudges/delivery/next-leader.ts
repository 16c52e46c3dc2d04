import type { Subscription } from '../subscription.ts';
import type { NudgeTransport } from './nudge-transport.ts';

/** Who leads the discussion of a channel's nudge, and how many turns that takes. */
export interface Leader {
  userId: string | null;
  turns: number;
}

/** The first one in turn who still can: nobody who is gone or no longer in the channel is named. */
export async function nextLeader(
  transport: Pick<NudgeTransport, 'mayLead'>,
  { kind, team, channel, rotation, rotationIndex }: Subscription,
): Promise<Leader> {
  if (kind !== 'channel') return { userId: null, turns: 1 };
  for (const turn of rotation.keys()) {
    const userId = rotation[(rotationIndex + turn) % rotation.length];
    if (userId && (await transport.mayLead({ team, userId }, channel))) return { userId, turns: turn + 1 };
  }
  return { userId: null, turns: 1 };
}
