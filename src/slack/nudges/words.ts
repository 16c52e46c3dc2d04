import type { Level } from '../../cards/curriculum.ts';
import type { NudgeAnswer } from '../../nudges/delivery/delivery.ts';
import { listInWords, placeInSentence } from '../../nudges/rules/describe-choice.ts';
import { PAUSED_AFTER } from '../../nudges/rules/engagement.ts';
import type { QuietClash } from '../../nudges/rules/quiet-hours.ts';
import type { Return } from '../../nudges/subscriptions/own-nudge.ts';
import type { Stopped } from '../../nudges/subscriptions/stop-all.ts';
import { RATING } from '../../nudges/words.ts';
import { keptFor } from '../../people/retention.ts';
import { escapeText } from '../kit/escape.ts';
import { readable } from '../kit/message-text.ts';
import { COMMAND, quoted } from '../kit/words.ts';

// Everything the bot says about nudges in Slack. Texts are mrkdwn and escaped already, unless a comment says otherwise. Why a
// card was chosen, the questions about cards and what is wrong with a form come from src/nudges/words.ts.

// A nudge.

/** @param day in words, such as “Tuesday, November 24” */
export const NUDGE_INTROS = {
  piece: (day: string) => `:seedling: Your nudge for ${day}`,
  question: (day: string) => `:thinking_face: A question for ${day}`,
  rehearsal: (day: string) => `:speech_balloon: Find your words, for ${day}`,
  channel: (day: string) => `:speech_balloon: To discuss on ${day}`,
} as const;

/** Replaces the blocks of a nudge in notifications. Plain text. @param toTry plain text */
export function pieceSummary(
  day: string,
  title: string,
  summary: string,
  toTry: { label: string; text: string } | undefined,
): string {
  const lines = [`Your nudge for ${day}: ${title}. ${summary}`];
  if (toTry !== undefined) lines.push(`${toTry.label}: ${toTry.text}`);
  return lines.join('\n');
}

/** The same for a question. Plain text. */
export function questionSummary(day: string, question: string): string {
  return `A question for ${day}: ${question} Think first; the answer is one click away.`;
}

/** The same for a channel's nudge. Plain text. */
export function channelSummary(day: string, title: string, summary: string, question: string): string {
  return `To discuss on ${day}: ${title}. ${summary}\n${question} ${ANSWER_IN_THREAD}`;
}

/** Above what to try. */
export const TRY_THIS = { today: 'Try this today', 'this-week': 'First step this week' } as const;

/** The names of choices. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const;

/** @param choice plain text @returns mrkdwn */
export function choiceLine(letter: string, choice: string): string {
  return `*${letter}*  ${escapeText(choice)}`;
}

/** @param choice plain text; for screen readers, which would otherwise say a letter only */
export function choiceLabel(letter: string, choice: string): string {
  return `${letter}: ${choice}`;
}

/** Replaces the blocks of a question with choices in notifications. Plain text. */
export function situationSummary(day: string, situation: string, choices: readonly string[]): string {
  const lines = choices.map((choice, index) => choiceLabel(LETTERS[index] ?? '', choice));
  return [`A question for ${day}: ${situation}`, ...lines].join('\n');
}

/** What came of a choice, without markup. @param right the right choice, plain text */
export function choiceResult(chosen: string, right: { letter: string; choice: string }): string {
  return chosen === right.letter
    ? `You chose ${chosen}, and that’s right.`
    : `You chose ${chosen}. The right choice is ${right.letter}: ${right.choice}`;
}

/** @param words of the card, plain text */
export function cardSays(words: string): string {
  return `The card says: “${escapeText(words)}”`;
}

export const QUESTION_CHANGED =
  'This question has changed since I asked it, so I recorded nothing. The card has the answer.';

export const THINK_FIRST = 'Think first, then check whether you knew it.';
export const HOW_WELL = '*How well did you know it?*';
export const ANSWER_IN_THREAD = 'Answer in the thread.';

export function leadsDiscussion(userId: string): string {
  return `<@${escapeText(userId)}> leads the discussion.`;
}

