import { smallTalkTopic } from '../../../answers/pipeline/small-talk.ts';
import { isEverydayWord } from './everyday-words.ts';
import { isAboutOthers, likelyAnswer } from './likely-answers.ts';
import { NAMES_NUDGES } from './nudge-names.ts';
import type { RequestPlace, Said } from './request.ts';
import { type SaidWords, withLessCourtesy } from './said-words.ts';
import { wishIn } from './wish-model.ts';

const ENDS =
  /\b(?:stop\w*|unsubscribed?|opt out|off|end|quit|cancel|cease|disable|enough|remove|no|not|never|none|dont|cant|wont|anymore|longer|leave|shut|kill|drop|too)\b/;
const CHANGES =
  /\b(?:paused?|break|hold|skip|snooze|mute|resume|start\w*|again|back|turn|switch|changed?|set|settings?|options|preferences|adjust|move|make|less|fewer|more|often|frequen\w+|rarely|only|later|earlier|early|late|when|daily|weekly|every|each|once|twice|\w+days?|time|times|get|want|need|send|my)\b/;
/** How often, or at what time of the day. */
const SAYS_WHEN =
  /\b(?:daily|weekly|monthly|biweekly|fortnightly|hourly|(?:once|twice|one|two|three|2|3|1x?|2x|3x|times|days) (?:a|per|every|each) (?:day|week|month|fortnight)|every (?:other |second )?(?:day|week|morning|month)|(?:less|more|too|so|not) (?:often|frequent|frequently)|mornings?|afternoons?|evenings?|(?:later|earlier) in the day|before (?:lunch|noon|\d+)|after (?:lunch|noon|work|\d+)|at \d+(?:[:.]\d\d)?(?:am|pm| am| pm)?|first thing|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b/;
/** About the idea: “what are nudges?” */
const ABOUT_THE_IDEA =
  /^(?:what|why|who|how (?:do|does|can|could|should) (?:nudg|we|you|one)|are|is|do nudg)/;
/** “Good morning” asks for nothing. */
const WISHES_WELL =
  /\b(?:good|nice|lovely|great|happy) (?:morning|afternoon|evening|night|day|weekend|mondays?|fridays?)\b/g;
/** About a nudge that doesn't stand above. */
const SAYS_WHICH =
  /^(?:(?:i|ive|we|have|just|already|please|cant|can) )*(?:did|do|done|mark|handled|finished|completed|tried|skip|never|dont|not)\b.*(?:^| )(?:todays|yesterdays|this mornings|(?:from|of) (?:today|yesterday|this morning)|you sent)(?= |$)/;
/** What people write after the command without saying more. */
const BARE = new Map<string, Said['verb']>([
  ...['end', 'leave', 'remove', 'exit', 'out', 'kill', 'delete'].map((word) => [word, 'stop'] as const),
  ...['break', 'sleep', 'rest', 'later'].map((word) => [word, 'pause'] as const),
  ...['harder', 'easier', 'mornings', 'afternoons', 'evenings', 'frequency', 'days', 'time', 'level'].map(
    (word) => [word, 'settings'] as const,
  ),
]);
/** What we do to others. */
const OURS = /\b(?:we|our|us)\b/;
const ASKS =
  /\b(?:how|what|which|who|where|why)\b|^(?:when|is|are|does|did (?:we|you|they|he|she|any\w*)|should|done by)\b/;
const HOW_WE = /^(?:how (?:do|can|should|would|could) (?:we|one|you)|how to)(?= )/;
const MOST_WORDS = 24;

/** How probable it must be that a text is about the bot's messages. */
const PROBABLE = { nudge: 0.15, direct: 0.2, command: 0.2, mention: 0.3, thread: 1 } as const;
const CLEAR = 0.5;
const SURELY = 0.7;

/** Reads what is probably about the bot's messages, in words that no pattern knows. It is never sure. */
export function readLikely(said: SaidWords, place: RequestPlace): Said | undefined {
  const verb = closedIn(said.whole, place);
  if (verb) return { verb, names: 'nudges', likely: true };
  const wish = wishedIn(said, place);
  return wish && { verb: wish, names: 'nudges', likely: true, guessed: true };
}

function wishedIn({ text, whole, asks }: SaidWords, place: RequestPlace): Said['verb'] | undefined {
  if (HOW_WE.test(whole) || place === 'thread') return undefined;
  if (isAboutOthers(whole)) return NAMES_NUDGES.test(whole) ? 'stop' : undefined;
  if (place !== 'nudge' && isPlainlyTalk(text)) return undefined;
  if (place === 'mention' && NAMES_NUDGES.test(whole) && !ABOUT_THE_IDEA.test(whole)) {
    if (ENDS.test(whole)) return 'stop';
    if (CHANGES.test(whole)) return 'settings';
  }
  const { wish, probability } = wishIn(text);
  const answer = place === 'nudge' && !asks && !ASKS.test(whole) ? likelyAnswer(whole) : undefined;
  if (answer && probability < CLEAR) return answer;
  // To see the settings, people say so more clearly.
  const from = wish === 'settings' ? Math.max(0.4, PROBABLE[place]) : PROBABLE[place];
  // One word says little to guess by.
  const isOneWord = place !== 'nudge' && !withLessCourtesy(whole).at(-1)?.includes(' ');
  return probability >= (isOneWord ? SURELY : from) ? wish : undefined;
}

/** “Never mind” and “you’re the best” are answered as what they are. */
function isPlainlyTalk(text: string): boolean {
  const topic = smallTalkTopic(text, false);
  return topic !== undefined && topic !== 'stop' && topic !== 'pause';
}

function isClosed(words: string): boolean {
  const all = words.split(' ');
  return all.length <= MOST_WORDS && all.every(isEverydayWord);
}

/** By words alone, if it has none that may be about somebody's work. */
function closedIn(words: string, place: RequestPlace): Said['verb'] | undefined {
  if (place === 'command' && BARE.has(words)) return BARE.get(words);
  if (place !== 'nudge' && place !== 'thread' && SAYS_WHICH.test(words)) return 'settings';
  if (!isClosed(words)) return undefined;
  const named = NAMES_NUDGES.test(words);
  if (named && !ABOUT_THE_IDEA.test(words) && !OURS.test(words)) {
    if (ENDS.test(words)) return 'stop';
    if (CHANGES.test(words)) return 'settings';
  }
  const mayBeOurs = place === 'mention' || place === 'thread' || ABOUT_THE_IDEA.test(words);
  return SAYS_WHEN.test(words.replaceAll(WISHES_WELL, '')) && !mayBeOurs && words.includes(' ')
    ? 'times'
    : undefined;
}
