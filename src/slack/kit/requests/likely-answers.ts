import type { Said } from './request.ts';

const cue = (said: string) => new RegExp(`(?:^| )(?:${said})(?= |$)`);

/** What people say right under a nudge, among other things. Elsewhere, it is about something else. */
const ANSWERS: readonly [Said['verb'], RegExp][] = [
  [
    'never',
    cue(
      [
        '(?:never|dont|not|stop) (?:again |show |send |repeat |bring )(?:[a-z]+ )?(?:this|that|it|card|one|topic|again)',
        '(?:not|isnt|doesnt|nothing) (?:for (?:me|us|my|our)|my|apply|relevant|relate|fit|concern|to do with)',
        'wrong (?:audience|person|role|team|topic)',
        '(?:this|that) (?:card|one|question|topic|tip) (?:please )?(?:not|never|no more)(?: again)?',
        '(?:lose|bin|exclude|ban|kill|delete|stop|ditch|scrap|no more of|dont need|do not need|dont want|tired of) (?:this|that) (?:particular |specific )?(?:card|one|question|topic|tip)',
        '(?:drop|skip|hide|remove|dismiss) (?:this|that|it)(?: [a-z]+)? (?:tip|card|one|question|topic|for good|forever)?',
        'n/a',
        'not this one',
        'no sense for me',
        'irrelevant',
        'something else',
        'dont repeat',
        'we dont (?:do|have|use)',
        'i dont (?:have|do|use|write|work)',
        'never again',
        'not my [a-z]+',
      ].join('|'),
    ),
  ],
  [
    'later',
    cue(
      [
        '(?:remind|ask|show|ping|bring|try)(?: [a-z]+){0,3} (?:again|tomorrow|later|next|on|in|this|back)',
        'not (?:now|today|yet|right now)',
        'later',
        'tomorrow',
        'tonight',
        'another (?:day|time)',
        'in (?:a|an|one|two|[0-9]+) (?:hours?|minutes?|days?|weeks?)',
        'this (?:afternoon|evening)',
        'next week',
        'please remind',
        'remind me',
        'no time',
        'busy',
        'hands full',
        'rain check',
        '(?:get|come|circle) back to (?:me|this|it)',
        '(?:has|have|needs|need) to wait',
        'cant (?:now|today|right now|do)',
        'in a meeting',
        'will (?:do|try|look)',
        'ill (?:do|try|look)',
        '(?:after|before) (?:lunch|standup|work)',
        'jetzt nicht',
        'morgen',
        'snooze',
        'come back',
      ].join('|'),
    ),
  ],
  [
    'done',
    cue(
      [
        'did (?:it|this|that|so|mine|one|the|todays?)',
        '(?:^| )(?:i |we )?(?:just |already )?(?:checked|handled|covered|followed|fixed|implemented|applied)',
        'took care',
        'in the bag',
        'have it made',
        'tick',
        'done',
        'tried (?:it|this|that|out)?',
        'have it tried',
        'finished',
        'completed',
        'sorted',
        'ticked',
        'checked off',
        'already (?:do|did|doing|have|use|using|know|in place)',
        '(?:i|we) (?:made|wrote|set up|added|implemented|did|tried|created|do this|have done|used|asked|checked)',
        'gave it a (?:go|try|shot)',
        'have done',
        'worked',
        'took me',
        'got it',
        'makes sense',
        'knew',
        'learned',
        'just (?:did|made|finished)',
        'nailed',
      ].join('|'),
    ),
  ],
];

/** The answer to a nudge that some words may be. */
export function likelyAnswer(words: string): Said['verb'] | undefined {
  return ANSWERS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Whether it is about somebody else's nudges. */
export function isAboutOthers(words: string): boolean {
  return OTHERS.test(words);
}

const OTHERS =
  /\b(?:stop|nudg\w*|unsubscribe|pause|resume|remove) (?:nudging |messaging )?(?:my (?:whole |entire )?(?:team|colleague|boss|manager)|everyone|everybody|all of us|them all|(?:for )?(?:him|her|others|other people|people))\b/;