/** @param setUpBy the name of the person who set it up, plain text: a mention would ping them each time */
export function whoMayChange(setUpBy: string | undefined): string {
  return setUpBy
    ? `Set up by ${escapeText(setUpBy)}; anyone here can change, pause or stop it.`
    : 'Anyone here can change, pause or stop it.';
}

export const ONCE_A_WEEK_NOW =
  'Once a week now, because the last ones went unanswered. Any answer brings back the daily ones.';

/** Sent once, when nobody has answered for so long that the bot pauses. */
export const PAUSED_BY_SILENCE = `My last ${PAUSED_AFTER} nudges went unanswered, so I’ll stop here and leave you in peace. Nothing is lost: with one click, they pick up where they left off.`;

export const WHERE_SETTINGS_ARE = `\`${COMMAND} nudges\` shows your nudges and lets you change them.`;

/** Replaces the blocks of a nudge that was changed, in notifications. Plain text. */
export const YOUR_NUDGE = 'Your nudge';

// When nudges have ended by themselves.

/** @param why a clause in plain text */
export function endedMine(why: string): string {
  return `Your nudges have ended: ${escapeText(why)}. Nothing is lost: one click starts them again.`;
}

/** To the person who set up a channel's nudges. @param why a clause in plain text */
export function endedHere(channel: string, why: string): string {
  return `The nudges that you set up in <#${escapeText(channel)}> have ended: ${escapeText(why)}.`;
}

// The poll of a nudge in a channel.

/** What people can react with, by the name of the emoji. */
export const POLL_CHOICES: readonly { emoji: string; text: string }[] = [
  { emoji: 'white_check_mark', text: 'We do this' },
  { emoji: 'seedling', text: 'We’d like to' },
  { emoji: 'thinking_face', text: 'Doesn’t fit us' },
];

export const POLL = `*Where are we with this?* React with ${POLL_CHOICES.map(({ emoji, text }) => `:${emoji}: ${text}`).join(' · ')}`;

/** @param counts how many people chose what, in the order of the choices */
export function pollSummary(counts: readonly number[]): string {
  const chosen = POLL_CHOICES.map(({ emoji, text }, index) => `:${emoji}: ${text}: *${counts[index] ?? 0}*`);
  return `*Where we are with this, after two days:* ${chosen.join(' · ')}`;
}

/** What to do with it. @param counts as for `pollSummary` */
export function pollNext([doing = 0, wanting = 0, unfit = 0]: readonly number[]): string {
  if (wanting > 0 && doing > 0) {
    return 'Some of you do it and some would like to. Who shows the others how, and when?';
  }
  if (wanting > 0)
    return 'Some of you would like to. Who takes a first small step this week and says here how it went?';
  if (doing > 0)
    return 'You do this already. What made it work for you? One line here helps whoever joins next.';
  if (unfit > 0) return 'It doesn’t fit. What is different with you? That is worth a line here, too.';
  return '';
}

// Buttons; plain text.

export const BUTTONS = {
  gotIt: 'Got it',
  didIt: 'I did it',
  whatCame: 'What came of it?',
  guessed: 'I was guessing',
  knewAtOnce: 'Knew it right away',
  writeWords: 'Write my words',
  more: 'Show me more',
  later: 'Again later',
  notForMe: 'Not for me',
  reveal: 'Show the answer',
  restore: 'Bring it back',
  start: 'Start nudges',
  startHere: 'Set up nudges here',
  show: 'Show my nudges',
  change: 'Change',
  changeOrStop: 'Change or stop',
  stop: 'Stop',
  skipNext: 'Skip the next one',
  pauseWeek: 'Pause for a week',
  pauseUntil: 'Pause until…',
  resume: 'Resume',
  resumeMine: 'Resume my nudges',
  startAgain: 'Start again',
  timesBack: 'Change it back',
  preview: 'Show me one now',
  moveTo: (time: string) => `Move them to ${time}`,
  dismissed: (count: number) => `Dismissed cards: ${count}`,
} as const;

