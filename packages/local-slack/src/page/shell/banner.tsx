import type { Snapshot } from '../state/playground-client.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { Icon } from './icon.tsx';

/** What stands between the person and an answer: no server, or no bot. */
export function Banner({ link }: { link: Snapshot['link'] }) {
  const { state } = useWorkspace();
  const text =
    link === 'lost'
      ? 'The playground is out of reach. Connecting again …'
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
