import type { MessageWork } from '../../answers/inbox-processor.ts';
import type { IncomingMessage } from '../../answers/incoming-message.ts';
import { readChoiceInWords } from '../kit/choice-words.ts';
import type { Change, CommandTable } from '../kit/command.ts';
import { readEitherWords } from '../kit/either-words.ts';
import { withoutMention, withoutName } from '../kit/message-text.ts';
import type { Workspace } from '../kit/workspace.ts';
import { type AnswerMessageDeps, answerMessage } from './answer-message.ts';
import { sayOvertaken } from './recover-message.ts';

/** What the inbox does about a message. `options` as for `answerMessage`. */
export function inboxWork(
  workspace: Workspace,
  message: IncomingMessage,
  deps: AnswerMessageDeps,
  options: { withoutAnswer: boolean },
): MessageWork {
  return {
    changes: subjectsOf(workspace, message, deps.commands),
    answer: () => answerMessage(workspace, message, deps, options),
    overtaken: async () => {
      if (!options.withoutAnswer) await sayOvertaken(workspace, message);
    },
  };
}

/** What a message may change, as keys of what is whose: whatever stands before it, which is not known yet. */
export function subjectsOf(
  { botUserId, botName }: Pick<Workspace, 'botUserId' | 'botName'>,
  { team, channel, userId, source, text: written }: IncomingMessage,
  commands: Pick<CommandTable, 'changes'>,
): string[] {
  const text = withoutName(withoutMention(written, botUserId), botName);
  const own = (...what: Change['what'][]): Change[] => what.map((each) => ({ what: each, of: 'writer' }));
  const changes = [
    ...commands.changes(text, source),
    ...(source === 'direct' && readChoiceInWords(text) ? own('answers') : []),
    ...(source === 'direct' && readEitherWords(text) ? own('nudges', 'times') : []),
  ];
  return [
    ...new Set(changes.map(({ what, of }) => `${what} of ${team} ${of === 'writer' ? userId : channel}`)),
  ];
}