/** What screen readers say instead, where a button's text alone is not clear. Plain text. */
export const BUTTON_LABELS = {
  restore: (title: string) => `Bring back: ${title}`,
  change: 'Change days, time or topics of the nudges',
  changeOrStop: 'Change or stop these nudges',
  stop: 'Stop the nudges',
  pauseWeek: 'Pause these nudges for a week',
  resume: 'Resume the nudges',
  timesBack: 'Bring back the times from before',
} as const;

// Words for a hard moment.

export const REHEARSAL = {
  title: 'Find your words',
  field: 'What would you say?',
  hint: 'Only you see it. You can delete it with one click, also later under “Your data”.',
  placeholder: 'One or two sentences, as you would say them',
  submit: 'Compare',
  cancel: 'Cancel',
  writeFirst: 'Write what you would say.',
  yours: 'Your words',
  howWell: '*How well did you find your words?*',
  keptPrivate: `Only you see your words. I keep them for ${keptFor('rehearsals')}, unless you delete them here or under “Your data”.`,
  delete: 'Delete my words',
  deleted: 'Deleted. I no longer have your words.',
  notThere: 'I have no such words of yours.',
  over: 'This card has no such moment anymore.',
} as const;

/** How well somebody found their words. */
export const WORDS_RATING = {
  again: 'I need practice',
  hard: 'Nearly',
  good: 'I’d say it like that',
} as const;

/** Replaces the blocks of a nudge that asks for words, in notifications. Plain text. */
export function rehearsalSummary(day: string, moment: string): string {
  return `A moment to find words for, for ${day}: ${moment}`;
}

// What people try.

/** To somebody who has just done it. Another one each time, so that it doesn't sound like a machine. */
const THANKS = [
  'Good to hear. Small steps like this one add up.',
  'Well done. Most people only read about it.',
  'Nice. That was the hard part: starting.',
  'Great, and on an ordinary workday at that.',
  'Thanks for giving it a go.',
  'Ten minutes well spent.',
  'Now you know more about it than any card can tell you.',
] as const;

/**
 * @param deliveryId decides which thanks it is: the same nudge says the same
 * @param times how often the person has tried what this card proposes
 */
export function thanksForTrying(deliveryId: string, times: number, ...more: string[]): string {
  const sum = [...deliveryId].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  const again = times > 1 ? `That makes ${times} times with this card.` : '';
  return sentences('You did it.', THANKS[sum % THANKS.length] ?? '', again, ...more);
}

/** To somebody who did it in vain. */
export const TRIED_IN_VAIN =
  'Noted: you tried it, and it didn’t work out. What got in the way is worth a line.';

/** Plain text, but `kept`, `already` and `countedHere`. */
export const TRIED = {
  title: 'What came of it?',
  field: 'In a few words',
  hint: 'Only you see it, unless you choose a channel below.',
  placeholder: 'We found two jobs that nobody needs anymore',
  share: 'Share with the team',
  shareWith: 'Choose a channel',
  shareHint: 'I post it there in your name. You can take it back.',
  submit: 'Keep it',
  cancel: 'Cancel',
  writeFirst: 'Write one line about what came of it.',
  kept: `Kept for ${keptFor('tries')}, for you alone. \`${COMMAND} privacy\` shows and deletes it.`,
  already: 'I’ve already counted you here. What came of it?',
  countedHere: 'I count it without your name.',
  couldNotPost: 'I kept it, but I couldn’t post it just now. Please try again in a moment.',
} as const;

/** @param title and @param toTry plain text */
export function triedTitle(title: string, toTry: string | undefined): string {
  return `*${escapeText(title)}*${toTry ? `\n${escapeText(toTry)}` : ''}`;
}

/** Above what somebody found out. @param title plain text */
export function triedBy(userId: string, title: string): string {
  return `<@${escapeText(userId)}> tried something from *${escapeText(title)}*:`;
}

/** In the list of a channel's last nudges. */
export function triedCount(people: number): string {
  return `${people} tried it`;
}

// What a nudge would be like; mrkdwn, but the title.

export const PREVIEW = {
  title: 'A nudge to look at',
  lead: 'This is what one looks like, without its buttons. Only you see it, and it doesn’t count.',
  nothing: 'None would come right now.',
} as const;

// What came of an answer.

