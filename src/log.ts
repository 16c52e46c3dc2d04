import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { loggedError } from './log-error.ts';

export type Log = Logger;

/**
 * Slack's tokens and the password in a database address, anywhere in a text. The lengths have limits, because a text that
 * repeats "://" would otherwise be searched again from each one to its end.
 */
const SECRETS = /\b(xox[a-z]|xapp|xwfp)-[A-Za-z0-9-]+|(?<=:\/\/[^\s:/@]{0,100}:)[^\s@]{1,1000}(?=@)/g;

/** Removes secrets from a text, because libraries put tokens and addresses into their messages. */
function redact(text: string): string {
  return text.replace(SECRETS, '[redacted]');
}

export interface LogOptions {
  level: string;
  /** Formats lines for people at a terminal; otherwise each line is JSON. */
  readable: boolean;
  /** Where the lines go; standard output by default. */
  destination?: NodeJS.WritableStream;
}

/** Creates the process's log. It removes secrets from every line, and shows no more of an error than `loggedError` lists. */
export function createLog({ level, readable, destination: given }: LogOptions): Log {
  // Write synchronously, because the last line before an exit says why.
  const destination: DestinationStream | NodeJS.WritableStream =
    given ?? pino.destination({ fd: 1, sync: true });
  const sink = readable ? pretty({ destination, ignore: 'pid,hostname', sync: true }) : destination;
  return pino({ level, base: null, serializers: { err: loggedError }, hooks: { streamWrite: redact } }, sink);
}
