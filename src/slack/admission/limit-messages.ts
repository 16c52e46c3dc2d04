import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { CommandTable } from '../kit/command.ts';
import { answerNothing, type MessageLimit } from '../kit/message-limit.ts';
import { withoutMention } from '../kit/message-text.ts';
import { workspaceOf } from '../kit/workspace.ts';
import { type Actor, readActor } from './actor.ts';
import { acknowledge } from './admission.ts';
import { isOwnAffair } from './own-affairs.ts';

export interface LimitMessagesDeps {
  messageLimit: MessageLimit;
  commands: Pick<CommandTable, 'isOwnAffair'>;
}

const SHORTCUTS: readonly unknown[] = ['shortcut', 'message_action'];

/**
 * Middleware: of one person, only so many commands, shortcuts, mentions and direct messages are read per minute. They are told
 * so in private, once. What is their own always takes effect, at last without an answer. Clicks are not counted, because each
 * needs a hand. Of what else happens in a channel, only its listener knows whether it is for the bot: that one counts it.
 */
export function limitMessages({ messageLimit, commands }: LimitMessagesDeps) {
  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { body, context, next } = args;
    const actor = readActor(body);
    const workspace = workspaceOf(context);
    if (!actor?.answerAt || !asks(body, actor) || actor.userId === workspace.botUserId) return next();
    const { userId, answerAt: at } = actor;
    const isMention = at.type === 'channel' && !at.direct;
    const own = () =>
      isMention
        ? messageLimit.isOwn(withoutMention(at.text, workspace.botUserId))
        : isOwnAffair(body, commands);
    if (await messageLimit.admits({ userId, at, own }, workspace)) return next();
    if (!own()) return acknowledge(args);
    answerNothing(context);
    return next();
  };
}

/** Whether a person calls the bot. */
function asks(body: object, { answerAt }: Actor): boolean {
  if ('command' in body || answerAt?.type === 'channel') return true;
  return 'type' in body && SHORTCUTS.includes(body.type);
}