/** What the person answered, as a clause. */
export function answerClause(answer: NudgeAnswer, to?: 'choice' | 'words'): string {
  switch (answer) {
    case 'got-it':
      return 'you said: got it';
    case 'did-it':
      return 'you did it';
    case 'more':
      return 'you looked at the whole card';
    case 'later':
      return 'you want to see it again later';
    case 'not-for-me':
      return 'not for you: this card won’t come again';
    default:
      if (to === 'words') return 'you found your own words';
      if (to === 'choice')
        return answer === 'again' ? 'another choice was right' : 'you chose the right answer';
      return `you said: ${lowerFirst(RATING[answer])}`;
  }
}

/** The same as a sentence. */
export function answerSentence(answer: NudgeAnswer, to?: 'choice' | 'words'): string {
  // When it comes again is said right after that.
  if (answer === 'later') return 'Put off for now.';
  return `${upperFirst(answerClause(answer, to))}.`;
}

/** When the card of an answer comes again. */
export function whatComesNext(answer: NudgeAnswer, again: Return): string {
  if (answer === 'not-for-me') return 'Changed your mind? One click brings it back.';
  if (again === 'off') return 'Your nudges are off, so I won’t ask you about it.';
  if (again === 'paused') return 'Your nudges are paused, so I won’t ask you about it until they’re back.';
  if (again === 'stopped-for-all')
    return 'All nudges are stopped for now, so I won’t ask you about it until they’re back.';
  if (again === null) {
    return answer === 'good' || answer === 'easy'
      ? 'You know this by now, so I’ll leave it for a long time.'
      : '';
  }
  const from = `on or after ${escapeText(again.on)}`;
  return answer === 'later' ? `You’ll see it again ${from}.` : `I’ll ask you about it ${from}.`;
}

/** To somebody who wants to see a card again at a time that they name. */
export const NOT_ON_A_DAY = 'I can’t bring a single card on a certain day or at a certain time.';

/** After the right choice, how sure somebody was. */
export function correctedSentence(rating: 'hard' | 'easy', again: Return): string {
  const noted = rating === 'hard' ? 'Noted: a guess.' : 'Noted: you knew it right away.';
  return sentences(noted, whatComesNext(rating, again));
}

export const RESTORED = 'Brought back: this card can come again.';
export const CARD_GONE = 'This card no longer exists, so there is nothing to answer.';
export const NUDGE_FORGOTTEN = 'I no longer keep anything about this nudge, so I didn’t record your answer.';

export function alreadyAnswered(answer: NudgeAnswer, to?: 'choice' | 'words'): string {
  return `You’ve already answered this. ${answerSentence(answer, to)}`;
}

// What nudges are, and where they are at.

export const TITLES = {
  nudges: 'Nudges',
  mine: 'Your nudges',
  here: 'Nudges here',
  dismissed: 'Dismissed cards',
  pauseUntil: 'Pause until',
  formMine: 'Your nudges',
  formHere: 'Nudges for this channel',
} as const;

const WHAT_THEY_ARE =
  'One small thing to learn each working day, at a time you choose: a piece of a card and something to try, and now and then a question about what you’ve seen. Nothing comes unless you start it, and one click ends it.';
const WHAT_THEY_ARE_HERE =
  'A card and a question to discuss, on the days you choose; answers go in its thread. Anyone in the channel can set it up, change, pause or stop it.';

/** @param why why the nudges ended by themselves, a clause in plain text; null if they didn't */
export function off(mine: boolean, why: string | null): string {
  const state = mine ? 'Nudges are off.' : 'Nudges are off in this channel.';
  const ended = why === null ? '' : `They ended: ${escapeText(why)}.`;
  return sentences(state, ended, mine ? WHAT_THEY_ARE : WHAT_THEY_ARE_HERE);
}

/** @param when in words, plain text */
export function nextComes(when: string, isFirst: boolean): string {
  return `The ${isFirst ? 'first' : 'next'} one comes *${escapeText(when)}*.`;
}

/** @param days in words, plain text */
export function noneOn(days: readonly string[]): string {
  return `None on ${escapeText(days.join('; '))}.`;
}

