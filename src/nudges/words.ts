/** Every sentence of src/nudges/ that people read. */

/**
 * Why a nudge was not sent, as a clause that a person reads in the list of their nudges. The store itself
 * writes “paused”, “stopped” and “ended”. `doNotDisturb` and `away` are compared with what the ledger stored,
 * so changing them affects nudges that are waiting at that moment.
 */
export const REASON = {
  holiday: (name: string) => `public holiday (${name})`,
  stoppedForAll: 'a curator had stopped all nudges',
  notRunning: 'I was not running at that time',
  tooLate: 'it could not be sent in time',
  doNotDisturb: 'your notifications were off (do not disturb)',
  away: 'you seemed to be away',
  turn: 'it was still waiting for its turn',
  limited: 'Slack asked me to wait',
  notAnswered: 'I no longer answer this account',
  gone: 'the account was deactivated',
  silence: 'the last ones went unanswered, so I paused',
  unreadable: 'what was chosen can’t be read anymore; please set it up again',
  mine: 'something went wrong on my side',
} as const;

/** Why no card could be chosen. */
export const NO_CARD = {
  noneOnTopics: 'No card is about the chosen topics.',
  allNotForMe: 'Every card on the chosen topics was marked “Not for me”.',
  noneDue: 'Every card on the chosen topics has been seen, and none is due for review yet.',
  putOff: 'Several cards are waiting that you put off, so no new one came.',
  channelHadAll: 'The channel has had every card on the chosen topics.',
} as const;

/** Why this card was chosen, to the person. */
export const WHY_THIS_CARD = {
  due: 'It’s time to check whether you still know it.',
  toThinkAbout: (title: string | undefined) =>
    title === undefined ? 'A question to think over.' : `A question to think over, about “${title}”.`,
  /** @param promised the day in words @param others how many questions wait besides this one */
  late: (promised: string, others: number) => {
    const late = `I meant to ask you about this on or after ${promised}. It comes later, because you were away or too much was due.`;
    if (others === 0) return late;
    return `${late} ${others === 1 ? 'Another question waits' : `${others} more questions wait`} and will come one at a time.`;
  },
  unanswered: 'The last time I asked you about this card, you didn’t answer.',
  seen: 'You’ve seen this card, and I haven’t asked you about it yet.',
  againLater: 'You wanted to see this again.',
  linked: (title: string | undefined) =>
    title === undefined
      ? 'It builds on a card that you looked up recently.'
      : `It builds on “${title}”, which you looked up recently.`,
  next: (stage: string) => `Next for you, in “${stage}”.`,
  new: 'You haven’t seen this card yet.',
  longAgo: 'You haven’t seen this card for a month or more.',
  newToChannel: 'This channel hasn’t had this card yet.',
  againInChannel: 'This channel had this card some time ago; here is another question about it.',
} as const;

/** What somebody typed, as far as a sentence about it needs it. */
const typedAs = (typed: string) => {
  const characters = [...typed.toWellFormed()];
  return `“${characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join('')}”`;
};

/** What is wrong with a form that sets up nudges. */
export const FORM_PROBLEM = {
  noDay: 'Choose at least one day.',
  strangeDay: 'A day is a number from 1 (Monday) to 7 (Sunday).',
  noTime: 'Choose a time.',
  strangeTime: (typed: string) => `${typedAs(typed)} isn’t a time. Write it like 09:30, from 00:00 to 23:59.`,
  noZone: 'Choose a time zone.',
  strangeZone: (typed: string) =>
    `I don’t know the time zone ${typedAs(typed)}. Write it like Europe/Berlin or America/New_York.`,
  strangeRegion: (typed: string) =>
    `I don’t know the public holidays of ${typedAs(typed)}. Write a country’s code like DE, or one of its regions like DE-BY.`,
  strangeKind: (typed: string) =>
    `There are no cards of the kind ${typedAs(typed)}. Take it out, or choose from the list.`,
  strangeLearner: 'I don’t know that choice any longer. Choose one from the list.',
  strangeTag: (typed: string) =>
    `No card is about the topic ${typedAs(typed)}. Take it out, or choose from the list.`,
} as const;

/** Why nudges could not be paused or resumed. */
export const NOT_CHANGED = {
  nothingToPause: 'There are no nudges to pause.',
  nothingToStop: 'You get no nudges from me, so there is nothing to stop.',
  nothingToStopHere: 'There are no nudges in this channel, so there is nothing to stop.',
  nothingToChange: 'There are no nudges to change; start them first.',
  noDayLeft: 'That would leave no day. To get no more nudges, stop them.',
  nothingToResume: 'There are no nudges to resume; start them first.',
  pauseInPast: (day: string) => `${day} is not in the future. Choose a day from tomorrow on.`,
  stopTooLong: (day: string) => `${day} is more than a year away. Choose a nearer day, or none.`,
  pauseTooLong: (day: string) => `${day} is more than a year away. Choose a nearer day, or stop the nudges.`,
} as const;

