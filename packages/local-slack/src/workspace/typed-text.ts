import type { Channel, Person } from '../protocol.ts';

/** The people and channels that typed names can refer to. */
export interface Names {
  people: readonly Person[];
  channels: readonly Channel[];
}

/**
 * Turns what a person typed into Slack's format: `&`, `<`, and `>` are escaped, `@name` and `#channel` become
 * references, addresses become links. As in Slack, nothing is linked inside backticks.
 */
export function slackTextOf(typed: string, names: Names): string {
  const references = referencePattern(names);
  return typed
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? escapeText(part) : linkText(part, references, names)))
    .join('');
}

/** Slack escapes exactly these three characters, and nothing else. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const urlPattern = /https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]}'"`*_~]/;
/** Starts only at the beginning of a word: otherwise a long word without an @ would take quadratic time. */
const emailPattern = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

function linkText(text: string, references: RegExp, names: Names): string {
  let linked = '';
  let rest = 0;
  for (const match of text.matchAll(references)) {
    linked += escapeText(text.slice(rest, match.index));
    linked += reference(match, names);
    rest = match.index + match[0].length;
  }
  return linked + escapeText(text.slice(rest));
}

function reference(match: RegExpMatchArray, names: Names): string {
  const { url, email, special, person, channel } = match.groups ?? {};
  if (url) return `<${escapeText(url)}>`;
  if (email) return `<mailto:${email}|${email}>`;
  if (special) return `<!${special}>`;
  if (person) {
    const wanted = person.toLowerCase();
    const found = names.people.find(
      (one) => one.name.toLowerCase() === wanted || one.realName.toLowerCase() === wanted,
    );
    if (found) return `<@${found.id}>`;
  }
  const found = channel && names.channels.find((one) => one.kind !== 'dm' && one.name === channel);
  if (found) return `<#${found.id}|${found.name}>`;
  return escapeText(match[0]);
}

function referencePattern(names: Names): RegExp {
  const people = alternatives(names.people.flatMap((person) => [person.realName, person.name]));
  const channels = alternatives(names.channels.filter((one) => one.kind !== 'dm').map((one) => one.name));
  return new RegExp(
    [
      `(?<url>${urlPattern.source})`,
      `(?<email>${emailPattern.source})`,
      '(?<![\\w@])@(?<special>channel|here|everyone)(?![\\w-])',
      `(?<![\\w@])@(?<person>${people})(?![\\w-])`,
      `(?<![\\w#&])#(?<channel>${channels})(?![\\w-])`,
    ].join('|'),
    'gi',
  );
}

/** Longest first, so that "Ada Lopez" is not read as "Ada". An empty list matches nothing. */
function alternatives(words: string[]): string {
  if (words.length === 0) return '(?!)';
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => RegExp.escape(word))
    .join('|');
}
