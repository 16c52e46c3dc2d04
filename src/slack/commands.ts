/**
 * The table of subcommands. To add one, export a row from its feature's folder (kit/command.ts explains the fields)
 * and list it in `COMMANDS`. Parsing, typo hints, the help and the manifest's usage hint follow from the row.
 */

import type { Library } from '../cards/library.ts';
import { editDistance } from '../search/language/edit-distance.ts';
import { helpCommand } from './answers/help-command.ts';
import { reportCommand } from './answers/report-command.ts';
import { thanksCommand } from './answers/thanks-command.ts';
import { auditCommand } from './audit/audit-command.ts';
import { browseCommand } from './cards/browse-command.ts';
import { cardCommand } from './cards/card-command.ts';
import { tipCommand } from './cards/tip-command.ts';
import type { Command, CommandTable, CommandText, ReadFrom, TextRequest } from './kit/command.ts';
import { commandKey } from './kit/command-key.ts';
import { noteView } from './kit/note-view.ts';
import type { SaidLast } from './kit/requests/request.ts';
import type { SaidBefore } from './kit/said-before.ts';
import { onlyForYou } from './kit/words.ts';
import { chooseInWords } from './nudges/choose-in-words.ts';
import { guessedNudgesCommand, nudgesCommand } from './nudges/command.ts';
import { eitherInWords } from './nudges/either-in-words.ts';
import { switchCommand } from './nudges/switch-command.ts';
import { pathCommand } from './path/command.ts';
import { privacyCommand } from './privacy/command.ts';
import { savedCommand } from './saved/command.ts';
import { suggestCommand } from './suggestions/command.ts';
import { undoCommand } from './undo/undo-command.ts';

/** Every subcommand, in the order of the help and of the manifest's usage hint. */
export const COMMANDS = [
  // Right under a question, a single letter is nothing else.
  chooseInWords,
  eitherInWords,
  helpCommand,
  tipCommand,
  savedCommand,
  // Before one's own nudges: “who stopped the nudges”, “stop nudges for everybody”.
  auditCommand,
  switchCommand,
  nudgesCommand,
  pathCommand,
  suggestCommand,
  privacyCommand,
  cardCommand,
  undoCommand,
  reportCommand,
  thanksCommand,
  // A team's own kind of cards may have the name of a command.
  browseCommand,
  // Only a guess.
  guessedNudgesCommand,
] as const;

type DepsOf<C> = C extends { run(request: never, deps: infer Deps, args: never): unknown } ? Deps : never;
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** What all the commands need together. */
export type CommandDeps = All<DepsOf<(typeof COMMANDS)[number]>>;

const rows: readonly Command<CommandDeps>[] = COMMANDS;

/** Gives the commands their dependencies. The result finds the command that a text means, ready to run. */
export function createCommands(deps: CommandDeps, library: () => Library): CommandTable {
  const read = (text: string, { source, thread = [], before, asker }: ReadFrom) =>
    match({
      key: commandKey(text),
      library: library(),
      afterSlash: source === 'command',
      inThread: thread.length > 0,
      where: before?.nudge ? 'nudge' : thread.length > 0 ? 'thread' : placeOf(source),
      byCurator: asker !== undefined && deps.curators.includes(asker.userId),
      before,
    });
  return {
    find(text, request) {
      const found = read(text, request);
      if (!found) return undefined;
      const { command, args } = found;
      return async (request) => {
        const { visibility, privateNote = onlyForYou(command.names[0]) } = command;
        const seenBy = typeof visibility === 'function' ? visibility(args) : visibility;
        const inPublic = request.source === 'mention' || request.source === 'thread';
        if (seenBy === 'private' && inPublic) return noteView(privateNote);
        return command.run(request, deps, args);
      };
    },
    isOwnAffair(text, source) {
      // Whatever stands before it: it must not turn out to be a question.
      return BEFORE.every((before) => {
        const found = read(text, { source, before });
        return found?.command.ownAffair?.(found.args) ?? false;
      });
    },
    isOfChannel(text) {
      const args = read(text, { source: 'mention' })?.args;
      return (args as { here?: boolean } | undefined)?.here === true;
    },
    changes(text, source) {
      const said = { key: commandKey(text), library: library(), afterSlash: source === 'command' };
      return readingsOf(source).flatMap((reading) => {
        const found = match({ ...said, byCurator: false, ...reading });
        return found?.command.changes?.(found.args) ?? [];
      });
    },
    nearest: (text) => nearestCommand(commandKey(text), library()),
  };
}

