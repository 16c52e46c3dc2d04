import type { AnswerService } from '../../answers/answer-service.ts';
import type { Command, CommandInfo, CommandText } from '../kit/command.ts';
import { helpView } from './help-view.ts';
import { HELP_LINE } from './words.ts';

export interface HelpDeps {
  answers: Pick<AnswerService, 'library'>;
  commands: readonly CommandInfo[];
}

const NAMES = ['help', '', 'hi', 'hello', 'hey', 'start', 'menu', 'usage', '?'] as const;
/** What the prompts of the Messages tab say, and what people write by themselves. */
const WHAT_TO_ASK = /^what (?:else )?(?:can|could|may|should) (?:i|we) ask(?: you)?\??$/;

const WHAT_IS_THIS = /^(?:what(?:'?s| is) (?:this|guidepost)(?: bot| app| thing| for)?|who is this)\??$/;
/** Emoji, with nothing that they would be about. */
const NO_WORDS = /^(?::[a-z0-9_+-]+:|[^\p{L}\p{N}])+$/u;

export const helpCommand: Command<HelpDeps> = {
  names: NAMES,
  help: { usage: ['help'], text: HELP_LINE },
  visibility: 'everyone',
  read: ({ key, inThread, afterSlash }: CommandText) => {
    if (WHAT_TO_ASK.test(key)) return true;
    if (!inThread && WHAT_IS_THIS.test(key)) return true;
    if (afterSlash && NO_WORDS.test(key)) return true;
    if (!(NAMES as readonly string[]).includes(key)) return undefined;
    // A bare mention in a thread asks about the thread.
    return inThread && !/help|usage|menu/.test(key) ? undefined : true;
  },
  words: () => ['help'],
  run: ({ workspace }, { answers, commands }) => helpView(answers.library(), workspace.botUserId, commands),
};
