/** What an action may do to the message that it was used on. A client may have changed the action, not the message. */

import type { BlockAction } from '@slack/bolt';
import type { Person } from '../../people/person.ts';
import { ACTIONS, unpackOption } from './ids.ts';
import { whyNotPostIn } from './may-post-in.ts';
import { isDirectMessage } from './place.ts';
import type { Respond } from './respond.ts';
import type { Workspace } from './workspace.ts';

type Used = Pick<BlockAction, 'container' | 'channel' | 'message'>;

/** Whether Slack showed the message to one person alone. It then leaves the message itself out of what it sends. */
export function isEphemeral({ container, message }: Used): boolean {
  return container?.is_ephemeral === true && message === undefined;
}

/**
 * Whose post the message is, by its own “…” menu; undefined if it has none. The value of the button that was used would
 * not do: that comes from the client.
 */
export function authorOf({ container, message }: Used): string | undefined {
  if (!message || message.ts !== container?.message_ts) return undefined;
  return removerIn(message.blocks);
}

function removerIn(node: unknown): string | undefined {
  if (Array.isArray(node)) return node.map(removerIn).find((found) => found !== undefined);
  if (node === null || typeof node !== 'object') return undefined;
  const { type, action_id: action, value, options } = node as Record<string, unknown>;
  if (type === 'button') return action === ACTIONS.removePost ? textOf(value) : undefined;
  if (type === 'overflow' && Array.isArray(options)) {
    const chosen = options.map((option: unknown) =>
      unpackOption(textOf((option as { value?: unknown }).value)),
    );
    return chosen.find((one) => one?.action_id === ACTIONS.removePost)?.value;
  }
  return Object.values(node)
    .map(removerIn)
    .find((found) => found !== undefined);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * Answers an action. What others see as well is not replaced, whatever the answer wants: the answer then stands below it.
 * It is deleted only for the person in whose name it stands.
 */
export function keepOriginal(
  respond: Respond,
  { used, person, workspace }: { used: Used; person: Person; workspace: Workspace },
): Respond {
  const isTheirsAlone = async () => {
    if (isEphemeral(used)) return true;
    const channel = used.channel?.id ?? '';
    // Two people have direct messages without the bot, too, and a command's answer may stand there.
    return (
      isDirectMessage(channel) &&
      (await whyNotPostIn(workspace, person, { channel, from: 'carried' })) === undefined
    );
  };
  return async (message) => {
    if ('delete_original' in message && authorOf(used) !== person.userId && !(await isTheirsAlone())) {
      throw new Error('a post may be deleted only for the person in whose name it stands');
    }
    const kept = message.replace_original === true && !(await isTheirsAlone());
    await respond(kept ? { ...message, replace_original: false } : message);
  };
}
