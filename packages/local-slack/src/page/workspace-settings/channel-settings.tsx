import type { Channel } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { useWorkspace } from '../state/workspace.tsx';

/** Whether a channel is open, and whether the app is in it. */
export function ChannelSettings({ channel }: { channel: Channel }) {
  const { state, tryAct } = useWorkspace();
  const { id, name, archived = false } = channel;
  const member = channel.memberIds.includes(state.botUserId);
  const notes = [
    archived ? 'archived' : member ? `${state.appName} is in it` : `${state.appName} is not in it`,
    ...(channel.sharedWith === undefined ? [] : ['shared with another workspace']),
  ];
  return (
    <div className="setting-channel">
      <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} size={16} />
      <span className="switcher-text">
        <span className="switcher-name">{name}</span>
        <span className="setting-note">{notes.join(' · ')}</span>
      </span>
      <span className="setting-actions">
        {!archived && (
          <button
            type="button"
            className="button button-quiet"
            aria-label={member ? `Remove ${state.appName} from #${name}` : `Add ${state.appName} to #${name}`}
            onClick={() =>
              void tryAct({ do: 'setMember', channel: id, person: state.botUserId, member: !member })
            }
          >
            {member ? 'Remove app' : 'Add app'}
          </button>
        )}
        {/* In Slack, nobody can archive or delete the channel that everybody is in. */}
        {name !== 'general' && (
          <button
            type="button"
            className="button button-quiet"
            aria-label={archived ? `Unarchive #${name}` : `Archive #${name}`}
            onClick={() => void tryAct({ do: 'archiveChannel', channel: id, archived: !archived })}
          >
            {archived ? 'Unarchive' : 'Archive'}
          </button>
        )}
        {name !== 'general' && (
          <button
            type="button"
            className="button button-quiet"
            aria-label={`Delete #${name} for good`}
            onClick={() => {
              if (window.confirm(`Delete #${name} and all of its messages?`)) {
                void tryAct({ do: 'deleteChannel', channel: id });
              }
            }}
          >
            Delete
          </button>
        )}
      </span>
    </div>
  );
}
