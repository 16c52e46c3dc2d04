import type { LocalSlack } from '../local-slack.ts';
import type { Block, Json } from '../protocol.ts';
import { post } from './messages.ts';

/** A message that does not come from the page: another app's, or one with attachments, such as a forwarded message. */
export interface PostedElsewhere {
  /** The channel's id. */
  channel: string;
  /** A person's id, or the name of another app. */
  by: string;
  /** The `ts` of the thread's first message. */
  threadTs?: string;
  /** Slack's markup, as it arrives at the app. */
  text?: string;
  blocks?: Block[];
  attachments?: Json[];
}

/** Posts it and sends the app its events. @returns its ts */
export function postElsewhere(slack: LocalSlack, { by, text = '', ...message }: PostedElsewhere): string {
  const { workspace } = slack;
  if (!workspace.channel(message.channel)) throw new Error(`There is no channel ${message.channel}.`);
  const person = workspace.person(by);
  return post(slack, { ...message, text, userId: by, ...(!person && { otherApp: by }) }).ts;
}
