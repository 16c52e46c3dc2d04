import type { AllMiddlewareArgs, BlockButtonAction, Context, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Person } from '../../people/person.ts';
import { readModalState } from '../cards/card-modal.ts';

/** A press of a button, wherever it stands. */
export type ActionArgs = SlackActionMiddlewareArgs<BlockButtonAction> & AllMiddlewareArgs;

/** Where a button was pressed. */
export type ActionPlace =
  | { in: 'message'; channel: string; threadTs: string | undefined; direct: boolean }
  /** `channel` is the one from which the modal was opened, empty where there is none; `threadTs` the thread there. */
  | { in: 'modal'; channel: string; threadTs: string | undefined }
  | { in: 'home' };

/** Who did it, whatever kind of element was used. */
export function actorOf(args: {
  body: { team: { id: string } | null; user: { id: string } };
  context: Context;
}): Person {
  return { team: args.body.team?.id ?? args.context.teamId ?? '', userId: args.body.user.id };
}

export function placeOf({ body }: Pick<ActionArgs, 'body'>): ActionPlace {
  if (body.view) {
    if (body.view.type === 'home') return { in: 'home' };
    const { channel, threadTs } = readModalState(body.view.private_metadata);
    return { in: 'modal', channel, threadTs };
  }
  const channel = body.channel?.id ?? String(body.container?.channel_id ?? '');
  const threadTs = body.message?.thread_ts ?? body.container?.thread_ts;
  return {
    in: 'message',
    channel,
    threadTs: typeof threadTs === 'string' ? threadTs : undefined,
    direct: channel.startsWith('D'),
  };
}
