import type { Channel, PageState } from '../../protocol.ts';
import { personOf } from '../state/workspace.tsx';

/**
 * Things to try first, as text for the composer. Outside the app's own space, questions mention the app; where it is not
 * a member, it would not hear them, so only commands are left.
 */
export function examplesFor(state: PageState, channel: Channel): string[] {
  const bot = personOf(state, state.botUserId).name;
  if (channel.id === state.botDmChannel) return state.examples;
  return state.examples
    .filter((text) => text.startsWith('/') || channel.memberIds.includes(state.botUserId))
    .map((text) => (text.startsWith('/') ? text : `@${bot} ${text.charAt(0).toLowerCase()}${text.slice(1)}`));
}
