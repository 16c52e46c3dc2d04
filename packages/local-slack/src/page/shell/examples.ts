import type { PageState } from '../../protocol.ts';
import { personOf } from '../state/workspace.tsx';

/** Things worth trying first, as text for the composer. In the app's own space no mention is needed. */
export function examplesFor(state: PageState, inAppSpace: boolean): string[] {
  const command = state.commands[0]?.command;
  const bot = personOf(state, state.botUserId).name;
  const question = 'how do we roll back a bad model?';
  return [
    ...(command ? [`${command} data quality`] : []),
    inAppSpace ? 'How do we roll back a bad model?' : `@${bot} ${question}`,
    ...(command ? [`${command} help`] : []),
  ];
}
