import type { Rung } from '../../cards/ladder.ts';
import { keptFor } from '../../people/retention.ts';
import { escapeText } from '../kit/escape.ts';
import { COMMAND } from '../kit/words.ts';

// What the bot says about the path: self-assessments and the first 30 days. Titles, buttons, labels and errors of forms are
// plain text; everything else is mrkdwn, already escaped.

export const PATH_HELP = `where you are on the ladder, and what comes next (\`${COMMAND} path for @name\`: for somebody new)`;
export const PATH_IS_PRIVATE = `Where you are on your path is for your eyes only. Write \`${COMMAND} path\`, or look at my Home tab.`;

export const PATH_TITLE = 'Your path';
export const NO_LADDER = 'There is no ladder among my cards, so I can’t show you a path.';

// The rungs

/** In a sentence, as plain text: “the work of a senior engineer”. */
const RUNG_NAMES: Readonly<Record<Rung, string>> = {
  junior: 'junior engineer',
  middle: 'middle engineer',
  senior: 'senior engineer',
  lead: 'team lead',
  architect: 'architect',
};
/** Where it stands alone. */
const RUNG_LABELS: Readonly<Record<Rung, string>> = {
  junior: 'Junior',
  middle: 'Middle',
  senior: 'Senior',
  lead: 'Lead',
  architect: 'Architect',
};
export const rungLabel = (rung: Rung) => RUNG_LABELS[rung];
const a = (name: string) => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);

/** The rung on the ladder where somebody is. */
export const rungWhereYouAre = (rung: Rung) => `*${RUNG_LABELS[rung]} (you are here)*`;
/** The same to others. */
export const rungWhereTheyAre = (rung: Rung) => `*${RUNG_LABELS[rung]} (they are here)*`;
export const LADDER_ARROW = ' › ';

// Where somebody is

export const notYetAssessed = (questions: number) =>
  `Where are you on the ladder from junior to architect, and what is worth learning next? ${questions} questions, about ten minutes. It’s your own view, not a test, and only you see it.`;
export const standingOnTheWhole = (rung: Rung) =>
  `*On the whole, you describe the work of ${a(RUNG_NAMES[rung])}.*`;
/** @param names of requirements, plain text */
export const furtherIn = (names: readonly string[]) =>
  `In ${escapeText(listed(names))}, you are further along already.`;
export const TOO_LITTLE_TO_SAY =
  'You left more than half open, so I can’t say where you are on the whole. Here is what you said.';
export const OWN_VIEW = 'This is your own view, not a grade. Only you see it.';
const NOT_SAID = 'left open';
/** @param bar the level as a picture. It comes after the words, so that a screen reader says these first */
export const levelLine = (short: string, rung: Rung | undefined, bar: string) =>
  `*${escapeText(short)}*: ${rung ? RUNG_LABELS[rung].toLowerCase() : NOT_SAID}\n${bar}`;

/** @param day as `dayOf` writes it */
export const grownSince = (day: string, changes: readonly string[]) =>
  `:seedling: Since ${day}: ${changes.join(' · ')}`;
export const growthIn = (short: string, by: number) =>
  `${by > 0 ? `+${by}` : `−${-by}`} in ${escapeText(short)}`;
/** If somebody now sees themselves lower. */
export const LOWER_IS_FINE = 'A lower number often means that you see more now than you did then.';
/** @param days as `dayOf` writes them */
export const assessedOn = (days: readonly string[]) => `Assessed on ${days.join(' · ')}`;
export const unfinished = (done: number, all: number) =>
  `You have answered ${done} of ${all} in a new self-assessment. Go on whenever you like.`;

// What comes next

export const nextOnTheWay = (rung: Rung) => `*What matters next on the way to ${RUNG_NAMES[rung]}*`;
export const AT_THE_TOP =
  'You describe the top rung throughout. What’s left is to help others up: show somebody one of these cards.';
export interface GapWords {
  number: number;
  short: string;
  from: Rung;
  to: Rung;
  steps: number;
  weighsMost: boolean;
  /** What good looks like on the rung to reach. Plain text. */
  good: string;
}
export function gapLines({ number, short, from, to, steps, weighsMost, good }: GapWords): string {
  const far = steps === 1 ? 'One rung away' : `${COUNTS[steps] ?? steps} rungs away`;
  const why = weighsMost ? `${far}, and among what counts most for ${a(RUNG_NAMES[to])}.` : `${far}.`;
  return [
    `*${number}. ${escapeText(short)}*: from ${RUNG_LABELS[from].toLowerCase()} to ${RUNG_LABELS[to].toLowerCase()}`,
    `${why} ${RUNG_LABELS[to]}: ${escapeText(good)}`,
  ].join('\n');
}
const COUNTS: Readonly<Record<number, string>> = { 2: 'Two', 3: 'Three', 4: 'Four' };
/** @param step mrkdwn */
export const oneThingToDo = (step: string) => `_One thing to do:_ ${step}`;

// Buttons

