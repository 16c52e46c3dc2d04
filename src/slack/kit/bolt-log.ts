import type { Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { messageOf } from '../../log-error.ts';

/** Writes Bolt's log lines to the process's own log. Its "info" is chatter to an operator, so it becomes "debug". */
export function boltLog(log: Log): Logger {
  const bolt = log.child({ from: 'bolt' });
  const line = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? messageOf(part) : String(part))).join(' ');
  return {
    debug: (...parts) => bolt.trace(line(parts)),
    info: (...parts) => bolt.debug(line(parts)),
    warn: (...parts) => bolt.warn(line(parts)),
    error: (...parts) => bolt.error(line(parts)),
    setLevel: () => {},
    // Bolt composes its longest lines, with whole payloads, only at "debug".
    getLevel: () => (log.isLevelEnabled('trace') ? 'debug' : 'info') as LogLevel,
    setName: () => {},
  };
}
