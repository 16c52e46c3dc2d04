import type { AllMiddlewareArgs, App, BlockButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Person } from '../../people/person.ts';
import { type ActionName, anyNumber, type CardRef, unpackRef } from './ids.ts';
import type { PostingTarget } from './may-post-in.ts';
import { readModalState } from './modal-state.ts';
import { isEphemeral, keepOriginal } from './original.ts';
import { isDirectMessage, knownName } from './place.ts';
import { type Respond, respondVia } from './respond.ts';
import { personIn, type Workspace, workspaceOf } from './workspace.ts';

type ActionArgs = SlackActionMiddlewareArgs<BlockButtonAction> & AllMiddlewareArgs;

/** Where somebody used a button, a menu or a checkbox. */
export type ActionPlace =
  | {
      type: 'message';
      channel: string;
      channelName: string | undefined;
      threadTs: string | undefined;
      direct: boolean;
    }
  /** `channel` and `threadTs` are those that the modal was opened from; `channel` is empty if there is none. */
  | { type: 'modal'; channel: string; channelName: string | undefined; threadTs: string | undefined }
  | { type: 'home' };

/** What an action's handler gets: who did what, and where. */
export interface ActionContext extends Pick<ActionArgs, 'client' | 'body' | 'payload'> {
  /** Answers below the message, or in its place if nobody else sees it. */
  respond: Respond;
  workspace: Workspace;
  person: Person;
  place: ActionPlace;
  /** The value of the button or of the chosen option; empty if there is none. */
  value: string;
  /**
   * The card that the value refers to; undefined for anything else, such as the value of another version's button.
   */
  ref: CardRef | undefined;
}

/** Listens to an action, numbered or not; acknowledges it and reads it once for its handler. */
export function onAction<D>(
  app: App,
  name: ActionName,
  deps: D,
  handle: (action: ActionContext, deps: D) => Promise<void>,
): void {
  app.action(anyNumber(name), async (args) => {
    await args.ack();
    await handle(readAction(args as unknown as ActionArgs), deps);
  });
}

function readAction({ body, payload, context }: ActionArgs): ActionContext {
  const chosen = (payload as { selected_option?: { value?: string } | null }).selected_option?.value;
  // The value first: for a choice in an “…” menu, the middleware has set it to the matching button's value.
  const value = payload.value ?? chosen ?? '';
  const workspace = workspaceOf(context);
  const place = placeOf(body);
  const person = personIn(workspace, body.user.id);
  const respond = respondVia({ url: body.response_url, user: body.user.id, ...whereOf(place) }, workspace);
  return {
    client: workspace.retryingClient,
    body,
    payload,
    respond: keepOriginal(respond, { used: body, person, workspace }),
    workspace,
    person,
    place,
    value,
    ref: unpackRef(value),
  };
}

function whereOf(place: ActionPlace) {
  return place.type === 'message' ? { channel: place.channel, threadTs: place.threadTs } : { channel: '' };
}

function placeOf(body: ActionArgs['body']): ActionPlace {
  if (body.view) {
    if (body.view.type === 'home') return { type: 'home' };
    const { channel, channelName, threadTs } = readModalState(body.view.private_metadata);
    return { type: 'modal', channel, channelName, threadTs };
  }
  const channel = body.channel?.id ?? String(body.container?.channel_id ?? '');
  const threadTs = body.message?.thread_ts ?? body.container?.thread_ts;
  return {
    type: 'message',
    channel,
    channelName: knownName(body.channel?.name),
    threadTs: typeof threadTs === 'string' ? threadTs : undefined,
    direct: isDirectMessage(channel),
  };
}

/** The channel of a place, for `whyNotPostIn`; empty on the Home tab and where a modal has none. */
export function targetIn(place: ActionPlace): PostingTarget {
  if (place.type === 'home') return { channel: '', from: 'carried' };
  return { channel: place.channel, from: place.type === 'message' ? 'here' : 'carried' };
}

/** Whether only this person sees the message with the button. */
export function isForOneOnly({ body }: ActionContext): boolean {
  return isEphemeral(body);
}
