import type { Answer } from '../../answers/answer.ts';
import { asksWholeQuestion } from '../../answers/pipeline/whole-question.ts';
import type { Reply } from '../kit/blocks.ts';
import type { Unread } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import { withLineBelow } from '../kit/with-line-below.ts';
import { COULD_NOT_READ } from './words.ts';

/**
 * Where to say that something could not be read: below an answer, or instead of a no. Undefined where the message is not
 * about it: it asks a whole question by itself or for a term, or only talks.
 */
export function whereToSayUnread(text: string, found: Answer['type']): 'below' | 'instead' | undefined {
  if (asksWholeQuestion(text)) return undefined;
  if (found === 'answered') return 'below';
  return found === 'unanswered' ? 'instead' : undefined;
}

/** The reply to a message that may be about something that the bot can't read. */
export function withUnread(view: Reply, text: string, found: Answer['type'], unread: Unread): Reply {
  const note = COULD_NOT_READ[unread];
  switch (whereToSayUnread(text, found)) {
    case undefined:
      return view;
    case 'instead':
      return { ...view, ...noteView(note) };
    case 'below':
      return withLineBelow(view, note);
  }
}