/** @param day in words, plain text */
export function pausedUntil(day: string): string {
  return `Paused until ${escapeText(day)}.`;
}

/**
 * That a curator has stopped everybody's nudges, for one person's eyes.
 * @param until the first day with nudges again, in words @param reason as the curator wrote it; both plain text
 */
export function stoppedForAll({ until, by, reason }: Stopped): string {
  const when = until === null ? 'until further notice' : `until ${escapeText(until)},`;
  const who = by === null ? 'by a curator' : `by <@${escapeText(by)}>`;
  const end = /[.!?…]$/.test(reason) ? '' : '.';
  return `*Nudges are stopped* for everyone ${when} ${who}${reason ? `: ${escapeText(reason)}` : ''}${end}`;
}

/**
 * The same where others may read it, people of other companies among them: neither who stopped them, whom that would notify,
 * nor why.
 */
export function stoppedInPublic({ until }: Pick<Stopped, 'until'>): string {
  return `*Nudges are stopped* for everyone until ${until === null ? 'further notice' : escapeText(until)}.`;
}

export const PAUSED = {
  bySilence: 'Paused, because the last ones went unanswered. Resume them whenever you like.',
  mine: 'Paused until you resume them.',
  here: 'Paused until someone resumes them.',
} as const;

/**
 * To somebody whose notifications are off at the time that they chose.
 * @param time 'HH:MM'
 */
export function quietWarning(time: string, { hours, comes }: QuietClash): string {
  const off = `:warning: At ${time} your Slack notifications are off (${hours.from} to ${hours.until}).`;
  return comes === 'never'
    ? `${off} I keep quiet then, so these nudges would never come.`
    : `${off} I wait for that to end, so they would come at ${hours.until} instead.`;
}

/** @param schedule and @param topics in words, plain text; no schedule where it stands elsewhere */
export function scheduleLine(schedule: string | undefined, topics: string): string {
  return escapeText(`${schedule ? `${upperFirst(schedule)}. ` : ''}Topics: ${topics}.`);
}

/** @param region where the holidays are those of, in words and plain text; null if nudges come on holidays, too */
export function holidaysLine(region: string | null): string {
  return escapeText(
    region === null ? 'On public holidays, too.' : `None on public holidays in ${placeInSentence(region)}.`,
  );
}

/** How many lead; not who, because a mention would ping each of them with every change. The form names them. */
export function rotationLine(userIds: readonly string[]): string {
  const count = userIds.length;
  return count === 1
    ? 'One person leads the discussion; *Change* shows who.'
    : `${count} people take turns to lead the discussion; *Change* shows who.`;
}

/** @param userIds of those who left the turns after somebody opened the form that still named them */
export function leftMeanwhile(userIds: readonly string[]): string {
  const names = listInWords(userIds.map((id) => `<@${escapeText(id)}>`));
  const were = userIds.length === 1 ? 'was' : 'were';
  return `${names} ${were} taken out of the turns while you had the form open, so I didn’t add them again.`;
}

export const LATEST = '*The latest ones*';

/** @param title of the card, plain text; undefined if it no longer exists */
export function pastLine(day: string, title: string | undefined, outcome: string): string {
  const card = title === undefined ? '' : `: *${escapeText(title)}*`;
  return `${escapeText(day)}${card} – ${outcome}`;
}

/** What became of an earlier nudge, as a clause. @param why a clause in plain text */
export const OUTCOMES = {
  // They wrote something else, or took their answer back.
  responded: 'no answer, but I heard from you',
  unanswered: 'no answer',
  posted: 'posted',
  onItsWay: 'on its way',
  skipped: (why: string) => `skipped: ${escapeText(why.replace(/\.$/, ''))}`,
  failed: (why: string) => `couldn’t be sent: ${escapeText(why.replace(/\.$/, ''))}`,
} as const;

export const NONE_DISMISSED = 'You haven’t dismissed any cards. “Not for me” on a nudge dismisses one.';

// Changes.

/**
 * What to say about a change: `mine` to the person, about their own nudges; `announcement` to everyone in a channel, as the
 * rest of a sentence that begins with the person's name.
 */
