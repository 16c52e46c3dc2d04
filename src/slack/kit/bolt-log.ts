import type { Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { messageOf } from '../../log-error.ts';

/** What the bot says itself, with the cause: the connection is lost, or an answer can't go through it. */
const SAID_ELSEWHERE =
  /^(WebSocket error|Failed to (retrieve a new WSS URL|send a (WebSocket )?message)|A p[io]ng wasn't received|Peer did not complete)/;

/** Slack's hint that people can't stop an answer: it is there within a second. */
const NOT_NEEDED = /^missing_agent_session_stopped_event_subscription$/;

/** Writes Bolt's log lines to the process's own log. Its "info" is chatter to an operator, so it becomes "debug". */
export function boltLog(log: Log): Logger {
  const bolt = log.child({ from: 'bolt' });
  const line = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? messageOf(part) : String(part))).join(' ');
  const write = (level: 'warn' | 'error', text: string) =>
    bolt[SAID_ELSEWHERE.test(text) || NOT_NEEDED.test(text) ? 'debug' : level](text);
  return {
    debug: (...parts) => bolt.trace(line(parts)),
    info: (...parts) => bolt.debug(line(parts)),
    warn: (...parts) => write('warn', line(parts)),
    error: (...parts) => write('error', line(parts)),
    setLevel: () => {},
    // Bolt composes its longest lines, with whole payloads, only at "debug".
    getLevel: () => (log.isLevelEnabled('trace') ? 'debug' : 'info') as LogLevel,
    setName: () => {},
  };
}
