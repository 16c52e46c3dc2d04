import { escapeText } from '../kit/escape.ts';
import { COMMAND, quoted, quotedLast } from '../kit/words.ts';

// Everything the bot says around its answers. Texts are mrkdwn and escaped already, unless a comment says otherwise.

// Chats and prompts in the agent view; all plain text.

/** Shown after the bot's name while an answer is on its way. */
export const LOOKING = 'is looking through the cards…';

/** The title of a chat that begins without a readable word. */
export const UNTITLED_CHAT = 'A question';

export const PROMPT_TITLES = {
  newHere: 'Ask in your own words, for example',
  returning: 'Ask in your own words, or continue with',
  afterAnswer: 'What’s next?',
} as const;

export const PROMPTS = {
  whatToAsk: 'What can I ask you?',
  whatElseToAsk: 'What else can I ask you?',
  savedCards: 'My saved cards',
  nudges: 'My learning nudges',
  wholeCard: 'The whole card',
  moreCards: 'More that fits',
  lookAgain: (title: string) => `Look again at: ${title}`,
  newToYou: (title: string) => `New to you: ${title}`,
  relatedCard: (title: string) => `Related: ${title}`,
  challengesAboutThat: 'Challenges about that',
  practicesAboutThat: 'Practices about that',
} as const;

// Short replies.

export const THANKS_REPLY = 'You’re welcome. Ask again anytime.';

export const NO_ANSWER_YET = 'I haven’t answered anything here yet. Ask me something first.';

/** For a question that could not be answered while its answer was of use. */
export const TOO_LATE =
  'I couldn’t answer that in time: Slack or I was away for too long. Please ask again if you still need it.';

/** Said to whoever asked for something before what has been done in the meantime. */
export const OVERTAKEN =
  'This reached me late, and what was asked for after it is done already. So I have changed nothing. Write it again if you still want it.';

/** Said after the slash command, which begins anew each time. */
export const NOTHING_TO_GO_ON_FROM = `There is no answer to go on from yet: each \`${COMMAND}\` starts anew. Ask me in a direct message or by mentioning me, and say that after the answer.`;

/** Said only to the person who asked, where nobody called the bot by name. */
export function noCardFits(botUserId: string): string {
  return `No card fits that. Try other words with <@${botUserId}>, or see \`${COMMAND} help\`.`;
}

/** Said where the message that somebody asks about is hidden from apps, or nothing but a picture. Plain text and mrkdwn. */
export const COULD_NOT_READ = {
  above: 'I couldn’t read the message above; paste its text and I’ll look.',
  attached: 'I couldn’t read what you attached; paste its text and I’ll look.',
} as const;

export const ANSWER_FORGOTTEN =
  'I no longer know which question that was about. Ask me again, and then say “more”, “why this one?” or “share it”.';

export const WAS_A_TIP =
  'That was a tip, picked from cards you haven’t seen lately. There was no question behind it.';

/** @param why as the nudge says it, plain text */
export function wasANudge(why: string): string {
  const reason = why || 'It fits the topics that you chose.';
  return `That was a nudge, and I chose its card. ${escapeText(reason)}`;
}

export const SHARED_BY_SOMEONE =
  'Someone picked that card to share. There was no question behind it, so I can’t point to any words.';

export const LIST_GONE = 'I no longer have a list like that.';

/** @param subcommand plain text, as it can be typed */
export function didYouMean(subcommand: string): { text: string; plain: string } {
  const command = `${COMMAND} ${subcommand}`;
  return { text: `Did you mean \`${command}\`?`, plain: `Did you mean ${command}?` };
}

// Titles of windows; plain text.

export const ANSWER_TITLE = 'Answer';
export const TIP_TITLE = 'A tip';
export const GUIDANCE_TITLE = 'Guidance';

// More cards for the same question.

/** @param question as the person typed it, possibly empty */
function forQuestion(question: string): string {
  return question.trim() ? ` for ${quoted(question)}` : '';
}

export function moreCardsTitle(howMany: 'one' | 'some', question: string): string {
  return `${howMany === 'one' ? 'Another one' : 'More'}${forQuestion(question)}`;
}

/** @param kind the name of the kind of cards, plain text */
export function kindCardsTitle(emoji: string, kind: string, question: string): string {
  return `${emoji} ${escapeText(kind)}${forQuestion(question)}`;
}

/** Replaces a list of cards in notifications. Plain text. */
export function moreCardsSummary(titles: readonly string[]): string {
  return `More: ${titles.join('; ')}`;
}

