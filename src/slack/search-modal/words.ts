import { escapeText } from '../kit/escape.ts';
import { quoted } from '../kit/words.ts';

// What the search says. Titles, buttons, placeholders and options are plain text; everything else is mrkdwn,
// already escaped.

export const SEARCH_TITLE = 'Search guidance';
export const ASK = 'Ask';
export const ANSWER_TITLE = 'Answer';
export const KIND_PLACEHOLDER = 'Kind of card';
export const ALL_KINDS_OF_CARDS = 'All kinds of cards';

/** Plain text, as an error below the field. */
export const TYPE_FIRST = 'Type a few words first.';

export const AS_YOU_TYPE = 'Results show up as you type. Nothing is kept until you open a card or click Ask.';
export const SEEN_LATELY = '*Cards you saw lately*';
export const FOR_EXAMPLE = '*For example*';

// Results. `kind` is the name of the kind or topic that the search is limited to, plain text; undefined for all of them.

export const bestFor = (text: string, kind?: string) => `For ${quoted(text)}${among(kind)}`;
export const nearestTo = (text: string, kind?: string) => `Nearest to ${quoted(text)}${among(kind)}`;
export const nothingFits = (text: string, kind?: string) =>
  `Nothing${among(kind)} fits ${quoted(text)} yet.\nTry the thing itself (“model drift”) or what hurts (“the pipeline takes an hour”)${kind === undefined ? '' : ', or search all kinds of cards'}.`;

function among(kind: string | undefined): string {
  return kind === undefined ? '' : ` among ${escapeText(withinSentence(kind))}`;
}

/** “Agents and LLMs” as “agents and LLMs”. */
function withinSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

export const IN_YOUR_PAGES = 'In your team’s own pages';