export const CHANGES = {
  pause: {
    mine: 'Done.',
    announcement: 'paused the nudges in this channel.',
    event: 'channel-nudges-paused',
  },
  resume: {
    mine: 'Your nudges are back on.',
    announcement: 'resumed the nudges in this channel.',
    event: 'channel-nudges-resumed',
  },
  times: {
    mine: 'Done.',
    announcement: 'changed when the nudges in this channel come.',
    event: 'channel-nudges-changed',
  },
  stop: {
    mine: 'Your nudges are off; `resume` or one click brings them back.',
    announcement: 'stopped the nudges in this channel.',
    event: 'channel-nudges-stopped',
  },
  setUp: {
    mine: '*Your nudges are set up.* They come as direct messages from me.',
    announcement: 'set up nudges for this channel: a card and a question to discuss.',
    event: 'channel-nudges-set-up',
  },
} as const;

/** @param schedule in words, plain text */
export function timesChanged(schedule: string): string {
  return `Done: *${escapeText(schedule)}*.`;
}

/** About a change of where somebody stands and what they want more of. */
export const LEARNER_CHANGED = 'Done: new cards come in that order from now on.';
/** Beside the menu that changes it. mrkdwn */
export const LEARNER_NOW = '*Where you stand, and what you want more of*';

/** To somebody who gets no nudges, about the times that they asked for. */
export const OFFER_TIMES = 'You get no nudges yet. The form already has the times that you named:';

/** Where it is not clear what somebody wants. */
/** Below what was done, where the same message asks something. */
export const ASK_AGAIN = 'You asked something, too: send that once more by itself, and I’ll answer.';
export const NOTHING_CHANGED =
  'If that is about your nudges: I have changed nothing yet. You can do it here.';
/** The same about a channel's. */
export function nothingChangedIn(channel: string): string {
  return `If that is about the nudges of <#${escapeText(channel)}>: I have changed nothing yet. You can do it here.`;
}
/** To somebody who gets none of their own, in a channel that has some. */
export function onlyTheChannels(channel: string): string {
  return `You get no nudges of your own. If you mean those of <#${escapeText(channel)}>: I have changed nothing yet. You can do it here.`;
}
/** Where a text says one of two things. @param one and @param other plain text, as on the buttons */
export function whichOne(one: string, other: string): string {
  return `*${escapeText(one)}*, or *${escapeText(lowerFirst(other))}*? I have changed nothing yet.`;
}
/** Below what was done in the reading that is more likely. @param other plain text */
export function orElse(other: string): string {
  return `If you meant the other one: *${escapeText(lowerFirst(other))}*.`;
}
/** The readings of “at 4”. @param time 'HH:MM' */
export const inTheMorning = (time: string) => `At ${time}, in the morning`;
export const inTheAfternoon = (time: string) => `At ${time}, in the afternoon`;
/** A reading of “until 03/04”. @param day in words */
export const untilDay = (day: string) => `Until ${day}`;
/** The same to somebody who gets none. */
export const NO_NUDGES_ANYWAY = `If that is about nudges: you get none from me. \`${COMMAND} nudges\` starts them.`;
/** Where somebody mentions somebody else. */
export const ONLY_YOUR_OWN =
  'Everyone changes only their own nudges, so I have changed nothing. These are yours:';
/** Where a text may answer a nudge. */
export const IS_THAT_YOUR_ANSWER = 'Is that your answer? I have noted nothing yet.';
/** To somebody who did what a nudge proposes, in vain. */
export const DID_NOT_WORK =
  'Sorry that it didn’t work out. I have noted nothing yet: shall I count it as tried, or bring it again?';
/** To somebody who began what a nudge proposes, and did not finish it. */
export const NOT_FINISHED =
  'A start counts, too. I have noted nothing yet: shall I count it as tried, or bring it again?';
