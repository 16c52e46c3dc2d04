import { describe, expect, it } from 'vitest';
import { readChoiceInWords } from '../../../src/slack/kit/choice-words.ts';

describe('Words below a question', () => {
  it.each(['B', 'b)', 'B.', '(b)', ' *b* ', 'I choose B', 'answer: b', 'It’s B!', 'B?', "I'd say b"])(
    '“%s” is a choice',
    (text) => expect(readChoiceInWords(text)).toEqual({ type: 'letter', letter: 'B' }),
  );

  it.each(['I was guessing', 'just a guess', 'lucky guess!', 'I guessed.', 'i was just guessing'])(
    '“%s” says that it was a guess',
    (text) => expect(readChoiceInWords(text)).toEqual({ type: 'sure', rating: 'hard' }),
  );

  it.each(['knew it right away', 'I knew it at once.', 'That was easy!', 'I knew that immediately'])(
    '“%s” says that it was easy',
    (text) => expect(readChoiceInWords(text)).toEqual({ type: 'sure', rating: 'easy' }),
  );

  it.each([
    '',
    'a rollback',
    'plan B',
    'is it easy to roll back?',
    'I guess we need a rollback',
    'b c',
    'knew',
  ])('“%s” is neither', (text) => expect(readChoiceInWords(text)).toBeUndefined());
});
