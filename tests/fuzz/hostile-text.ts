import fc from 'fast-check';

/** An id that nobody has: where it comes out as a mention, somebody's words have called people. */
export const NOBODY = 'U0NOBODY';
export const NOWHERE = 'C0NOWHERE';

/** What calls people, in Slack's markup and in disguise. */
const CALLS = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S0NOBODY>',
  `<@${NOBODY}>`,
  `<@${NOBODY}|x>`,
  `<#${NOWHERE}>`,
  `<#${NOWHERE}|a>`,
  '＜!channel＞',
  '&lt;!channel&gt;',
  '&amp;lt;!channel&amp;gt;',
  '<\u200B!channel>',
  '<<!channel>>',
  '<https://x.example/|<!here>>',
  `|<@${NOBODY}>|`,
  '<!date^1^{date}|<!channel>>',
];

/** What patterns, markup, encodings and objects give a meaning to. */
const SIGNS = [
  ...[
    '<',
    '>',
    '&',
    '&lt;',
    '&amp;',
    '|',
    '`',
    '```',
    '*',
    '_',
    '~',
    '\\',
    '"',
    "'",
    '“',
    '’',
    '/',
    '#',
    '^',
    '$',
  ],
  ...['$&', '$1', '%s', '{', '}', '[', ']', '](', '(', ')', ':', ':a', '://:', '@', '?', '!', '.', ',', ';'],
  ...[
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '\r\n',
    '\u0000',
    '\u0007',
    '\u001B[31m',
    '\u00A0',
    '\u200B',
    '\u200D',
    '\uFEFF',
  ],
  ...[
    '\u2028',
    '\u202E',
    '\uFE0F',
    '\uD83D',
    '\uDE00',
    '👍',
    '👩‍👩‍👧',
    '🏽',
    'e\u0301',
    'ﬁ',
    'İ',
    'ß',
    '！',
    'Ａ',
    '٣',
    '日本',
    'א',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '-1',
    '1e999',
    '0x10',
  ],
  ...['- ', '1. ', '> ', '# ', '| a | b |\n|-|-|\n', '---\n', '<!--', '&#60;', 'a', 'aA', 'ab'],
];

/** What people say to the bot, in pieces. */
const WORDS = [
  ...[
    'help',
    'tip',
    'saved',
    'nudges',
    'nudges stop',
    'nudges here',
    'pause until ',
    '2 weeks',
    'weekdays',
    'at 9:30',
  ],
  ...[
    'Europe/Berlin',
    'suggest on',
    'suggest off',
    'privacy',
    'card ',
    'practices',
    'practices/phased-adoption',
    '#ml',
  ],
  ...[
    'why',
    'why this card?',
    'more',
    'another one',
    'no, ',
    'not ',
    'instead',
    'also ',
    'and ',
    'what about ',
    'example',
  ],
  ...[
    'share it in ',
    'post it in ',
    'save it',
    'thanks',
    'ok ',
    'hey ',
    'guidepost, ',
    'please ',
    'what is ',
    'what does ',
  ],
  ...[
    'mean?',
    'how do we ',
    'roll back',
    'version datasets',
    'a model',
    'drift',
    'MLOps',
    'RAG',
    'prod is down',
    'urgent: ',
  ],
  ...[
    'the pods keep crashing ',
    'anamoly ',
    'teh ',
    'difference between ',
    ' vs ',
    'wie können wir ',
    'comment ',
    'は',
    'v1.2.3',
  ],
];

const anyPiece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 2, arbitrary: fc.constantFrom(...CALLS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

/** A few pieces that are repeated to a length: what makes a pattern with two ways to read a piece try all of them. */
export const anyRepeated = fc.array(anyPiece, { minLength: 1, maxLength: 3 }).map((pieces) => {
  const piece = pieces.join('') || ' ';
  return {
    piece,
    textOf: (length: number) => `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}x`,
  };
});

/** What somebody might send to do harm: short and mixed, or long and repeated. */
export const anyHostileText = fc.oneof(
  { weight: 6, arbitrary: fc.array(anyPiece, { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 3, arbitrary: fc.array(anyPiece, { maxLength: 12 }).map((pieces) => pieces.join(' ')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyRepeated, fc.constantFrom(300, 4000))
      .map(([{ textOf }, length]) => textOf(length)),
  },
);

/** Anything that fits into JSON, with texts and keys that somebody might send to do harm. */
export const anyHostileJson = fc
  .anything({
    maxDepth: 3,
    maxKeys: 4,
    key: fc.oneof(
      fc.constantFrom('text', 'type', 'elements', 'blocks', 'value', 'id', '__proto__'),
      anyPiece,
    ),
    values: [
      anyPiece,
      fc.constantFrom(null, true, -1, 1e308, 'rich_text', 'section', 'mrkdwn', 'table', 'user', 'link'),
    ],
  })
  .map((value): unknown => JSON.parse(JSON.stringify(value) ?? 'null'));