/** @param note what somebody wrote about what they did */
export function keptNote(note: string): string {
  return `I kept ${quoted(note)} for you alone, as what came of it.`;
}
/** Where something was kept before. @param line plain text */
export function addedToNote(line: string): string {
  return `I added ${quoted(line)} to what I keep for you alone, as what came of it.`;
}
/** @param line plain text */
export function noteIsFull(line: string): string {
  return `There is no room for ${quoted(line)} beside what you noted before, so I didn’t keep it. *${BUTTONS.whatCame}* shows your note, and there you can make room.`;
}
/** Beside it, where it was not said in the same message. */
export const WAS_NO_QUESTION = 'If it was a question, end it with “?”.';

// Taken back.

/** @param hadNote whether the person had written what came of it */
export function takenBack(answer: NudgeAnswer, hadNote: boolean): string {
  if (answer === 'not-for-me') return RESTORED;
  const what = `Taken back: “${answer === 'did-it' ? BUTTONS.didIt : answer === 'later' ? BUTTONS.later : BUTTONS.gotIt}”.`;
  return sentences(
    what,
    hadNote ? 'What you wrote about it is deleted, too.' : '',
    'The nudge can be answered again.',
  );
}
/** Who knows the answer can't be asked again. */
export const QUESTION_STAYS =
  'The answer to a question stays, because you’ve seen which one is right. Everything else can be taken back.';
export const NOTHING_TO_TAKE_BACK =
  'There is nothing here that I can take back. What you did with a button has its own button to undo it.';
/** A channel's nudges say who set them up, by name and without a ping. */
export const NOT_IN_A_ROTATION =
  'I don’t name you as leading the discussion in any channel. Nudges that you set up for a channel say so, without mentioning you.';
/** To somebody who may be named in a channel's nudges, and may not want to be. */
export const HOW_TO_LEAVE =
  'If I name you as leading the discussion in a channel: tell me “don’t mention me”, and I stop doing so.';
/** @param channels their ids */
export function noLongerNamed(channels: readonly string[]): string {
  const where = channels.map((channel) => `<#${escapeText(channel)}>`).join(', ');
  return `I no longer name you as leading the discussion in ${where}.`;
}
/** The same after a stop, which `undo` takes back without this. */
export function noLongerNamedEither(channels: readonly string[]): string {
  return `${noLongerNamed(channels)} Undoing the stop doesn’t put you back in that rotation; the channel’s nudge settings do.`;
}
export const WHOSE_NUDGES = 'Your own nudges, or those of this channel? I have changed nothing yet.';

/** Said where somebody answers a question with “done”. */
export const WAS_A_QUESTION = 'That was a question: answer it with one of its buttons.';

/** To the person who set up a channel's nudges. */
export const SET_FOR_CHANNEL = '*Nudges for this channel are set up.*';

/** To somebody who changed a channel's nudges from elsewhere. */
export const DONE = 'Done.';

/** @param problem what kept the bot from telling the channel */
export function doneBut(problem: string): string {
  return `Done. ${problem}`;
}

export const DONE_IN_PUBLIC = 'Done. Everyone here can see it.';

/** When somebody changes a channel's nudges to what they are. */
export const SO_ALREADY = 'That’s how it is already.';

export const NOT_ANNOUNCED = 'I couldn’t tell the channel just now.';

// The command.

/** What the help says of it. */
export const HELP_LINE = `something small to learn each working day (\`${COMMAND} nudges here\`: for a channel)`;

export const ONLY_US_HERE = `It’s only you and me here: \`${COMMAND} nudges\` shows your own.`;

/** @param known what can be typed instead, plain text */
export function unknownRequest(typed: string, known: readonly string[]): string {
  const words = known.map((word) => `\`${word}\``).join(', ');
  return `I don’t know ${quoted(typed)}. After \`${COMMAND} nudges\` you can write: ${words}.`;
}

/** Plain text. @param typed as it came from Slack @param example a day that could be typed */
export function unreadablePause(typed: string, example: string): string {
  return `I can’t read “${readable(typed)}” as a length of time. You can write “pause”, “pause a day”, “pause a week” or “pause until ${example}”.`;
}

// The form; all plain text but the intros.

export const FORM_INTROS = {
  mine: 'Something small to learn on the days you choose, as a direct message from me.',
  here: 'A card and a question to discuss in this channel. Everyone here sees who set it up, and anyone can change, pause or stop it.',
} as const;

