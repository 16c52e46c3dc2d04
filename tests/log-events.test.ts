import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Text for a person at a terminal, who reads the sentence and not the keys. */
const SENTENCE_ONLY: Record<string, string> = {
  'main.ts': 'why the bot can’t start, in words for the person who starts it',
  'playground/playground.ts': 'the address to open, and warnings of the local Slack',
  'slack/kit/bolt-log.ts': 'the lines are Bolt’s own',
};

interface LogCall {
  path: string;
  line: number;
  /** Everything between the parentheses. */
  args: string;
  /** The first argument's event, with `${…}` where a part of it varies. */
  event: string | undefined;
}

/** Every call of a logger's method in the sources. */
const calls: LogCall[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const starts = text.matchAll(/\b(?:log|bolt)(?:\.(?:debug|info|warn|error|fatal)|\[level\])\(/g);
    return [...starts].map((match) => {
      const args = argumentsFrom(text, match.index + match[0].length);
      const event = /^\s*\{\s*event: (?:'([^']*)'|`([^`]*)`)/.exec(args);
      const line = text.slice(0, match.index).split('\n').length;
      return { path, line, args, event: event?.[1] ?? event?.[2] };
    });
  });

/** The text from a call's opening parenthesis to its closing one. Parentheses in texts have to match, too. */
function argumentsFrom(text: string, start: number): string {
  let depth = 1;
  let end = start;
  while (depth > 0 && end < text.length) {
    if (text[end] === '(') depth += 1;
    if (text[end] === ')') depth -= 1;
    end += 1;
  }
  return text.slice(start, end - 1);
}

const where = ({ path, line }: LogCall) => `src/${path}:${line}`;

describe('the log lines', () => {
  it('are found', () => {
    expect(calls.length).toBeGreaterThan(40);
  });

  it('each start with an event, “feature.what_happened”', () => {
    const faults = calls
      .filter(({ path, event }) => event !== undefined || !(path in SENTENCE_ONLY))
      .filter(({ event }) => !/^[a-z_]+\.[a-z_]+$/.test(event?.replace(/\$\{\w+\}/g, 'x') ?? ''));
    expect(faults.map((call) => `${where(call)}: ${call.event ?? 'no event'}`)).toEqual([]);
  });

  it('say what happened in a sentence as well', () => {
    const silent = calls.filter(({ args, event }) => event !== undefined && !/\}\s*,\s*\S/.test(args));
    expect(silent.map(where)).toEqual([]);
  });

  it('use an event for one thing only', () => {
    const shared = Object.entries(Object.groupBy(calls, ({ event }) => event ?? '')).filter(
      ([event, some = []]) => event && new Set(some.map(({ path }) => path)).size > 1,
    );
    expect(shared.map(([event, some = []]) => `${event}: ${some.map(where).join(', ')}`)).toEqual([]);
  });
});
