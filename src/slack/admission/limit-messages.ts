import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { CommandTable } from '../kit/command.ts';
import { workspaceOf } from '../kit/workspace.ts';
import { readActor } from './actor.ts';
import { acknowledge } from './admission.ts';
import { createFairShare } from './fair-share.ts';
import { isOwnAffair } from './own-affairs.ts';
import { type ChatStart, tellPrivately } from './tell-privately.ts';
import { slowDown } from './words.ts';

export interface MessageLimitDeps {
  /** How many messages and commands of one person are read per minute. */
  messagesPerMinute: number;
  commands: Pick<CommandTable, 'isOwnAffair'>;
  agentChats: ChatStart;
  now: () => Date;
}

/**
 * Middleware: of one person, only so many commands, mentions and direct messages are read per minute. They are told so in
 * private, once. What is their own they may always see, stop and delete; clicks are not counted, because each needs a hand.
 */
export function limitMessages({ messagesPerMinute, commands, agentChats, now }: MessageLimitDeps) {
  const share = createFairShare(messagesPerMinute);
  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { body, context, next } = args;
    const actor = readActor(body);
    const isAddressed = 'command' in body || actor?.answerAt?.type === 'channel';
    const workspace = workspaceOf(context);
    if (!actor?.answerAt || !isAddressed || actor.userId === workspace.botUserId) return next();
    if (isOwnAffair(body, commands)) return next();
    const { userId, answerAt: at } = actor;
    const admitted = share.admit(`${workspace.team} ${userId}`, now().getTime());
    if (admitted === 'read') return next();
    await acknowledge(args);
    if (admitted === 'ignore') return;
    workspace.log.info({ event: 'messages.limited' }, 'one person’s messages are not read for a moment');
    try {
      await tellPrivately(slowDown(messagesPerMinute), { userId, at }, workspace, agentChats);
    } catch (error) {
      workspace.log.warn(
        { event: 'messages.limit_not_told', err: error },
        'could not tell a person that I read no more of their messages for a moment',
      );
    }
  };
}
