import type { HomeContents } from '../../answers/home-contents.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { showMe, titleShown } from '../cards/card-command.ts';
import { examplesOf } from '../cards/example-buttons.ts';
import { shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { readable } from '../kit/message-text.ts';
import { PROMPT_TITLES, PROMPTS, UNTITLED_CHAT } from './words.ts';

/** A line to click in the Messages tab: what it says, and the message that the click sends to the bot. */
export interface Prompt {
  title: string;
  message: string;
}

export interface SuggestedPrompts {
  title: string;
  /** Slack requires at least one. */
  prompts: Prompt[];
}

/** A click writes in the person’s name: it says what the prompt says. */
const asIs = (text: string): Prompt => ({ title: text, message: text });

/** What anybody may ask. */
export function newHere(library: Library): SuggestedPrompts {
  const examples = examplesOf(library)
    .slice(0, 3)
    .map((text) => ({ title: shorten(text, LIMITS.promptTitle), message: text }));
  return { title: PROMPT_TITLES.newHere, prompts: [...examples, asIs(PROMPTS.whatToAsk)] };
}

/**
 * What a person is likely to want next. New people get examples; people who have been here get what is due, what they saved,
 * and a card that they haven't seen.
 * @param known undefined while the database is unavailable
 */
export function suggestedPrompts({
  library,
  today,
  known,
}: {
  library: Library;
  /** Undefined where there are no cards. */
  today: Card | undefined;
  known: HomeContents | undefined;
}): SuggestedPrompts {
  if (!known || known.firstVisit) return newHere(library);
  const { due, seen } = known.progress;
  const again = due.map((id) => library.card(id)).find((card) => card !== undefined);
  const saved = known.saved.cards.length;
  const unseen = !today || seen.has(today.id) ? library.cards.find(({ id }) => !seen.has(id)) : today;
  const fitting: Prompt[] = [
    ...(again ? [{ title: PROMPTS.lookAgain(again.title), message: showMe(again.title) }] : []),
    ...(unseen ? [{ title: PROMPTS.newToYou(unseen.title), message: showMe(unseen.title) }] : []),
    ...(saved > 0 ? [asIs(PROMPTS.savedCards)] : []),
    asIs(PROMPTS.nudges),
    asIs(PROMPTS.whatElseToAsk),
  ];
  const [first, ...rest] = fitting.map(({ title, message }) => ({
    title: shorten(title, LIMITS.promptTitle),
    message,
  }));
  if (!first) return newHere(library);
  return {
    title: PROMPT_TITLES.returning,
    prompts: [first, ...rest.slice(0, LIMITS.prompts - 1)],
  };
}

/**
 * What a person may ask after the bot has given a card: the whole card, the same topic from another side, a related card.
 * @param asked whether the card answered a question, which follow-ups can refer to
 */
export function nextPrompts(library: Library, cardId: string, asked: boolean): SuggestedPrompts | undefined {
  const card = library.card(cardId);
  if (!card) return undefined;
  const related = card.related.map((id) => library.card(id)).find((one) => one !== undefined);
  // After a practice, what can go wrong with it; after anything else, what to do about it.
  const side = card.kind === 'practices' ? 'challenges' : 'practices';
  const fitting: Prompt[] = [
    ...(asked
      ? [
          { title: PROMPTS.wholeCard, message: showMe(card.title) },
          ...(library.ofKind(side).length > 0
            ? [asIs(side === 'challenges' ? PROMPTS.challengesAboutThat : PROMPTS.practicesAboutThat)]
            : []),
        ]
      : []),
    ...(related ? [{ title: PROMPTS.relatedCard(related.title), message: showMe(related.title) }] : []),
    ...(asked ? [asIs(PROMPTS.moreCards)] : []),
  ];
  const [first, ...rest] = fitting.map(({ title, message }) => ({
    title: shorten(title, LIMITS.promptTitle),
    message,
  }));
  return (
    first && { title: PROMPT_TITLES.afterAnswer, prompts: [first, ...rest.slice(0, LIMITS.prompts - 1)] }
  );
}

/**
 * The name of a chat in the list of chats: the title of the card that somebody asks for, or the beginning of the question. People can type half a character, but Slack
 * doesn't accept it, so it is replaced.
 * @param text as Slack sends it
 */
export function threadTitle(text: string): string {
  const words = readable(text).toWellFormed().replaceAll(/\s+/g, ' ').trim();
  return shorten(titleShown(words) ?? (words || UNTITLED_CHAT), LIMITS.threadTitle);
}
