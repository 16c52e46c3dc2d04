import type { Channel } from '../../protocol.ts';
import { useWorkspace, type Workspace } from '../state/workspace.tsx';

/** Whether this person can write here: not in an archived channel, and not with a deactivated account. */
export function canWrite({ me }: Workspace['state'], channel: Channel): boolean {
  return !channel.archived && !me.deactivated;
}

/** Replaces the composer and says why this person can't write. */
export function ClosedNote({ channel }: { channel: Channel }) {
  const { state, tryAct } = useWorkspace();
  if (state.me.deactivated) {
    const { id, realName } = state.me;
    return (
      <div className="closed-note">
        <p>{realName}’s account is deactivated.</p>
        <button
          type="button"
          className="button"
          onClick={() => void tryAct({ do: 'changePerson', person: id, change: { deactivated: false } })}
        >
          Reactivate
        </button>
      </div>
    );
  }
  return (
    <div className="closed-note">
      <p>#{channel.name} is archived. You can read it, but nobody can post.</p>
      <button
        type="button"
        className="button"
        onClick={() => void tryAct({ do: 'archiveChannel', channel: channel.id, archived: false })}
      >
        Unarchive
      </button>
    </div>
  );
}
