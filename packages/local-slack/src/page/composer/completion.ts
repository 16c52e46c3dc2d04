/** The completions that a composer offers at the caret. Pure: text and directory in, candidates out. */
import type { Channel, Person, Shortcut, SlashCommand } from '../../protocol.ts';
import { findEmoji } from '../text/emoji.ts';

export interface Candidate {
  key: string;
  type: 'command' | 'shortcut' | 'person' | 'channel' | 'broadcast' | 'emoji';
  /** What choosing it puts into the composer, followed by a space. */
  insert: string;
  label: string;
  detail: string;
  /** Commands: how to call it, e.g. `[question] | help`. */
  hint?: string;
  person?: Person;
  char?: string;
}

export interface Completion {
  /** The part of the text that the choice replaces. */
  start: number;
  end: number;
  /** The list's name for screen readers. */
  title: string;
  candidates: Candidate[];
}

export interface CompletionSource {
  people: readonly Person[];
  channels: readonly Channel[];
  commands: readonly SlashCommand[];
  /** Global shortcuts, which have no place of their own and are listed with the commands. */
  shortcuts: readonly Shortcut[];
  /** Commands are not offered in a thread, because Slack doesn't allow any there. */
  inThread: boolean;
}

/** Nobody reads more than this: typing another letter is faster. */
const MOST = 8;

/** The completion at `caret`, or null if there is nothing to offer. */
export function completionAt(text: string, caret: number, source: CompletionSource): Completion | null {
  const before = text.slice(0, caret);
  const slash = /^\/([\w-]*)$/.exec(before);
  if (slash) {
    return source.inThread
      ? null
      : offer('Commands and shortcuts', 0, caret, [
          ...commandCandidates(`/${slash[1] ?? ''}`, source),
          ...shortcutCandidates(slash[1] ?? '', source),
        ]);
  }
  const word = /(?:^|[\s(*_~])([@#:])([\w.+'-]*)$/.exec(before);
  if (!word) return null;
  const [, mark = '', part = ''] = word;
  const start = caret - part.length - 1;
  if (mark === '@') return offer('People', start, caret, personCandidates(part, source));
  if (mark === '#') return offer('Channels', start, caret, channelCandidates(part, source));
  return part.length < 2 ? null : offer('Emoji', start, caret, emojiCandidates(part));
}

function offer(title: string, start: number, end: number, candidates: Candidate[]): Completion | null {
  return candidates.length === 0 ? null : { title, start, end, candidates: candidates.slice(0, MOST) };
}

function commandCandidates(typed: string, { commands }: CompletionSource): Candidate[] {
  return commands
    .filter(({ command }) => command.toLowerCase().startsWith(typed.toLowerCase()))
    .map(({ command, description, usageHint }) => ({
      key: command,
      type: 'command',
      insert: command,
      label: command,
      detail: description,
      hint: usageHint,
    }));
}

function shortcutCandidates(part: string, { shortcuts }: CompletionSource): Candidate[] {
  const query = part.toLowerCase();
  return shortcuts
    .filter(({ name }) =>
      name
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(query)),
    )
    .map(({ callbackId, name, description }) => ({
      key: callbackId,
      type: 'shortcut',
      insert: '',
      label: name,
      detail: description || 'Shortcut',
    }));
}

function personCandidates(part: string, { people }: CompletionSource): Candidate[] {
  const query = part.toLowerCase();
  const rank = (person: Person) => (person.name.toLowerCase().startsWith(query) ? 0 : 1);
  const found = people
    .filter(({ name, realName }) =>
      [name, ...realName.split(' ')].some((word) => word.toLowerCase().startsWith(query)),
    )
    .sort((a, b) => rank(a) - rank(b))
    .map<Candidate>((person) => ({
      key: person.id,
      type: 'person',
      insert: `@${person.name}`,
      label: person.realName,
      detail: person.isBot ? `@${person.name} · app` : `@${person.name} · ${person.title}`,
      person,
    }));
  const broadcasts = (
    [
      ['here', 'Tell everyone who is online here'],
      ['channel', 'Tell everyone in this channel'],
    ] as const
  )
    .filter(([name]) => name.startsWith(query))
    .map<Candidate>(([name, detail]) => ({
      key: name,
      type: 'broadcast',
      insert: `@${name}`,
      label: `@${name}`,
      detail,
    }));
  return [...found, ...broadcasts];
}

function channelCandidates(part: string, { channels }: CompletionSource): Candidate[] {
  const query = part.toLowerCase();
  return channels
    .filter(({ kind, name }) => kind !== 'dm' && name.toLowerCase().startsWith(query))
    .map(({ id, name, topic }) => ({
      key: id,
      type: 'channel',
      insert: `#${name}`,
      label: `#${name}`,
      detail: topic,
    }));
}

function emojiCandidates(part: string): Candidate[] {
  return findEmoji(part, MOST).map(({ name, char }) => ({
    key: name,
    type: 'emoji',
    insert: `:${name}:`,
    label: `:${name}:`,
    detail: '',
    char,
  }));
}