/** What may stand before a direct message, as far as it reads differently. */
const BEFORE: readonly SaidBefore[] = [{}, { last: 'answer' }, { last: 'show' }];

/** What the bot may have said before a direct message, as far as the message changes something else then. */
const MAY_HAVE_SAID: readonly (SaidLast | undefined)[] = [undefined, 'show', 'pause', 'noted', 'tried'];

/** Every way in which a message from there may have to be read. */
function readingsOf(source: TextRequest['source']): Pick<CommandText, 'inThread' | 'where' | 'before'>[] {
  const above = { inThread: false, where: placeOf(source), before: undefined };
  const inThread = { inThread: true, where: 'thread' as const, before: undefined };
  if (source !== 'direct') return [above, inThread];
  const after = MAY_HAVE_SAID.map((last) => ({ ...above, before: last && { last } }));
  return [...after, inThread, { ...above, where: 'nudge' }];
}

function placeOf(source: TextRequest['source']): CommandText['where'] {
  return source === 'direct' || source === 'mention' || source === 'command' ? source : 'thread';
}

function match(text: CommandText): { command: Command<CommandDeps>; args: unknown } | undefined {
  for (const command of rows) {
    const args = command.read ? command.read(text) : command.names.includes(text.key) || undefined;
    if (args !== undefined) return { command, args };
  }
  return undefined;
}

/** What the manifest shows after the slash command. */
export function usageHint(): string {
  return ['[question]', ...rows.flatMap(({ help }) => help?.usage ?? [])].join(' | ');
}

/** The commands that are single words. */
export function commandWords(library: Library): string[] {
  return rows.flatMap((row) => row.words?.(library) ?? row.names.filter(isWord));
}

const isWord = (name: string) => /^[a-z]{3,}$/.test(name);

/** How many letters a typo may change: one in a short word, two in a longer one. */
const maxTypo = (word: string) => (word.length < 6 ? 1 : 2);

/** The command that a typo comes near, of as many words as were typed. */
function nearestCommand(typed: string, library: Library): string | undefined {
  if (typed.length < 3) return undefined;
  if (!typed.includes(' ')) return nearestOf(typed, commandWords(library));
  const count = wordCount(typed);
  return nearestOf(
    typed,
    commandPhrases().filter((phrase) => wordCount(phrase) === count),
  );
}

function nearestOf(typed: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, distance: typosIn(typed, one) }))
    .filter(({ distance }) => distance !== undefined)
    // What somebody has begun to type comes first among equals: “suggest of”.
    .toSorted(
      (a, b) =>
        Number(a.distance) - Number(b.distance) ||
        Number(b.one.startsWith(typed)) - Number(a.one.startsWith(typed)),
    );
  return best?.one;
}

/** By how many letters a text differs from a command; undefined if one of its words is another word. */
function typosIn(typed: string, command: string): number | undefined {
  const words = command.split(' ');
  const distances = typed.split(' ').map((word, at) => editDistance(word, words[at] ?? '', 2));
  const isTypo = distances.every((distance, at) => distance <= maxTypo(words[at] ?? ''));
  return isTypo ? distances.reduce((sum, one) => sum + one, 0) : undefined;
}

/** The commands that are several words. */
function commandPhrases(): string[] {
  return rows.flatMap((row) => row.phrases ?? row.names.filter((name) => name.includes(' ')));
}

const wordCount = (text: string) => text.split(' ').length;
