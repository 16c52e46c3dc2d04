import { describe, expect, it } from 'vitest';
import { withPlainCharacters } from '../../../src/slack/kit/plain-characters.ts';

describe('text from a phone or a word processor is read as a plain keyboard types it', () => {
  it.each([
    ['curly quotes', '“nudges stop” or ‘help’, it’s', "\"nudges stop\" or 'help', it's"],
    [
      'quotes of other languages',
      '„Drift“, «drift», ‹drift›, 〝drift〟',
      '"Drift", "drift", \'drift\', "drift"',
    ],
    ['dashes', 'roll‑back – or — not −1', 'roll-back - or - not -1'],
    ['an ellipsis', 'help…', 'help...'],
    ['spaces that do not break', 'nudges\u00A0pause\u202Fa\u3000week', 'nudges pause a week'],
    ['invisible characters', 'nud\u200Bges\u00AD st\u2060op\uFEFF', 'nudges stop'],
    ['marks of the direction', '\u2068help\u2069 \u202Ame\u202C\u200F', 'help me'],
    ['control characters', 'a\u0000b\u0007c', 'abc'],
    ['line ends', 'one\r\ntwo\u2028three\rfour', 'one\ntwo\nthree\nfour'],
    ['Asian keyboards', 'ｈｅｌｐ？！', 'help?!'],
  ])('%s', (_, typed, read) => {
    expect(withPlainCharacters(typed)).toBe(read);
  });

  it.each(['👩🏽‍💻 deploys ❤️', 'Grüße, señor', '<@U1> <#C1|ops> &amp; `code`', 'two\nlines'])(
    'and stays what it is otherwise: %s',
    (text) => {
      expect(withPlainCharacters(text)).toBe(text);
    },
  );
});
