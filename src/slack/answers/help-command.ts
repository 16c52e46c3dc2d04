import type { AnswerService } from '../../answers/answer-service.ts';
import type { Command, CommandInfo, CommandText } from '../kit/command.ts';
import { helpView } from './help-view.ts';
import { HELP_LINE } from './words.ts';

export interface HelpDeps {
  answers: Pick<AnswerService, 'library'>;
  commands: readonly CommandInfo[];
}

const NAMES = ['help', '', 'hi', 'hello', 'hey', 'start', 'menu', 'usage', '?'] as const;

export const helpCommand: Command<HelpDeps> = {
  names: NAMES,
  help: { usage: ['help'], text: HELP_LINE },
  visibility: 'everyone',
  read: ({ key, inThread }: CommandText) => {
    if (!(NAMES as readonly string[]).includes(key)) return undefined;
    // A bare mention in a thread asks about the thread.
    return inThread && !/help|usage|menu/.test(key) ? undefined : true;
  },
  words: () => ['help'],
  run: ({ workspace }, { answers, commands }) => helpView(answers.library(), workspace.botUserId, commands),
};