/** The levels, as headings of a menu. */
export const LEVEL_NAMES: Record<Level, string> = {
  new: 'New to AI in DevOps',
  practiced: 'I already work with it',
  lead: 'I lead others, or soon will',
};
const LEVEL_IN_SHORT: Record<Level, string> = { new: 'New', practiced: 'Practiced', lead: 'Lead' };
/** No interest in particular. */
export const EVERYTHING = 'a bit of everything';

/** An option that names a level and an interest. @param interest by its name */
export function learnerChoice(level: Level, interest: string): string {
  return `${LEVEL_IN_SHORT[level]}: ${lowerFirst(interest)}`;
}

export const FIELDS = {
  learner: 'Where you stand, and what you want more of',
  learnerPlaceholder: 'Choose where you stand',
  learnerHint: 'It decides in which order cards come.',
  days: 'Days',
  time: 'Time',
  zone: 'Time zone',
  zonePlaceholder: 'Type a city, such as Berlin',
  zoneHintMine: 'It follows your Slack profile when you move. If you choose another zone, it stays.',
  zoneHintHere: 'The channel’s time zone. It stays when people move.',
  holidays: 'No nudges on public holidays in',
  holidaysPlaceholder: 'Type a country, such as Germany',
  holidaysHint: 'In some countries, regions have their own holidays.',
  kinds: 'Kinds of cards',
  kindsPlaceholder: 'Everything about the work',
  /** @param names of the kinds that come only if chosen */
  kindsHint: (names: string) => `${names} come only if you choose them.`,
  topics: 'Topics',
  topicsPlaceholder: 'All topics',
  topicsHint: 'You get cards of any kind or topic that you choose. Choose none to get them all.',
  unseenMine: 'Only new things',
  unseenMineOption: 'Only send me what I haven’t seen',
  unseenHere: 'Only new cards',
  unseenHereOption: 'Only cards that this channel hasn’t had',
  rotation: 'Who takes turns leading the discussion',
  rotationPlaceholder: 'Nobody in particular',
  rotationHint: 'Ask them first: I name them in the channel when it’s their turn.',
  until: 'The first day with nudges again',
} as const;

/** Plain text, as an error below the field. */
export const strangeRotation = (most: number) =>
  `That isn’t a list of people I can read. Choose up to ${most} people from the list.`;

/** Plain text, as an error below the field. */
export const BOT_IN_ROTATION = 'A bot can’t lead a discussion. Choose people only.';

/** Says what is kept. mrkdwn */
export const KEPT = {
  mine: `I keep what you chose and learned until you delete it: *Your data* does that, on my Home tab. I keep what I sent and what you answered for ${keptFor('deliveries')}. Nobody else sees any of it.`,
  here: 'I keep what was chosen and which cards came.',
} as const;

export const FORM_BUTTONS = { start: 'Start', save: 'Save', pause: 'Pause', cancel: 'Cancel' } as const;

// Why a nudge could not be delivered: clauses in plain text, which the database keeps and people read later.

export const UNDELIVERABLE = {
  personLeft: 'Slack says that this account is not in the workspace',
  personHidden: 'Slack no longer lets me see this account',
  deactivated: 'the account was deactivated',
  bot: 'bots don’t read nudges',
  channelGone: 'the channel is gone, or I was removed from it',
  removed: 'I was removed from the channel',
  archived: 'the channel was archived',
  notAllowed: 'I’m no longer allowed to post there',
  postingRestricted: 'only some people can post in the channel',
  threadsOnly: 'the channel takes only replies in threads',
} as const;

export const NOT_DELIVERED = {
  noResponse: 'Slack didn’t respond',
  notAccepted: 'Slack doesn’t accept this message',
  slackTrouble: 'Slack had a problem',
  /** @param error Slack's code */
  refused: (error: string) => `Slack refused it (${error})`,
  maybeSentBefore: 'I couldn’t make sure that it hadn’t been sent before',
} as const;

/** Joins sentences, leaving out empty ones. */
export function sentences(...parts: string[]): string {
  return parts.filter(Boolean).join(' ');
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
