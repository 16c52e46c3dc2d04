import type { CommandTable } from '../kit/command.ts';
import type { MessageLimit } from '../kit/message-limit.ts';
import { createFairShare } from './fair-share.ts';
import { type ChatStart, tellPrivately } from './tell-privately.ts';
import { onlyOwnWorks, slowDown } from './words.ts';

export interface MessageLimitDeps {
  /** How many messages and commands of one person are read per minute. */
  messagesPerMinute: number;
  commands: Pick<CommandTable, 'isOwnAffair' | 'isOfChannel'>;
  agentChats: ChatStart;
  now: () => Date;
}

/** Counts what each person asks of this process. */
export function createMessageLimit({
  messagesPerMinute,
  commands,
  agentChats,
  now,
}: MessageLimitDeps): MessageLimit {
  const share = createFairShare(messagesPerMinute);
  return {
    async admits({ userId, at, own }, workspace) {
      const admitted = share.admit(`${workspace.team} ${userId}`, now().getTime(), own);
      if (admitted !== 'tell') return admitted === 'read';
      workspace.log.info({ event: 'messages.limited' }, 'one person’s messages are not read for a moment');
      const text = (own() ? onlyOwnWorks : slowDown)(messagesPerMinute);
      try {
        await tellPrivately(text, { userId, at }, workspace, agentChats);
      } catch (error) {
        workspace.log.warn(
          { event: 'messages.limit_not_told', err: error },
          'could not tell a person that I read no more of their messages for a moment',
        );
      }
      return false;
    },
    isOwn: (text) => commands.isOwnAffair(text, 'direct') && !commands.isOfChannel(text),
  };
}
