import type { Channel } from '../../protocol.ts';
import type { ComposerInput } from '../composer/parse-input.ts';
import { remember, useRemembered } from '../state/remembered.ts';
import { personOf, useWorkspace, type Workspace } from '../state/workspace.tsx';
import { ExampleButtons } from './example-buttons.tsx';
import { examplesFor } from './examples.ts';
import { Icon } from './icon.tsx';

const TAKEN = 'first-steps';

/**
 * A hint for newcomers above the composer, until they have asked the app something or dismissed it. The empty app space
 * has its own welcome.
 */
export function FirstSteps({ channel, empty }: { channel: Channel; empty: boolean }) {
  const { state } = useWorkspace();
  const taken = useRemembered(TAKEN);
  const inApp = channel.id === state.botDmChannel;
  const examples = examplesFor(state, channel);
  if (taken || examples.length === 0 || (inApp && empty) || (channel.kind === 'dm' && !inApp)) return null;
  return (
    <aside className="first-steps" aria-label="First steps">
      <Icon name="spark" />
      <span className="first-steps-lead">New here? Try:</span>
      <ExampleButtons channel={channel.id} examples={examples} />
      <button type="button" className="icon-button" aria-label="Dismiss hint" onClick={() => remember(TAKEN)}>
        <Icon name="close" size={14} />
      </button>
    </aside>
  );
}

/** Ends the hint if what was sent is for the app, because the person then knows how. */
export function noteFirstStep(state: Workspace['state'], channel: string, sent: ComposerInput): void {
  const forApp =
    sent.type === 'command'
      ? state.commands.some(({ command, builtIn }) => command === sent.command && !builtIn)
      : sent.type === 'message' &&
        (channel === state.botDmChannel ||
          sent.text.toLowerCase().includes(`@${personOf(state, state.botUserId).name}`));
  if (forApp) remember(TAKEN);
}
