import { describe, expect, it } from 'vitest';
import { passedOn } from '../../../src/answers/pipeline/passed-on.ts';
import { asksWholeQuestion } from '../../../src/answers/pipeline/whole-question.ts';

describe('a question by itself', () => {
  it.each([
    "They said so already. How do I win over people who don't want any of this?",
    'How do others share GPUs fairly?',
    'What is our quickest safe way back to the old model?',
    'how do we measure success?',
    'how do we version datasets',
    'Is there a check that runs when the data comes in?',
  ])('%j is one', (text) => {
    expect(asksWholeQuestion(text)).toBe(true);
  });

  it.each([
    'any ideas?',
    'Could that be it?',
    'Which table do you mean?',
    'what now?',
    'can somebody review my training PR tomorrow?',
    'We should measure how often the model fails.',
    'What a week for the model registry!',
    '<@U0ADA> how?',
    '',
  ])('%j is none', (text) => {
    expect(asksWholeQuestion(text)).toBe(false);
  });
});

describe('a mention without a word', () => {
  const asked = 'How do we share GPUs fairly?';

  it('passes on the question that the thread ends with', () => {
    expect(passedOn('<@U0BOT>', ['The queue is full', asked])).toEqual({
      text: asked,
      thread: ['The queue is full'],
      passedOn: true,
    });
  });

  it.each(['+1', 'same', 'great', ' '])('does so although %j came after it', (talk) => {
    expect(passedOn('', [asked, talk])).toEqual({ text: asked, thread: [], passedOn: true });
  });

  it.each([
    [[]],
    [[asked, 'Half of it is notebooks that somebody left open.']],
    [['The queue is full', 'any ideas?']],
  ])('passes on nothing where the thread ends with no such question: %j', (thread) => {
    expect(passedOn('', thread)).toEqual({ text: '', thread, passedOn: false });
  });

  it('is one only without a word', () => {
    expect(passedOn('thoughts?', [asked])).toEqual({ text: 'thoughts?', thread: [asked], passedOn: false });
  });
});
