import type { Message } from '../../protocol.ts';
import { personOf, useWorkspace } from '../state/workspace.tsx';
import { emojiFor } from '../text/emoji.ts';

/** The reactions below a message. Clicking one adds or removes your own. */
export function Reactions({ message }: { message: Message }) {
  const { state, tryAct } = useWorkspace();
  if (message.reactions.length === 0) return null;
  const { channel, ts } = message;
  return (
    <ul className="reactions" aria-label="Reactions">
      {message.reactions.map(({ name, userIds }) => {
        const who = userIds
          .map((id) => (id === state.me.id ? 'you' : personOf(state, id).realName))
          .join(', ');
        return (
          <li key={name}>
            <button
              type="button"
              className="reaction"
              aria-pressed={userIds.includes(state.me.id)}
              aria-label={`${name.replace(/_/g, ' ')}: ${userIds.length}, ${who}`}
              title={`${who} reacted with :${name}:`}
              onClick={() => tryAct({ do: 'react', channel, ts, name })}
            >
              <span aria-hidden="true">{emojiFor(name) ?? `:${name}:`}</span> {userIds.length}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
