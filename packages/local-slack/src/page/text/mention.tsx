import { useWorkspace } from '../state/workspace.tsx';

/** `@Ada` for a person, highlighted for yourself. An unknown id is shown as it is. */
export function UserMention({ id, label }: { id: string; label?: string | undefined }) {
  const { state, open } = useWorkspace();
  const person = state.people.find((one) => one.id === id);
  const name = `@${person?.realName ?? label ?? id}`;
  if (person?.isBot) {
    return (
      <button
        type="button"
        className="mention"
        onClick={() => open({ channel: state.botDmChannel, threadTs: null, tab: 'about' })}
      >
        {name}
      </button>
    );
  }
  return <span className={id === state.me.id ? 'mention mention-me' : 'mention'}>{name}</span>;
}

/** `#general` as a link to that channel, if this person can see it. */
export function ChannelMention({ id, label }: { id: string; label?: string | undefined }) {
  const { state, open } = useWorkspace();
  const channel = state.channels.find((one) => one.id === id);
  if (!channel) return <span className="mention">{label ? `#${label}` : '#private-channel'}</span>;
  return (
    <button
      type="button"
      className="mention"
      onClick={() => open({ channel: id, threadTs: null, tab: 'messages' })}
    >
      #{channel.name}
    </button>
  );
}

/** `@here` and the like, which concern everybody who reads them. */
export function BroadcastMention({ range }: { range: string }) {
  return <span className="mention mention-me">@{range}</span>;
}
