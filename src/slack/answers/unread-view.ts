import type { Answer } from '../../answers/answer.ts';
import { context, type Reply } from '../kit/blocks.ts';
import type { Unread } from '../kit/command.ts';
import { LIMITS } from '../kit/limits.ts';
import { noteView } from '../kit/note-view.ts';
import { COULD_NOT_READ } from './words.ts';

/**
 * The reply to a message that may be about something that the bot can't read. An answer says so below; where nothing was
 * found, that is all there is to say.
 */
export function withoutReading(view: Reply, type: Answer['type'], unread: Unread): Reply {
  const note = COULD_NOT_READ[unread];
  switch (type) {
    case 'small-talk':
    case 'definition':
      return view;
    case 'unanswered':
      return { ...view, ...noteView(note) };
    case 'answered': {
      const below = context(note);
      return {
        ...view,
        text: view.text.length + note.length < LIMITS.messageText ? `${view.text} ${note}` : view.text,
        blocks: [...view.blocks, below],
        plain: [...view.plain, below],
      };
    }
  }
}