/** How a person can say how well they knew an answer. */
export const RATING = {
  again: 'Didn’t know it',
  hard: 'Knew part of it',
  good: 'Knew it',
  easy: 'Knew it right away',
} as const;

/** What to ask about a section of a card, by its heading. Null: a section that nobody needs to know by heart. */
export const RECALL_QUESTIONS = new Map<string, ((title: string) => string) | null>([
  // Best practices
  ['Why it matters', (title) => `What goes wrong in a team without ${title}?`],
  ['First step this week', (title) => `What is a first step for ${title} that fits into a week?`],
  ['How to do it', (title) => `Which steps lead to ${title}?`],
  ['How to measure it', (title) => `Which number tells you that ${title} works?`],
  ['Pitfalls', (title) => `What do teams get wrong with ${title}?`],
  // Challenges
  ['How it shows', (title) => `How do you notice the challenge ${title}?`],
  ['Why it happens', (title) => `What causes the challenge ${title}?`],
  ['The way out', (title) => `What is the first step out of the challenge ${title}?`],
  ['How you know that it is over', (title) => `Which number tells you that the challenge ${title} is over?`],
  // Soft skills
  ['What it looks like', (title) => `What does somebody do who is good at ${title}?`],
  ['Exercise for today', (title) => `Which exercise of less than an hour trains ${title}?`],
  ['Words for a hard moment', (title) => `${title}: what could you say in a hard moment?`],
  ['Signs of growth', (title) => `What is the first sign that somebody is growing in ${title}?`],
  // Impact areas and trends
  ['What changes', (title) => `What changes with ${title}?`],
  ['What to do about it', (title) => `What is the first thing to do about ${title}?`],
  ['What to be wary of', (title) => `What should you be most wary of with ${title}?`],
  // Responsibilities and requirements
  ['What good looks like', (title) => `What does good work look like in ${title}?`],
  ['How to show it', (title) => `What is the strongest evidence that somebody has mastered ${title}?`],
  ['How to learn it', (title) => `Which exercise would you start with to learn ${title}?`],
  // Career, market, salary
  ['At a glance', (title) => `What are the main facts about ${title}?`],
  ['The figures', (title) => `What are the figures for ${title}?`],
  ['How to use it', (title) => `What would you use ${title} for first?`],
  ['How to use them', (title) => `What would you use the figures for ${title} for first?`],
  ['What it rests on', null],
  ['What they rest on', null],
  ['Of its time', null],
  ['Of their time', null],
]);

/** What to ask about a section with any other heading. */
export function recallQuestionOn(title: string, heading: string): string {
  return `What do you remember about ${title}: “${heading}”?`;
}

/**
 * Questions that start a discussion of a card that brings none of its own, by its kind. They ask about the team's own work,
 * for something that anybody there can tell, so nobody can be wrong.
 */
export const DISCUSSION_QUESTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'practices',
    [
      'When did we last wish that we had done this? What happened?',
      'What is the smallest piece of this that one of us could do before Friday?',
      'Who would be the first to notice if we did this, and what would they notice?',
    ],
  ],
  [
    'challenges',
    [
      'When did this last cost us a day, and who found out first?',
      'Which of the ways out could one of us try this week without asking anybody?',
      'What would have warned us a week earlier?',
    ],
  ],
  [
    'soft-skills',
    [
      'When did one of us do this well? What exactly did they say or do?',
      'Which meeting or review this week is a good place to try this?',
      'What makes this hard on a busy day, and what would help?',
    ],
  ],
  [
    'impact',
    [
      'Where did we feel this in the last month? Name one ticket, alert or review.',
      'If this is right, which work by hand could we stop first?',
    ],
  ],
  [
    'trends',
    [
      'Which task on our board would this take off our hands first, and what could go wrong with it?',
      'What could one of us try in two hours to find out whether this is for us?',
    ],
  ],
  [
    'responsibilities',
    [
      'Who does this for us today, and what do they put aside for it?',
      'Who depends on this work, and what would they ask us to change first?',
    ],
  ],
  [
    'requirements',
    [
      'Who among us could show this to the others in half an hour, and on which example?',
      'Which of our last incidents would have been shorter if more of us knew this?',
    ],
  ],
  [
    'career',
    [
      'What would you have wanted somebody to tell you about this three years ago?',
      'Which task could one of us hand over to somebody who wants to grow in this?',
    ],
  ],
  [
    'market',
    [
      'What have you heard about this from people in other companies?',
      'If we hired somebody next month, which line of the job ad would this change?',
    ],
  ],
  [
    'salary',
    [
      'What is worth as much as pay to you, and what is not?',
      'Which of these figures surprised you, and why?',
    ],
  ],
]);

/** Questions for the kinds of cards that a team has added. */
export const ANY_KIND_QUESTIONS: readonly string[] = [
  'Where in our work would this have helped last month?',
  'What would we try first, and how would we see within a week that it works?',
];
