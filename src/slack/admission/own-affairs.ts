import { z } from 'zod';
import type { CommandTable } from '../kit/command.ts';
import { ACTIONS, type ActionName, unpackOption } from '../kit/ids.ts';

/** Ends something that the person once wanted, takes back what they posted, or is about what the bot keeps about them. */
const OWN_AFFAIRS: readonly ActionName[] = [
  ACTIONS.privacy,
  ACTIONS.privacyExport,
  ACTIONS.privacyDelete,
  ACTIONS.nudgesShow,
  ACTIONS.nudgesPause,
  ACTIONS.nudgesStop,
  ACTIONS.suggestOff,
  ACTIONS.undoPost,
  ACTIONS.removePost,
];

const text = z.string().optional().catch(undefined);
const bodySchema = z.object({
  command: text,
  text,
  actions: z
    .array(
      z.object({ action_id: text, selected_option: z.object({ value: text }).optional().catch(undefined) }),
    )
    .optional()
    .catch(undefined),
  event: z.object({ type: text, channel_type: text, text }).optional().catch(undefined),
});

/**
 * Whether a request is about what is the person's own, whoever they are by now: to see or delete what is kept about them, to
 * stop their nudges. Somebody whom the bot no longer answers can still do these.
 */
export function isOwnAffair(body: unknown, commands: Pick<CommandTable, 'isOwnAffair'>): boolean {
  const read = bodySchema.safeParse(body);
  if (!read.success) return false;
  const { command, event, actions = [] } = read.data;
  if (actions.length > 0) {
    return actions.every((action) => {
      const id =
        action.action_id === ACTIONS.moreMenu
          ? unpackOption(action.selected_option?.value)?.action_id
          : action.action_id;
      return OWN_AFFAIRS.some((own) => own === id);
    });
  }
  if (command !== undefined) return commands.isOwnAffair(read.data.text ?? '', 'command');
  return event?.channel_type === 'im' && commands.isOwnAffair(event.text ?? '', 'direct');
}
