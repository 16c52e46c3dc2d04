import { editDistance, lettersOf, mayBeNear } from '../../../search/language/edit-distance.ts';

/** The words that requests are made of. */
const WORDS =
  'stop pause nudges nudge unsubscribe resume settings preferences change weekly daily every weekday weekdays everyday monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays until vacation holiday holidays messages sending please delete erase forget everything again later cancel disable enough leave alone anymore done tried worked tomorrow timezone remind skip away back week weeks months start turn january february march april august september october november december relevant interested opt nothing account schedule subscription unpause office message messaging texting'.split(
    ' ',
  );
const KNOWN = new Set(WORDS);
/** Words of their own that come near one of these. */
const OTHERS = new Set(
  'step steps stops stopped shop shops slop stock stoop atop store stomp cause parse phase pulse purse paste pauses paused chance charge chang changes changed range strange setting seating dairy daisy vocation location layer layers laser latter water alter letter lately cancer rough tough forge forger tires tied cried dried words world smart stars stark stare starts started nudged judge judges budge budges fudge weekend mutes presume resumed results hollow delta deleted delayed relate release elite message massages reset evert ever never very rides rescue rename remain remand reminds reminded gain main aging turns turned leaves leaved lease levee clone alone massage massaging testing teasing taxing weak weeds weeds seeks geeks market marsh match scheduled unsubscribed cancels cancelled tested trial triad trued tread tired forgot forget-me'.split(
    ' ',
  ),
);

/** Slips that are no words of their own, and too short to be told by their letters alone. */
const SLIPS = new Map(
  Object.entries({
    mny: 'many',
    mni: 'many',
    upp: 'up',
    shutup: 'shut up',
    shutt: 'shut',
    stopp: 'stop',
    stahp: 'stop',
    enuff: 'enough',
    enuf: 'enough',
    mee: 'me',
    thiss: 'this',
    mor: 'more',
    moar: 'more',
    awy: 'away',
    quizz: 'quiz',
    weaks: 'weeks',
    dayz: 'days',
    evry: 'every',
    evryday: 'everyday',
  }),
);

/** A typo of a longer word may be two letters off. */
const LONG = 8;
const SHORTEST = 4;

const CANDIDATES = WORDS.filter((known) => known.length >= SHORTEST).map((known) => ({
  known,
  letters: lettersOf(known),
  allowed: known.length >= LONG ? 2 : 1,
}));

/** Words with their typos corrected; `sure` if none of them could be another word. Undefined if there is nothing to correct. */
export function withoutTypos(words: string): { words: string; sure: boolean } | undefined {
  let sure = true;
  let changed = false;
  const corrected = words.split(' ').map((word) => {
    const slip = SLIPS.get(word);
    if (slip !== undefined) {
      changed = true;
      return slip;
    }
    const better = correctionOf(word);
    if (better === undefined) return word;
    changed = true;
    sure &&= better.length > SHORTEST || isSwap(word, better);
    return better;
  });
  return changed ? { words: corrected.join(' '), sure } : undefined;
}

function correctionOf(word: string): string | undefined {
  if (!/^[a-z]{3,20}$/.test(word) || KNOWN.has(word) || OTHERS.has(word)) return undefined;
  const letters = lettersOf(word);
  let best: { known: string; distance: number } | undefined;
  for (const { known, letters: others, allowed } of CANDIDATES) {
    if (!mayBeNear(letters, others, allowed)) continue;
    const distance = editDistance(word, known, allowed);
    if (distance <= allowed && (!best || distance < best.distance)) best = { known, distance };
  }
  return best?.known;
}

/** Whether two neighboring letters changed places, as in “stpo”. */
function isSwap(word: string, better: string): boolean {
  return word.length === better.length && [...word].toSorted().join('') === [...better].toSorted().join('');
}