export const ASSESS = 'Assess yourself';
export const ASSESS_LABEL = 'Assess yourself: it takes about ten minutes';
export const ASSESS_AGAIN = 'Assess yourself again';
export const GO_ON = 'Go on';
export const GO_ON_LABEL = 'Go on with your self-assessment';
export const SEE_PATH = 'See your path';
export const SHARE_SUMMARY = 'Share a summary…';
export const SHARE_SUMMARY_LABEL = 'Share a summary of your path with one person';
/** Opens the card to practice with. @param title of the card, plain text */
export const practiceWith = (title: string) => `Practice: ${title}`;

// The form

export const formIntro = (count: number) =>
  `${count} questions, about ten minutes. Choose the sentence that is closest to what you do today; leave open what you can’t tell. Each answer is kept when you press *${NEXT}*, so you can stop and go on another day.`;
export const progressOf = (number: number, all: number) => `Question ${number} of ${all}`;
export const WHICH_LEVEL = 'Which one describes you best?';
export const levelChoice = (rung: Rung, sentence: string) =>
  `*${RUNG_LABELS[rung]}*: ${escapeText(sentence)}`;
export const EVIDENCE = 'What shows it? In your own words';
export const EVIDENCE_PLACEHOLDER = 'An example, a number, a link. Only you see this.';
export const NEXT = 'Next';
export const FINISH = 'See where I am';
export const LATER = 'Later';
export const BACK = 'Back';
export const BACK_LABEL = 'Back to the question before';
export const ONE_OF_FIVE = 'Choose one of the five, or leave it open.';
export const NOTHING_ANSWERED =
  'You left everything open, so there is nothing to show yet. Your words are kept: go on whenever you like.';

// Sharing a summary

export const SHARE_TITLE = 'Share a summary';
export const READER = 'With whom?';
export const CHOOSE_PERSON = 'Choose one person';
export const ADD_WORDS = 'What you wrote';
export const ADD_WORDS_OPTION = 'Add what I wrote in my own words';
export const WHAT_THEY_GET =
  'They get a direct message from me in your name: your levels and what could come next, as I work it out from them. What you wrote stays with you unless you tick the box. You can take the message back, also later: I send you a note with *Undo*.';
export const SHARE = 'Share';
export const CANCEL = 'Cancel';
export const NOT_YOURSELF = 'That’s you. Choose somebody else.';
export const PLEASE_CHOOSE = 'Please choose a person.';
export const NOTHING_TO_SHARE = 'There is nothing to share yet. Assess yourself first.';
export const sharedWith = (userId: string) =>
  `:white_check_mark: Shared with <@${escapeText(userId)}>, as a direct message from me.`;
export const COULD_NOT_SHARE = 'I couldn’t send that. Please try again in a moment.';
export const sharesPath = (userId: string) =>
  `<@${escapeText(userId)}> shares with you where they see themselves on their path. It’s their own view, not a grade.`;
export const theirStanding = (rung: Rung) =>
  `*On the whole, they describe the work of ${a(RUNG_NAMES[rung])}.*`;
/** @param day as `dayOf` writes it */
export const asOf = (day: string) => `As of ${day}`;
export const nextForThem = (rung: Rung) =>
  `*What could come next for them, on the way to ${RUNG_NAMES[rung]}* (I worked this out from their answers)`;
/** @param userId of the person who wrote them */
export const theirWordsHeading = (userId: string) =>
  `*What <@${escapeText(userId)}> wrote about it, in their own words*`;
export const theirWords = (short: string, words: string) =>
  `*${escapeText(short)}*\n${escapeText(words).replace(/^/gm, '> ')}`;

// Refusing summaries

export const REFUSE_SUMMARIES = 'Don’t send me summaries';
export const REFUSE_SUMMARIES_LABEL = 'Don’t send me summaries of paths, from nobody';
export const NO_MORE_SUMMARIES = `All right. Nobody can send you a summary through me for the next ${keptFor('claims')}, unless you delete everything that I keep about you.`;
export const REFUSES_SUMMARIES = 'I can’t send it: they have asked me for no summaries.';
export const SHARED_TODAY = 'They have had one from you today. You can share again tomorrow.';

// People

export const NOT_A_MEMBER =
  'I can only do that with people who are members of this workspace and whom I answer. Choose somebody else.';
export const COULD_NOT_LOOK_THEM_UP =
  'Slack didn’t tell me who that is just now. Please try again in a moment.';

// The first 30 days

export const FIRST_DAYS_TITLE = 'Your first 30 days';
export const FIRST_DAYS_OFFER = (steps: number) =>
  `${steps} small things for somebody new, three a week, each with a card that explains it. You tick them off for yourself; nobody else sees it unless you show them.`;
export const NO_FIRST_DAYS = 'There is no list for the first 30 days among my cards.';
export const START_FIRST_DAYS = 'Start my first 30 days';
export const OPEN_LIST = 'Open the list';
export const OPEN_LIST_LABEL = 'Open the list of your first 30 days';
export const doneCount = (done: number, all: number) =>
  done === all ? `:tada: *All ${all} done*` : `*${done} of ${all} done*`;
