import { useWorkspace } from '../state/workspace.tsx';
import type { Snapshot } from '../state/workspace-client.ts';
import { Icon } from './icon.tsx';

/** Says why there will be no answer: no server, or no bot. */
export function Banner({ link }: { link: Snapshot['link'] }) {
  const { state } = useWorkspace();
  const text =
    link === 'lost'
      ? 'The playground is out of reach. Reconnecting…'
      : state.botConnected
        ? null
        : `${state.appName} is not connected: messages are kept, commands and buttons will not answer until it is back.`;
  return (
    <div role="status">
      {text && (
        <p className="banner">
          <Icon name="warning" /> {text}
        </p>
      )}
    </div>
  );
}
