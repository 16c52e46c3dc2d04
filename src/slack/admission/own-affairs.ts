import { z } from 'zod';
import type { CommandTable } from '../kit/command.ts';
import { ACTIONS, type ActionName, unpackOption } from '../kit/ids.ts';
import { unpackWhose } from '../kit/whose.ts';

/** Is about what the bot keeps about the person, or takes back what they posted themselves. */
const ALWAYS_OWN: readonly ActionName[] = [
  ACTIONS.privacy,
  ACTIONS.privacyExport,
  ACTIONS.privacyDelete,
  ACTIONS.deleteWords,
  ACTIONS.deleteAllWords,
  ACTIONS.firstDaysHide,
  ACTIONS.firstDaysEnd,
  ACTIONS.pathRefuse,
  ACTIONS.undoPost,
  ACTIONS.removePost,
];
/** Is about the nudges of the person or of a channel, which the value says. */
const OWN_NUDGES: readonly ActionName[] = [ACTIONS.nudgesShow, ACTIONS.nudgesPause, ACTIONS.nudgesStop];

const text = z.string().optional().catch(undefined);
const some = z.array(z.unknown()).optional().catch(undefined);
const bodySchema = z.object({
  command: text,
  text,
  actions: z
    .array(
      z.object({
        action_id: text,
        value: text,
        selected_option: z.object({ value: text }).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
  event: z
    .object({ type: text, channel_type: text, text, files: some, attachments: some })
    .optional()
    .catch(undefined),
});

/**
 * Whether a request is about what is the person's own, whoever they are by now: to see or delete what is kept about them, to
 * stop their nudges. Somebody whom the bot no longer answers can still do these. What is a channel's is not theirs.
 */
export function isOwnAffair(body: unknown, commands: Pick<CommandTable, 'isOwnAffair'>): boolean {
  const read = bodySchema.safeParse(body);
  if (!read.success) return false;
  const { command, event, actions = [] } = read.data;
  if (actions.length > 0) return actions.every(isOwnAction);
  if (command !== undefined) return commands.isOwnAffair(read.data.text ?? '', 'command');
  // With something attached, the message may be a question about that.
  const isPlain = event && !event.files?.length && !event.attachments?.length;
  return Boolean(isPlain && event.channel_type === 'im' && commands.isOwnAffair(event.text ?? '', 'direct'));
}

type Action = NonNullable<z.infer<typeof bodySchema>['actions']>[number];

function isOwnAction(action: Action): boolean {
  const { action_id: numbered, value } =
    action.action_id === ACTIONS.moreMenu ? (unpackOption(action.selected_option?.value) ?? {}) : action;
  const id = numbered?.replace(/:\d+$/, '');
  if (ALWAYS_OWN.some((own) => own === id)) return true;
  return OWN_NUDGES.some((own) => own === id) && unpackWhose(value?.split(' ')[0])?.of === 'me';
}
