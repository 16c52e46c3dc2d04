import { expect, it } from 'vitest';
import { smallTalkTopic } from '../../../src/answers/pipeline/small-talk.ts';

it.each([
  ['thanks bot!', 'thanks'],
  ['Thank you so much 🙏', 'thanks'],
  ['ok, thx', 'thanks'],
  ['hey there', 'greeting'],
  ['good morning everyone', 'greeting'],
  ['see you tomorrow', 'farewell'],
  ['great answer', 'praise'],
  ['👍', 'praise'],
  [':tada:', 'praise'],
  [':fire: :+1:', 'praise'],
  ['🔥🔥', 'chatter'],
  ['🤔', 'chatter'],
  [':rage:', 'chatter'],
  ['ping', 'test'],
  ['are you there?', 'test'],
  ['who are you?', 'about-bot'],
  ['are you an LLM', 'about-bot'],
  ['is there an AI behind you', 'about-bot'],
  ['who wrote these cards?', 'about-bot'],
  ['what do you store about me', 'about-data'],
  ['what can you do', 'help'],
  ['that’s useless', 'complaint'],
  ['too many messages, please stop', 'stop'],
  ['stop', 'stop'],
  ['pause my nudges', 'pause'],
  ['never mind', 'chatter'],
])('%j is talk: %s', (text, topic) => {
  expect(smallTalkTopic(text, false)).toBe(topic);
});

it.each([
  'how do we stop a bad rollout',
  'thanks, but how do we measure that?',
  'is this a good practice?',
  'stop a training run that diverges',
  'are you supposed to version the prompts too',
  'great, and what about the data',
  'hello, our model got worse since Friday',
  'good alerts',
  'test models in CI',
  'who owns the model in production',
  'what can we do about drift',
  'pipeline',
  'what is good',
  '',
])('%j is no talk', (text) => {
  expect(smallTalkTopic(text, false)).toBeUndefined();
});

it('in a thread, a word of two letters may ask about what was said', () => {
  expect(smallTalkTopic('ok', true)).toBeUndefined();
  expect(smallTalkTopic('ok', false)).toBe('chatter');
});

it.each([
  [
    'greeting',
    [
      'Guten Morgen!',
      'Bonjour à tous',
      '¡Hola!',
      'Bom dia pessoal!',
      'Buongiorno',
      'Goedemorgen',
      'Cześć',
      'こんにちは',
      '你好',
      '안녕하세요',
    ],
  ],
  [
    'thanks',
    [
      'Vielen Dank',
      'merci beaucoup !',
      'muchas gracias',
      'Obrigada',
      'grazie mille',
      'dank je wel',
      'dziękuję bardzo',
      'ありがとうございます!',
      '谢谢你',
      '감사합니다',
    ],
  ],
  [
    'farewell',
    [
      'Schönen Abend noch',
      'à demain',
      'hasta luego',
      'tchau',
      'arrivederci',
      'tot ziens',
      'do widzenia',
      'お疲れ様でした',
      '再见',
      '안녕히 계세요',
    ],
  ],
  [
    'stop',
    [
      'bitte keine Nachrichten mehr',
      'arrêtez',
      'no más mensajes, por favor',
      'chega',
      'smettila',
      'hou op',
      'przestań',
      'やめてください',
      '别发了',
      '그만 보내세요',
    ],
  ],
] as const)('%s in ten languages is talk', (topic, said) => {
  expect(said.filter((text) => smallTalkTopic(text, false) !== topic)).toEqual([]);
});

it.each([
  'Hallo, wie messen wir drift?',
  'merci, et les tests ?',
  'hola, ¿qué es un canary?',
  '停止训练怎么做',
  'やめてくださいと言われたら?',
])('%j is more than talk', (text) => {
  expect(smallTalkTopic(text, false)).toBeUndefined();
});
