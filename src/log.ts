import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';

export type Log = Logger;

/** Slack's tokens and the password in a database address, wherever in a text they stand. */
const SECRETS = /\b(xox[a-z]|xapp|xwfp)-[A-Za-z0-9-]+|(?<=:\/\/[^\s:/@]*:)[^\s@]+(?=@)/g;

/** Takes secrets out of a text: libraries put tokens and addresses into their messages. */
function redact(text: string): string {
  return text.replace(SECRETS, '[redacted]');
}

export interface LogOptions {
  level: string;
  /** For people at a terminal; otherwise one line of JSON per entry. */
  readable: boolean;
  /** Where the lines go; standard output by default. */
  destination?: NodeJS.WritableStream;
}

/** Makes the process's log. Every line is cleared of secrets on its way out, whoever wrote it. */
export function createLog({ level, readable, destination: given }: LogOptions): Log {
  // Written at once, since the last line before an exit says why.
  const destination: DestinationStream | NodeJS.WritableStream =
    given ?? pino.destination({ fd: 1, sync: true });
  const sink = readable ? pretty({ destination, ignore: 'pid,hostname', sync: true }) : destination;
  return pino({ level, base: null, hooks: { streamWrite: redact } }, sink);
}
