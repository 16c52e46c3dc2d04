/** What a message to the bot wants. */
export type Intent = 'guidance' | 'small-talk' | 'not-for-us';

/** In this order everywhere: in the model's file, in training, in what is printed. */
export const INTENTS = ['guidance', 'small-talk', 'not-for-us'] as const satisfies readonly Intent[];

/** What small talk is about; each has a reply of its own. */
export const TOPICS = [
  'greeting',
  'thanks',
  'farewell',
  'praise',
  'complaint',
  'about-bot',
  'about-data',
  'stop',
  'pause',
  'help',
  'test',
  'chatter',
] as const;
export type Topic = (typeof TOPICS)[number];
