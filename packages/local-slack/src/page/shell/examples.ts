import type { PageState } from '../../protocol.ts';
import { personOf } from '../state/workspace.tsx';

/** Things to try first, as text for the composer. Outside the app's own space, questions mention the app. */
export function examplesFor(state: PageState, inAppSpace: boolean): string[] {
  const bot = personOf(state, state.botUserId).name;
  return state.examples.map((text) =>
    inAppSpace || text.startsWith('/') ? text : `@${bot} ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  );
}