/** @param kind the name of the kind that was asked for, plain text; undefined when any card would do */
export function noOtherCard(question: string, kind: string | undefined): string {
  const asked = question.trim();
  if (kind !== undefined)
    return `I have no other card under *${escapeText(kind)}*${asked ? ` for ${quotedLast(question)}` : '.'}`;
  return asked ? `I have no other card that fits ${quotedLast(question)}` : 'I have no other card that fits.';
}

/** @param kind the name of the kind that was asked for, plain text */
export function noneOfKind(question: string, kind: string): string {
  return `No other card under *${escapeText(kind)}* fits ${question.trim() ? quotedLast(question) : 'that.'}`;
}

export const TRY_OTHER_WORDS = {
  aboveButtons: 'Try other words, or browse:',
  alone: `Try other words, or browse with ${COMMAND} help.`,
} as const;

// When an answer was not what somebody needs.

/** Before the next card. */
export const GOT_IT = 'Got it. Try this:';
/** The same where the feedback could not be stored. */
export const TRY_THIS = 'Try this instead:';
export const NOTHING_ELSE_FITS =
  'Got it. I have no other card that fits. Tell me in other words what you need, and I’ll look again.';
export const NOTHING_TO_REPLACE = 'Tell me in other words what you need, and I’ll look again.';
export const REASON_NOTED = 'Thank you, noted.';
export const CONTINUED_TITLE = 'Another try';

/** @param about what it was to be about this time */
export function noCardCovers(about: string): string {
  return `No card covers both that and ${quotedLast(about)}`;
}

// A closer look at a card. Headings are mrkdwn, the title escaped already.

export const NO_CARD_TO_LOOK_AT = 'My last answer had no card, so there is nothing to look at more closely.';
export const howTo = (title: string) => `*${title}*, step by step`;
export const howToBegin = (title: string) => `*${title}*: how to begin`;
export const moreSteps = (count: number) =>
  count === 1 ? 'One more step is on the card.' : `${count} more steps are on the card.`;
export const noSteps = (title: string) => `*${title}* has no steps. The whole card says more.`;
export const exampleFrom = (title: string, heading: string) => `*${title}*, from “${heading}”`;
export const noExample = (title: string) => `*${title}* gives no example. The whole card may still help.`;
export const inPlainWords = (title: string) => `*${title}* in short`;

// Why a card was chosen.

/** @param title the card's, plain text */
export function whyTitle(title: string, question: string): string {
  return `*Why “${escapeText(title)}”*${forQuestion(question)}`;
}

export const THREAD_WAS_READ = 'Your message alone didn’t lead here, so I read the thread as well.';

/** @param fromThread whether the words were found in the thread instead of the message */
export function wordsOnCard(words: readonly string[], fromThread: boolean): string {
  const list = boldList(words);
  return `${fromThread ? 'Words from the thread' : 'Your words'} that are on this card: ${list}.`;
}

/** @param words of the question that stand in the passage that answers best */
export function passageMatched(words: readonly string[]): string {
  return `The passage matched: ${boldList(words)}.`;
}

/** @param way how somebody might ask for the card, plain text */
export function askedBySaying(way: string): string {
  return `People ask for this card by saying: ${quoted(way)}`;
}

function boldList(words: readonly string[]): string {
  return words.map((word) => `*${escapeText(word)}*`).join(', ');
}

export const REASONS = {
  spelling: (typed: string, readAs: string) =>
    `I read “${escapeText(typed)}” as *${escapeText(readAs)}*, which is on this card.`,
  concept: (typed: string, concept: string) => `I took “${escapeText(typed)}” as *${escapeText(concept)}*.`,
  meaning: (typed: string, near: string) =>
    `“${escapeText(typed)}” is used much like *${escapeText(near)}*, which is on this card.`,
  /** @param kind the name of a kind of cards, plain text */
  namedKind: (kind: string) => `You asked for ${escapeText(kind.toLowerCase())}.`,
  foundHelpful: (people: number) =>
    `${people} ${people === 1 ? 'person' : 'people'} found it helpful for this exact question.`,
} as const;

/** Said of a card that the question no longer finds, and of one that it finds by no word in particular. */
export const NO_REASONS = {
  changed: 'None of your words lead to this card as it is now. It may have changed since.',
  none: 'No single word stands out. The question as a whole came closest to this card.',
} as const;

/** @param why how the card was found; empty when there is nothing to say */
export function runnerUp(title: string, why: string): string {
  const found = why && ` (${why.charAt(0).toLowerCase()}${why.slice(1)})`;
  return `Runner-up: *${escapeText(title)}*${found}`;
}

export const NO_MODEL_CHOSE = 'Written by people, no AI involved. Not what you need? Say “another one”.';

