import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { loggedError } from './log-error.ts';
import { createRedact, type Redact } from './redact.ts';

export type Log = Logger;

export interface LogOptions {
  level: string;
  /** Formats lines for people at a terminal; otherwise each line is JSON. */
  readable: boolean;
  /** Removes secrets from each line; by default, what looks like one. */
  redact?: Redact;
  /** Where the lines go; standard output by default. */
  destination?: NodeJS.WritableStream;
}

/** Creates the process's log. It removes secrets from every line, and shows no more of an error than `loggedError` lists. */
export function createLog({ level, readable, redact = createRedact(), destination: given }: LogOptions): Log {
  // Write synchronously, because the last line before an exit says why.
  const destination: DestinationStream | NodeJS.WritableStream =
    given ?? pino.destination({ fd: 1, sync: true });
  const sink = readable ? pretty({ destination, ignore: 'pid,hostname', sync: true }) : destination;
  return pino({ level, base: null, serializers: { err: loggedError }, hooks: { streamWrite: redact } }, sink);
}
