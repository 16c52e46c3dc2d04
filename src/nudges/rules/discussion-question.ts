/** Questions that open a talk about a card, by its kind. They ask about the team, so nobody can be wrong. */
const QUESTIONS = new Map<string, readonly string[]>([
  [
    'practices',
    [
      'How far are we with this, and what would our first step be?',
      'Where did doing this, or not doing it, make a difference for us?',
      'What stands in our way here, and who could move it?',
    ],
  ],
  [
    'challenges',
    [
      'Do we see this here? What did it look like the last time?',
      'Which of the ways out would be the cheapest for us to try?',
      'How would we notice this early, and who would?',
    ],
  ],
  [
    'soft-skills',
    [
      'When did one of us do this well? What exactly did they do?',
      'In which situation of this week could one of us try this?',
      'What makes this hard for us, and what would help?',
    ],
  ],
  [
    'impact',
    [
      'Where do we feel this already, and where not yet?',
      'What would we do differently tomorrow if this is right?',
    ],
  ],
  [
    'trends',
    [
      'What would this change for us within a year, if anything?',
      'Is there a small and safe way for us to find out whether this is for us?',
    ],
  ],
  [
    'responsibilities',
    [
      'Who does this for us today, and does it get the time that it needs?',
      'What would good work look like here, seen by those who depend on us?',
    ],
  ],
  [
    'requirements',
    [
      'Who of us could teach this to the others, and who would like to learn it?',
      'Where did we last miss this?',
    ],
  ],
  [
    'career',
    [
      'What would have helped you to know about this a few years ago?',
      'What could we do for each other here within a month?',
    ],
  ],
  [
    'market',
    ['What of this do we see from where we stand?', 'What does it mean for the next person we look for?'],
  ],
  ['salary', ['What is worth as much as pay to you, and what is not?', 'Which of this surprised you?']],
]);

/** For the kinds that a team made up itself. */
const ANY_KIND: readonly string[] = [
  'What of this fits us, and what does not?',
  'What would we try first, and how would we see that it works?',
];

/**
 * The question with which a channel talks about a card.
 * @param turn how often the channel had this card before, from 0: with each turn it is the next question
 */
export function discussionQuestion(kindId: string, turn: number): string {
  const questions = QUESTIONS.get(kindId) ?? ANY_KIND;
  return questions[turn % questions.length] ?? '';
}