/** @param title the card's, plain text */
/** Why a card doesn’t go where somebody said, before the question where else. */
export const NOT_SHARED_THERE = {
  person: 'I share cards in channels, not with single people.',
  unknown: 'I don’t know a channel of that name: choose it from the list.',
} as const;

/** @param title plain text */
export const reportHere = (title: string) =>
  `Something wrong on *${escapeText(title)}*? Tell the people who look after the cards, without your name.`;

/** Where it is not clear which card somebody means. */
export const HOW_TO_REPORT =
  'If something on a card is wrong or outdated, open the whole card and choose *Report a mistake* at its end. The people who look after the cards read it.';

export function whereToShare(title: string): string {
  return `Where should I share *${escapeText(title)}*? I’ll post it in your name.`;
}

// Guidance on somebody's message.

export const READING_MESSAGE = 'Reading the message…';

export const ONLY_YOU_SEE_THIS = 'Only you see this.';

export const SHARED_IN_YOUR_NAME = 'Only you see this. If you share a card, I post it in your name.';

export const CAN_NOT_POST_HERE = 'I can’t post in this conversation.';

/** @param howToInvite what to do about it */
export function sharingNeedsMe(howToInvite: string): string {
  return `Sharing in the thread needs me there. ${howToInvite}`;
}

export const OPENINGS = {
  oneFits: '*This card fits that message*',
  someFit: '*These cards fit that message*',
  noText: ':mag: I found no text in that message.',
  nearest: ':mag: No card fits that message for sure. These come closest:',
  noneFits: ':mag: No card fits that message.',
} as const;

/** @param emoji the name of the emoji that marked the message, without colons */
export function onMarkedMessage(emoji: string, text: string): string {
  const message = text.trim() ? `the message ${quoted(text)}` : 'that message';
  return `:${emoji}: On ${message}. ${ONLY_YOU_SEE_THIS}`;
}

// The help.

/** What the help says of itself. */
export const HELP_LINE = 'this page';

export const HELP_TITLE = 'Ask Guidepost';

/** Replaces the help in notifications. Plain text. */
export function helpSummary(examples: readonly string[]): string {
  const example = examples.length > 0 ? ` For example: ${examples.join(' ')}` : '';
  return `Ask me in your own words: with ${COMMAND} and a question, by mentioning me, or in a direct message.${example}`;
}

/** @param kinds their names, as plain text */
export const whatIKnow = ({ kinds }: { kinds: readonly { name: string }[] }) =>
  `I have guidance on ${listed(kinds.map(({ name }) => escapeText(name.charAt(0).toLowerCase() + name.slice(1))))}. Ask in your own words. Try one:`;

const listed = (names: readonly string[]) => new Intl.ListFormat('en-US').format(names);

export function waysToAsk(botUserId: string): string {
  return [
    `• \`${COMMAND} data quality\` – only you see the answer; one click shares it`,
    `• <@${botUserId}> in a channel or thread – everyone sees it; alone in a thread, I read the thread`,
    '• a direct message to me – just ask',
    '• after an answer – “more”, “shorter”, “how?”, “example?”, “for a junior”, “why this one?”, “that’s not it”, “share it”',
    '• about what I send you – “stop”, “pause for two weeks”, “nudges at 8”, “settings”; under a nudge – “done”, “later”, “not for me”',
    '• from anywhere – the shortcut *Search guidance*; on a message, *Find guidance*',
  ].join('\n');
}

/** @param lines one for each command, see `commandLine` */
export function commandList(lines: readonly string[]): string {
  return lines.join(' · ');
}

/** @param usage what can be typed, plain text @param gives what you get */
export function commandLine(usage: readonly string[], gives: string): string {
  return `${usage.map((way) => `\`${escapeText(way)}\``).join(', ')} ${gives}`;
}

/** Said where somebody writes “did it”, and no nudge stands above it. */
export const DONE_WHAT =
  'Good to hear. If that is your answer to a nudge, write it in the thread of that nudge, or use its buttons.';

// About an answer that one of the team's own pages gave

export const PAGES_ARE_NOT_SAVED =
  'I can only save cards. To come back to this page, open it and bookmark it there.';
/** @param owner who looks after it, plain text */
export const pageMistake = (owner: string | undefined) =>
  owner
    ? `That is one of your team’s own pages. ${escapeText(owner)} looks after it: tell them, or open the page and correct it.`
    : 'That is one of your team’s own pages: open it and correct it, or tell whoever wrote it.';
export const SHARE_PAGE_BY_BUTTON =
  'To share a page, ask with `/guide` in the channel where others should see it, and press *Share in this channel*.';