export const firstDaysSpoken = (done: number, all: number) => `${FIRST_DAYS_TITLE}: ${done} of ${all} done.`;
/** @param day as `dayOf` writes it */
export const since = (day: string) => `since ${day}`;
export const ONLY_YOU_SEE = 'only you see this';
export const maySeeCount = (userId: string) => `<@${escapeText(userId)}> sees the count, and nothing else`;
export const weekHeading = (week: number) => `*Week ${week}*`;
export const thisWeek = (week: number) => `*Week ${week}, this week*`;
/** @param day as `dayOf` writes it. @param what mrkdwn */
export const stepText = (what: string, day: string | undefined) =>
  day ? `${what}\n:white_check_mark: _done on ${day}_` : what;
export const STEP_DONE = 'Done';
export const NOTHING_OPEN = 'All done. Your lead will be glad to hear what was missing on the way.';
export const NEXT_STEPS = 'Next:';

export const SHOW_COUNT = 'Show somebody how far I am…';
export const HIDE_COUNT = 'Stop showing it';
export const END_LIST = 'End the list';
export const END_QUESTION = 'End the list?';
export const END_CONSEQUENCES = 'Your ticks are deleted. You can start again any time.';
export const KEEP_LIST = 'Keep it';
export const ENDED = 'The list is gone.';
export const NO_LIST = 'You have no list for your first 30 days.';
export const SHOW_TITLE = 'Show how far I am';
export const WHO_SEES = 'Who may see it?';
export const WHAT_THEY_SEE =
  'They see how many steps you have done when they open their own path, and nothing else: not which ones, and no message comes to them.';
export const SHOW = 'Show it';

/** What others have let this person see. */
export const SHOWN_TO_YOU = '*First 30 days that people let you see*';
/** @param day as `dayOf` writes it */
export const shownLine = (userId: string, done: number, all: number, day: string) =>
  `• <@${escapeText(userId)}>: accepted, ${done} of ${all} done, since ${day}`;

// Inviting somebody

export const INVITE_EXPLAINED =
  'I don’t write to people who haven’t asked me to. So the invitation comes from you: once, in a channel that you’re both in and in your name, or in your own words. If they accept, they decide whether you see how far they are.';
export const INVITE = 'Invite somebody…';
export const INVITE_LABEL = 'Invite somebody to their first 30 days';
export const INVITE_TITLE = 'Their first 30 days';
export const WHO_IS_NEW = 'Who is new?';
export const WHERE_TO_INVITE = 'Where do I post it?';
export const CHOOSE_CHANNEL = 'A channel that you’re both in';
export const POST_INVITATION = 'Post the invitation';
export const OR_PASS_ON = '*Or pass this on yourself*';
export const TO_PASS_ON = `Welcome! Guidepost has a list for your first 30 days: write ${COMMAND} path first 30 days, or send it “path first 30 days” in a direct message. Only you see it, unless you show somebody how far you are.`;
export const PLEASE_CHOOSE_CHANNEL = 'Please choose a channel.';
export const NOT_IN_CHANNEL = 'They aren’t in that channel, so they wouldn’t see it.';
export const ALREADY_INVITED =
  'They have been invited in the last 90 days, and I do that once. Pass the text below on yourself.';
export const COULD_NOT_INVITE =
  'I couldn’t post the invitation. Please try again, or pass the text below on yourself.';
export const invitedIn = (userId: string, channel: string) =>
  `:white_check_mark: Posted in <#${escapeText(channel)}>. I won’t write to <@${escapeText(userId)}> about it again.`;
export const invites = (by: string, userId: string) =>
  `<@${escapeText(by)}> invites <@${escapeText(userId)}> to a path for the first 30 days`;
export const whatInvitationIs = (steps: number) =>
  `${steps} small things, three a week, each with a guidance card. You tick them off for yourself. There’s no deadline, and no need to accept.`;
export const ACCEPT = 'Start, and show how many I’ve done';
export const ACCEPT_LABEL = 'Start, and show the count to the person who invites you';
export const ACCEPT_ALONE = 'Start, just for me';
export const notForYou = (userId: string | undefined) =>
  `${userId ? `This invitation is for <@${escapeText(userId)}>.` : 'This invitation is for somebody else.'} Write \`${COMMAND} path first 30 days\` to start a list of your own.`;
export const started = (leadId: string | undefined) =>
  leadId
    ? `Your list has started. <@${escapeText(leadId)}> sees how many steps you have done, and nothing else.`
    : 'Your list has started. Only you see it.';
export const goesOn = (leadId: string | undefined) =>
  leadId
    ? `You have a list already. <@${escapeText(leadId)}> now sees how many steps you have done, and nothing else.`
    : 'You have a list already.';
export const GOES_ON_ALONE = 'You have a list already. Now only you see it.';
/** If the invitation can't be read any longer. */
export const NOBODY_SEES_IT =
  'I couldn’t read who invited you, so nobody sees how far you are. You can choose somebody in the list.';

/** “Testing and Monitoring”, “A, B and C”. */
function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
