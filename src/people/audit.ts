import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';

/** What somebody does that others notice: never what they ask, write or learn. */
export type AuditEvent =
  | 'channel-nudges-set-up'
  | 'channel-nudges-changed'
  | 'channel-nudges-paused'
  | 'channel-nudges-resumed'
  | 'channel-nudges-stopped'
  | 'suggestions-on'
  | 'suggestions-off'
  /** The bot was removed from the channel. */
  | 'suggestions-ended'
  | 'all-nudges-stopped'
  | 'all-nudges-started'
  | 'report-closed';

/** Who did what, and when. */
export interface AuditEntry {
  id: string;
  team: string;
  /** Null if it was nobody, or once they asked to be forgotten. */
  userId: string | null;
  event: AuditEvent;
  /** The channel that it is about; null if it is about none. */
  channel: string | null;
  /** The card that it is about; null if it is about none. */
  cardId: string | null;
  happenedAt: Date;
}

export interface AuditRecords {
  add(entry: AuditEntry): Promise<void>;
  /** The entries of a workspace, newest first. */
  newest(team: string, limit: number): Promise<AuditEntry[]>;
}

/** Who did what for others, for the curators. */
export interface Audit {
  /**
   * Keeps what somebody has just done. Never rejects: it is done, and whoever did it must not read that it failed.
   * @param by nobody has a user id of null
   */
  note(
    event: AuditEvent,
    by: { team: string; userId: string | null },
    about?: { channel?: string; cardId?: string },
  ): Promise<void>;
  newest(team: string, limit: number): Promise<AuditEntry[]>;
}

export function createAudit({
  store,
  log,
  now,
}: {
  store: { audit: AuditRecords };
  log: Pick<Log, 'warn'>;
  now: () => Date;
}): Audit {
  return {
    async note(event, { team, userId }, { channel = null, cardId = null } = {}) {
      try {
        await store.audit.add({ id: randomUUID(), team, userId, event, channel, cardId, happenedAt: now() });
      } catch (error) {
        log.warn({ event: 'audit.not_kept', what: event, err: error }, 'could not note who did what');
      }
    },
    newest: store.audit.newest,
  };
}
