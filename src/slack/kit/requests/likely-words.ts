import type { Said } from './request.ts';

/** Every word of a text must be one of these: then it is about what the bot sends, however it is put. */
const WORDS = new Set(
  [
    'nudge nudges nudging learning message messages messaging msg msgs dm dms ping pings notification notifications reminder reminders subscription list mailing spam bot guidepost these this that those them it stuff things everything anything something any some all more another next one ones new few many much other',
    'stop stops stopped stopping unsubscribe unsubscribed opt out off end quit cancel cease disable enough remove delete without leave alone shut silent quiet kill drop no not never none dont doesnt cant wont didnt havent isnt nothing anymore longer',
    'pause paused break hold skip snooze mute suspend resume start started starting again back on continue turn switch change changed set settings setting options preferences adjust move make made less fewer often frequently frequency rarely only just later earlier sooner late early slow down',
    'get getting got receive receiving send sends sending sent give giving show showing see seeing read reading write writing want wanted wants need needed like liked love prefer would could should can will may might do does did doing have having had has am is are be been being was were ask asking tell let allow keep keeps keeping come comes coming arrive know think feel find found help sign signed',
    'i im ive id ill me my mine myself we us our you your youre u ur yours the a an to for from of at in with about by per than until till and or but so because as if when while since though please pls plz thanks thank sorry hey hi hello ok okay really very too way far just kindly now right away immediately asap already still yet ever always sometimes maybe perhaps actually honestly seriously long short time times day days week weeks month months today tomorrow morning mornings afternoon evening evenings night noon weekend weekends monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays daily weekly every each once twice hour hours annoying annoyed tired sick fed up busy swamped overwhelmed vacation holiday holidays away work inbox phone',
  ].flatMap((line) => line.split(' ')),
);
const NAMES_NUDGES = /\bnudg(?:es?|ing)\b/;
const NAMES_SENDING =
  /\b(?:messag(?:es?|ing)|msgs?|dms?|pings?|notifications?|reminders?|spam|list|send(?:s|ing)?|subscription)\b/;
const ENDS =
  /\b(?:stop\w*|unsubscribed?|opt out|off|end|quit|cancel|cease|disable|enough|remove|no|not|never|none|dont|cant|wont|anymore|longer|leave|shut|kill|drop|too)\b/;
const CHANGES =
  /\b(?:paused?|break|hold|skip|snooze|mute|resume|start\w*|again|back|turn|switch|changed?|set|settings?|options|preferences|adjust|move|make|less|fewer|more|often|frequen\w+|rarely|only|later|earlier|early|late|when|daily|weekly|every|each|once|twice|\w+days?|time|times|get|want|need|send|my)\b/;
/** About the idea: “what are nudges?” */
const ABOUT_THE_IDEA =
  /^(?:what|why|who|how (?:do|does|can|could|should) (?:nudg|we|you|one)|are|is|do nudg)/;
/** What we do to others. */
const OURS = /\b(?:we|our|us)\b/;
const MOST_WORDS = 16;

/** Reads what is probably about the bot's messages, in words that no pattern knows. */
export function readLikely(words: string): Said | undefined {
  const all = words.split(' ');
  if (
    all.length > MOST_WORDS ||
    !all.every((word) => WORDS.has(word) || /^\d{1,2}(?:[:.]\d\d)?(?:am|pm)?$/.test(word))
  ) {
    return undefined;
  }
  if (ABOUT_THE_IDEA.test(words) || OURS.test(words)) return undefined;
  const named = NAMES_NUDGES.test(words);
  const sent = NAMES_SENDING.test(words) && /\b(?:me|my|i|im|you|your)\b/.test(words);
  if (!named && !sent) return undefined;
  if (ENDS.test(words)) return { verb: 'stop', names: 'nudges', likely: true };
  return named && CHANGES.test(words) ? { verb: 'settings', names: 'nudges', likely: true } : undefined;
}
