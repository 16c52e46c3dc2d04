import type { App, Context, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { tellPerson } from './tell-person.ts';
import { OF_ANOTHER_VERSION } from './words.ts';

/** What an app calls its own things. Anything else stays out of the log. */
const name = z
  .string()
  .regex(/^[\w:.-]{1,80}$/)
  .optional()
  .catch(undefined);

/** What names a request, by the kinds of requests. */
const requestSchema = z.object({
  type: name,
  callback_id: name,
  actions: z
    .tuple([z.object({ action_id: name })], z.unknown())
    .optional()
    .catch(undefined),
  event: z
    .object({ type: name, function: z.object({ callback_id: name }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  view: z
    .object({
      callback_id: name,
      blocks: z
        .array(z.object({ type: name, block_id: z.string() }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** https://docs.slack.dev/reference/events/app_rate_limited */
const rateLimitedSchema = z.object({ type: z.literal('app_rate_limited') });

type Request = z.infer<typeof requestSchema>;

/** What became of a request, for whoever sent it on its way. */
interface Fate {
  failed: boolean;
}

/**
 * Answers what nothing in this version listens to, such as a button that a newer one shows while the two run side by side:
 * otherwise, Slack delivers it again, or the person waits for nothing, and Bolt logs an error. A form keeps what was filled in.
 */
export function answerUnknown(app: App, { client, log }: { client: webApi.WebClient; log: Log }): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (rateLimitedSchema.safeParse(event.body).success) {
      log.warn(
        { event: 'slack.events_rate_limited' },
        'Slack holds back events for a minute, because there are too many: messages may get no answer. Each workspace has 30,000 an hour; remove the app from busy channels where nobody asks it anything',
      );
      return event.ack();
    }
    const fate: Fate = { failed: false };
    let acknowledged = false;
    await process({
      ...event,
      ack: (response) => {
        acknowledged = true;
        return event.ack(response);
      },
      customProperties: { ...event.customProperties, fate },
    });
    if (acknowledged || fate.failed) return;
    const read = requestSchema.safeParse(event.body);
    const request: Request = read.success ? read.data : {};
    log.warn(
      { event: 'request.unknown', ...namesOf(request) },
      'Slack sent something that this version does not know',
    );
    try {
      await event.ack(answerTo(request));
      if (isPersons(request)) await tellPerson({ client, log }, event.body, OF_ANOTHER_VERSION);
    } catch (error) {
      log.warn({ event: 'request.unknown_not_answered', err: error }, 'could not say so');
    }
  };
}

/** Notes that a request failed: its person is told that, and nothing else. */
export function noteFailure(context: Context): void {
  const { fate } = context as { fate?: Fate };
  if (fate) fate.failed = true;
}

function namesOf({ type, callback_id: callback, actions, event, view }: Request) {
  return {
    type: event?.type ?? type,
    name: actions?.[0].action_id ?? view?.callback_id ?? event?.function?.callback_id ?? callback,
  };
}

/** What the acknowledgment itself says. */
function answerTo({ type, view }: Request) {
  if (type === 'block_suggestion') return { options: [] };
  const field = type === 'view_submission' && view?.blocks?.find((block) => block.type === 'input');
  return field
    ? { response_action: 'errors' as const, errors: { [field.block_id]: OF_ANOTHER_VERSION } }
    : undefined;
}

/** Whether somebody clicked or chose something, and waits. */
function isPersons({ type = '' }: Request): boolean {
  return ['block_actions', 'interactive_message', 'shortcut', 'message_action'].includes(type);
}
