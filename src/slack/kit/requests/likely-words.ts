import { isAboutOthers, likelyAnswer } from './likely-answers.ts';
import type { RequestPlace, Said } from './request.ts';
import { type SaidWords, withLessCourtesy } from './said-words.ts';
import { wishIn } from './wish-model.ts';

/** Words that say nothing about anybody's work. */
const WORDS = new Set(
  [
    'helpful useful useless rubbish forever signed same hopefully sick leave nudge nudges nudging learning message messages messaging msg msgs dm dms ping pings notification notifications reminder reminders subscription list mailing spam bot guidepost these this that those them it stuff things thing everything anything something any some all more another next one ones new few many much other tip tips mail mails email emails such rest',
    'stop stops stopped stopping unsubscribe unsubscribed opt out off end quit cancel cease disable enough remove delete without leave alone shut silent quiet kill drop no not no never none dont doesnt cant wont didnt havent isnt nothing anymore longer further needed necessary',
    'pause paused break hold skip snooze mute suspend resume restart start started starting again back on continue carry turn switch change changed set settings setting options preferences adjust move make made less fewer often frequently frequency rarely only just later earlier sooner late early slow down reduce limit lower higher maximum max minimum',
    'get getting got receive receiving send sends sending sent give giving show showing see seeing read reading write writing want wanted wants need needs needed like liked likes love prefer prefers would could should can will may might do does did doing have having had has am is are be been being was were ask asking asked tell let allow keep keeps keeping come comes coming arrive arrives know think feel find found help sign signed try tried go goes going work works handle manage suits suit fits bring',
    'i im ive id ill me my mine myself we us our you your youre u ur yours the a an to for from of at in with about by per than as until till til and or but so because if when while since though please pls plz thanks thank thx sorry hey hi hello ok okay yes really very too way far just kindly now right away immediately asap already still yet ever always sometimes maybe perhaps actually honestly seriously long short time times timing timezone zone day days week weeks month months fortnight today tomorrow morning mornings afternoon afternoons evening evenings night noon midday lunch lunchtime breakfast weekend weekends weekday weekdays workday workdays monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun daily weekly monthly biweekly fortnightly hourly every each once twice two three four five half past quarter oclock am pm hour hours minutes first last second before after between around instead rather possible fine good better best bad great perfect nice plenty okay hard both also too bit lot little else annoying annoyed tired sick fed up busy swamped overwhelmed vacation holiday holidays away office inbox phone tbh honestly think guess there here january february march april june july august september october november december',
  ].flatMap((line) => line.split(' ')),
);
const NUMBER = /^\d{1,4}(?:[:.]\d\d)?(?:am|pm|x|st|nd|rd|th|h|d)?$/;
const NAMES_NUDGES = /\bnudg(?:es?|ing)\b/;
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
/** What we do to others. */
const OURS = /\b(?:we|our|us)\b/;
const ASKS = /\b(?:how|what|which|who|where|why)\b|^(?:when|is|are|does|did|should|done by)\b/;
const HOW_WE = /^(?:how (?:do|can|should|would|could) (?:we|one|you)|how to)(?= )/;
const MOST_WORDS = 24;

/** How probable it must be that a text is about the bot's messages. */
const PROBABLE = { nudge: 0.2, direct: 0.2, command: 0.2, mention: 0.35, thread: 1 } as const;
const CLEAR = 0.5;

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
  // One word says too little to guess by.
  if (place !== 'nudge' && !withLessCourtesy(whole).at(-1)?.includes(' ')) return undefined;
  const { wish, probability } = wishIn(text);
  const answer = place === 'nudge' && !asks && !ASKS.test(whole) ? likelyAnswer(whole) : undefined;
  if (answer && probability < CLEAR) return answer;
  // To see the settings, people say so more clearly.
  return probability >= (wish === 'settings' ? Math.max(0.4, PROBABLE[place]) : PROBABLE[place])
    ? wish
    : undefined;
}

function isClosed(words: string): boolean {
  const all = words.split(' ');
  return all.length <= MOST_WORDS && all.every((word) => WORDS.has(word) || NUMBER.test(word));
}

/** By words alone, if it has none that may be about somebody's work. */
function closedIn(words: string, place: RequestPlace): Said['verb'] | undefined {
  if (!isClosed(words)) return undefined;
  const named = NAMES_NUDGES.test(words);
  if (named && !ABOUT_THE_IDEA.test(words) && !OURS.test(words)) {
    if (ENDS.test(words)) return 'stop';
    if (CHANGES.test(words)) return 'settings';
  }
  const mayBeOurs = place === 'mention' || place === 'thread' || ABOUT_THE_IDEA.test(words);
  return SAYS_WHEN.test(words) && !mayBeOurs && words.includes(' ') ? 'times' : undefined;
}
