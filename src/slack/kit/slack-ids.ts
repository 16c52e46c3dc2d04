// Ids as Slack's client sends them. Slack says which request they came with, but not that the client left them alone: what is
// shown in markup, or asked of Slack, must look like an id.

const CHANNEL = /^[CG][A-Z0-9]{1,30}$/;
const CONVERSATION = /^[CDG][A-Z0-9]{1,30}$/;
const USER = /^[UW][A-Z0-9]{1,30}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const TS = /^\d{1,12}\.\d{1,8}$/;

/** The id of a channel or a group; undefined for anything else, such as a person's. */
export function channelIdIn(value: unknown): string | undefined {
  return matching(value, CHANNEL);
}

/** The id of a channel, a group or direct messages; undefined for anything else. */
export function conversationIdIn(value: unknown): string | undefined {
  return matching(value, CONVERSATION);
}

/** The ts of a message; undefined for anything else. */
export function tsIn(value: unknown): string | undefined {
  return matching(value, TS);
}

/** The ids of people, each once; undefined if anything else is among them, or more than `most`. */
export function userIdsIn(value: unknown, most: number): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const ids = [...new Set<unknown>(value)].map((one) => matching(one, USER));
  return ids.length <= most && ids.every((id) => id !== undefined) ? ids : undefined;
}

/** The day that somebody chose in a calendar; undefined for anything else. */
export function dayIn(value: unknown): string | undefined {
  const day = matching(value, DAY);
  try {
    return day && Temporal.PlainDate.from(day, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

function matching(value: unknown, shape: RegExp): string | undefined {
  return typeof value === 'string' && shape.test(value) ? value : undefined;
}
