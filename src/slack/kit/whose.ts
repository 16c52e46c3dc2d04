import { channelIdIn } from './slack-ids.ts';

/** Whose nudges a button is about: those of the person who clicks it, or a channel's. */
export type Whose = { of: 'me' } | { of: 'channel'; channel: string };

const MINE = 'me';

/** For a button's value or a modal's metadata. */
export function packWhose(whose: Whose): string {
  return whose.of === 'me' ? MINE : whose.channel;
}

/** Undefined for anything else, such as the value of another version's button. */
export function unpackWhose(value: string | undefined): Whose | undefined {
  if (value === MINE) return { of: 'me' };
  const channel = channelIdIn(value);
  return channel ? { of: 'channel', channel } : undefined;
}
