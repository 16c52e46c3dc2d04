import { escapeText } from '../kit/escape.ts';
import { quoted } from '../kit/words.ts';

// Everything the Home tab says. Headings and buttons are plain text; everything else is mrkdwn, already escaped.

export const HEADINGS = {
  welcome: 'Welcome! What’s on your mind?',
  today: 'Today’s card',
  saved: 'Your saved cards',
  progress: 'Your progress',
  news: 'New in the guidance',
  browse: 'Browse',
  curators: 'For curators',
} as const;

// Buttons

export const SEARCH = 'Search';
export const SEARCH_LABEL = 'Search the guidance';
export const GIVE_ME_A_TIP = 'Give me a tip';
export const HOW_TO_ASK = 'How to ask';
export const allSavedCards = (count: number) => `All ${count} saved cards`;

// The first visit

export const whatIKnow = (cards: number) =>
  `I have ${cards} guidance ${cards === 1 ? 'card' : 'cards'} for teams that bring AI into DevOps: what works, what goes wrong and how to fix it, people, career and pay. Ask as you’d ask a colleague. Try one:`;

// What belongs to the person

export const DATABASE_AWAY =
  'I can’t look up your saved cards and your progress right now. All the guidance is here.';
export const NOTHING_SAVED = 'Click “Save” under any card, and you’ll find it here.';

export const cardsSeen = (seen: number, all: number) => `*${seen} of ${all} cards seen*`;
/** @param known how many of the cards somebody was asked about they knew the last time */
export function knownWhenAsked(known: number, asked: number): string {
  if (asked === 0) return 'The questions in learning nudges show what you know.';
  if (asked === 1) {
    return `I’ve asked you about one card so far, and you ${known === 1 ? 'knew it' : 'didn’t know it yet'}.`;
  }
  return `I’ve asked you about ${asked} cards. When I last asked, you knew *${known}* of them.`;
}
export const dueForReview = (due: number) =>
  due === 1 ? 'One is due for another look.' : `${due} are due for another look.`;
export const DUE = 'due for another look';
/** Says what the colors of the progress bar mean. @param perSquare how many cards a square stands for */
export const colorsOf = (known: number, seen: number, perSquare: number) =>
  `one square: about ${perSquare} ${perSquare === 1 ? 'card' : 'cards'} · green: ${known} known · yellow: ${seen} seen · white: still to come`;
/** @param kinds names of kinds of cards, plain text */
export const notOpenedYet = (kinds: readonly string[]) =>
  `Not opened yet: ${kinds.map(escapeText).join(' · ')}`;

// News

/** @param day as `dayOf` writes it */
export const newSince = (day: string) => `new since ${day}`;
/** @param day as `dayOf` writes it */
export const reviewedOn = (day: string) => `reviewed ${day}`;

// For curators

export const nothingAsked = (days: number) => `Nobody asked anything in the last ${days} days.`;
export const allFound = (asked: number, days: number) =>
  asked === 1
    ? `The one question of the last ${days} days found a card.`
    : `All ${asked} questions of the last ${days} days found a card.`;
export const someNotFound = (unanswered: number, asked: number, days: number) =>
  `*${unanswered} of ${asked} ${asked === 1 ? 'question' : 'questions'}* of the last ${days} days found no card.`;
export const ONLY_PUBLIC_QUESTIONS =
  'This shows what people asked in public channels. Private questions are counted, but not shown.';
export const DID_NOT_HELP = '*Did not help*';
export const notHelpfulFor = (notHelpful: number, helpful: number) =>
  `not helpful for ${people(notHelpful)}${helpful > 0 ? `, helpful for ${helpful}` : ''}`;

export const CHECK_SETUP = 'Check the setup';
export const CHECK_SETUP_LABEL = 'Check the setup of Guidepost: tokens, scopes, database and more';

/** @param nearest the title of the card that came closest, plain text; undefined if there was none */
export function unansweredLine(
  question: string,
  askers: number,
  times: number,
  nearest: string | undefined,
): string {
  const counts = times > askers ? `${people(askers)}, ${times} times` : people(askers);
  return `• ${quoted(question)}\n    ${counts}${nearest === undefined ? '' : ` · nearest: ${escapeText(nearest)}`}`;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
