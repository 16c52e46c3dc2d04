import type { Channel } from '../../protocol.ts';
import { channelTitle, otherIn, personOf, useWorkspace } from '../state/workspace.tsx';
import { Avatar } from './avatar.tsx';
import { ExampleButtons } from './example-buttons.tsx';
import { examplesFor } from './examples.ts';
import { Icon } from './icon.tsx';

/** The beginning of a conversation: what this place is and, in an empty app space, how to start. */
export function Welcome({ channel, empty }: { channel: Channel; empty: boolean }) {
  const { state } = useWorkspace();
  const title = channelTitle(state, channel);
  if (channel.kind !== 'dm') {
    return (
      <div className="welcome">
        <span className="welcome-mark" aria-hidden="true">
          <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} size={28} />
        </span>
        <h3>Welcome to #{title}</h3>
        <p>{channel.topic || `This is the very beginning of #${title}.`}</p>
      </div>
    );
  }
  const isApp = channel.id === state.botDmChannel;
  const person = personOf(state, isApp ? state.botUserId : otherIn(state, channel));
  return (
    <div className="welcome">
      <Avatar person={person} size={56} />
      <h3>{title}</h3>
      <p>
        {isApp
          ? `This is the start of your conversation with ${title}. Only the two of you see it.`
          : `This conversation is just between ${title} and you.`}
      </p>
      {isApp && state.agent?.description && <p>{state.agent.description}</p>}
      {isApp && empty && !state.agent && (
        <div className="welcome-start">
          <p>Ask in your own words, or start with one of these:</p>
          <ExampleButtons channel={channel.id} examples={examplesFor(state, channel)} />
        </div>
      )}
    </div>
  );
}
