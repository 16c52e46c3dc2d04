import { useWorkspace } from '../state/workspace.tsx';

/** `@Ada` for a person; one's own is marked. An unknown id shows as it is. */
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

/** `#general` as a way into that channel, when this person can see it. */
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

/** `@here` and its like, which concern everyone who reads them. */
export function BroadcastMention({ range }: { range: string }) {
  return <span className="mention mention-me">@{range}</span>;
}
