import type { HomeContents } from '../../answers/home-contents.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { EXAMPLES } from '../cards/words.ts';
import { shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { readable } from '../kit/message-text.ts';

/** A line to press in the Messages tab: what it says, and what is then written to the bot. */
export interface Prompt {
  title: string;
  message: string;
}

export interface SuggestedPrompts {
  title: string;
  /** Slack wants one at least. */
  prompts: [Prompt, ...Prompt[]];
}

const NEW_HERE: SuggestedPrompts = {
  title: 'Ask in your own words, for example',
  prompts: [
    { title: EXAMPLES[0], message: EXAMPLES[0] },
    { title: EXAMPLES[1], message: EXAMPLES[1] },
    { title: EXAMPLES[2], message: EXAMPLES[2] },
    { title: 'What can I ask you?', message: 'help' },
  ],
};

/**
 * What a person is likely to want next: somebody new an example, somebody who has been here what is due, what they saved,
 * and something that they have not seen.
 * @param known undefined while the database is away
 */
export function suggestedPrompts({
  library,
  today,
  known,
}: {
  library: Library;
  today: Card;
  known: HomeContents | undefined;
}): SuggestedPrompts {
  if (!known || known.firstVisit) return NEW_HERE;
  const { due, seen } = known.progress;
  const again = due.map((id) => library.card(id)).find((card) => card !== undefined);
  const saved = known.saved.cards.length;
  const unseen = seen.has(today.id) ? library.cards.find(({ id }) => !seen.has(id)) : today;
  const fitting: Prompt[] = [
    ...(again ? [{ title: `Look again at: ${again.title}`, message: `card ${again.id}` }] : []),
    ...(unseen ? [{ title: `New to you: ${unseen.title}`, message: `card ${unseen.id}` }] : []),
    ...(saved > 0 ? [{ title: 'My saved cards', message: 'saved' }] : []),
    { title: 'My learning nudges', message: 'nudges' },
    { title: 'What else can I ask you?', message: 'help' },
  ];
  const [first, ...rest] = fitting.map(({ title, message }) => ({
    title: shorten(title, LIMITS.promptTitle),
    message,
  }));
  if (!first) return NEW_HERE;
  return {
    title: 'Ask in your own words, or go on with',
    prompts: [first, ...rest.slice(0, LIMITS.prompts - 1)],
  };
}

/**
 * What may be asked next after a card was given: the whole of it, the same topic from another side, what is related.
 * @param asked whether it was the answer to a question, which can be gone on with
 */
export function nextPrompts(library: Library, cardId: string, asked: boolean): SuggestedPrompts | undefined {
  const card = library.card(cardId);
  if (!card) return undefined;
  const related = card.related.map((id) => library.card(id)).find((one) => one !== undefined);
  // What goes wrong with a practice; what to do about anything else.
  const side = card.kind === 'practices' ? 'challenges' : 'practices';
  const fitting: Prompt[] = [
    ...(asked
      ? [
          { title: 'The whole card', message: `card ${card.id}` },
          ...(library.ofKind(side).length > 0
            ? [
                {
                  title: `${side === 'challenges' ? 'Challenges' : 'Practices'} about that`,
                  message: `${side} about that`,
                },
              ]
            : []),
        ]
      : []),
    ...(related ? [{ title: `Related: ${related.title}`, message: `card ${related.id}` }] : []),
    ...(asked ? [{ title: 'More that fits', message: 'more' }] : []),
  ];
  const [first, ...rest] = fitting.map(({ title, message }) => ({
    title: shorten(title, LIMITS.promptTitle),
    message,
  }));
  return first && { title: 'Go on from here', prompts: [first, ...rest.slice(0, LIMITS.prompts - 1)] };
}

/**
 * What a chat is called in the list of chats: the beginning of what was asked. Half a character, which can be typed,
 * can't be sent.
 * @param text as Slack sends it
 */
export function threadTitle(text: string): string {
  const said = readable(text).toWellFormed().replaceAll(/\s+/g, ' ').trim();
  return shorten(said || 'A question', LIMITS.threadTitle);
}
