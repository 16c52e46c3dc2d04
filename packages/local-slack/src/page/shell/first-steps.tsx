import type { Channel } from '../../protocol.ts';
import { useRemembered } from '../state/remembered.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { ExampleButtons } from './example-buttons.tsx';
import { examplesFor } from './examples.ts';
import { Icon } from './icon.tsx';

/** A hint for newcomers above the composer, until it is dismissed. The empty app space has its own welcome. */
export function FirstSteps({ channel, empty }: { channel: Channel; empty: boolean }) {
  const { state } = useWorkspace();
  const [dismissed, dismiss] = useRemembered('first-steps');
  const inApp = channel.id === state.botDmChannel;
  if (dismissed || (inApp && empty) || (channel.kind === 'dm' && !inApp)) return null;
  return (
    <aside className="first-steps" aria-label="First steps">
      <Icon name="spark" />
      <span className="first-steps-lead">New here? Try:</span>
      <ExampleButtons channel={channel.id} examples={examplesFor(state, inApp)} />
      <button type="button" className="icon-button" aria-label="Dismiss hint" onClick={dismiss}>
        <Icon name="close" size={14} />
      </button>
    </aside>
  );
}
