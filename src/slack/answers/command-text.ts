import type { Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { editDistance } from '../../search/language/edit-distance.ts';
import { type NudgeRequest, readNudgeRequest } from '../nudges/nudge-words.ts';
import { readSuggestRequest, type SuggestRequest } from '../suggestions/suggest-switch.ts';

/** What a text to the bot asks for. */
export type Request =
  | { type: 'help' }
  | { type: 'tip' }
  | { type: 'thanks' }
  | { type: 'saved' }
  | { type: 'nudges'; about: NudgeRequest }
  | { type: 'privacy' }
  | { type: 'suggest'; to: SuggestRequest }
  | { type: 'browse'; of: Kind }
  /** `id` is empty where none was named. */
  | { type: 'card'; id: string }
  /** `meant` is the sub-command that one word comes close to, such as "chalenges". */
  | { type: 'question'; text: string; meant?: string };

const HELP = new Set(['', 'help', 'hi', 'hello', 'hey', 'start', 'menu', 'usage', '?']);
const TIP = new Set(['tip', 'random', 'surprise me', 'another tip']);
const SAVED = new Set(['saved', 'saved cards', 'my saved cards', 'my cards', 'bookmarks']);
const PRIVACY = new Set(['privacy', 'my data', 'gdpr', 'forget me', 'delete my data', 'export my data']);
const THANKS = new Set([
  'thanks',
  'thank you',
  'thx',
  'ty',
  'cheers',
  'great',
  'perfect',
  'got it',
  'ok',
  'okay',
]);

/** A typing error of one letter in a short word or two in a longer one. */
const closeEnough = (word: string) => (word.length < 6 ? 1 : 2);

/**
 * Reads a text to the bot: a sub-command where it is one, word for word, and a question otherwise.
 * @param byCommand whether it stands after the bot's command
 */
export function readRequest(text: string, library: Library, byCommand: boolean): Request {
  const words = text.trim().replace(/\s+/g, ' ');
  const key = words.toLowerCase().replace(/[.!]+$/, '');
  if (HELP.has(key)) return { type: 'help' };
  if (TIP.has(key)) return { type: 'tip' };
  if (SAVED.has(key)) return { type: 'saved' };
  if (THANKS.has(key)) return { type: 'thanks' };
  if (PRIVACY.has(key)) return { type: 'privacy' };
  const nudges = readNudgeRequest(key, byCommand);
  if (nudges) return { type: 'nudges', about: nudges };
  const suggest = readSuggestRequest(key);
  if (suggest) return { type: 'suggest', to: suggest };
  const card = /^(?:cards?\??|card (\S+))$/.exec(key);
  if (card) return { type: 'card', id: unquoted(card[1] ?? '') };
  const kind = library.kinds.find((one) => library.ofKind(one.id).length > 0 && names(one).includes(key));
  if (kind) return { type: 'browse', of: kind };
  const meant = nearestSubCommand(key, library);
  return { type: 'question', text: words, ...(meant && { meant }) };
}

/** A name as it was copied, perhaps with the marks of code around it. */
function unquoted(name: string): string {
  return name.replace(/^[`'"“]+|[`'"”]+$/g, '');
}

/** What a kind can be called to be listed: its id, its name, and its plurals ("skills", "challenges"). */
function names(kind: Kind): string[] {
  return [
    kind.id,
    kind.name.toLowerCase(),
    ...kind.words.filter((word) => word.endsWith('s') && !word.includes(' ')),
  ];
}

/** The words that stand for themselves after the command. */
function subCommands(library: Library): string[] {
  const kinds = library.kinds.filter((kind) => library.ofKind(kind.id).length > 0);
  return [
    'help',
    'tip',
    'saved',
    'nudges',
    'privacy',
    'suggest',
    ...kinds.flatMap((kind) => names(kind).filter((name) => !name.includes(' '))),
  ];
}

function nearestSubCommand(word: string, library: Library): string | undefined {
  if (word.length < 3 || word.includes(' ')) return undefined;
  const [best] = subCommands(library)
    .map((command) => ({ command, distance: editDistance(word, command, 2) }))
    .filter(({ command, distance }) => distance <= closeEnough(command))
    .toSorted((a, b) => a.distance - b.distance);
  return best?.command;
}
