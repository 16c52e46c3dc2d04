import { NewChat } from '../agent/agent-bar.tsx';
import { titleOf } from '../agent/chats.ts';
import { ThreadStatus } from '../agent/thread-status.tsx';
import { Composer } from '../composer/composer.tsx';
import { repliesOf } from '../state/conversation.ts';
import { channelTitle, useWorkspace } from '../state/workspace.tsx';
import { ClosedNote, canWrite } from '../workspace-settings/closed-note.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';
import { MessageView } from './message-view.tsx';

/** The open thread, next to the conversation or, on a phone, on top of it. */
export function ThreadPane() {
  const { state, route, open } = useWorkspace();
  const { channel: channelId, threadTs } = route;
  const channel = state.channels.find(({ id }) => id === channelId);
  if (!channel || !threadTs) return null;
  const parent = state.messages.find(
    ({ channel: id, ts, ephemeral }) => id === channelId && ts === threadTs && !ephemeral,
  );
  const replies = repliesOf(state.messages, channel.id, threadTs);
  const shown = replies.filter(({ ephemeral }) => !ephemeral).length;
  const title = channel.kind === 'dm' ? channelTitle(state, channel) : `#${channel.name}`;
  const isChat = state.agent !== null && channel.id === state.botDmChannel;
  const close = () => {
    open({ threadTs: null });
    // Back to the message that the thread belongs to; if there is none, to the composer.
    requestAnimationFrame(() => {
      const main = document.getElementById('conversation');
      const root = main?.querySelector<HTMLElement>(`[data-message][data-ts="${CSS.escape(threadTs)}"]`);
      (root ?? main?.querySelector<HTMLElement>('.composer-field') ?? main)?.focus();
    });
  };
  return (
    <aside
      className="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
        close();
      }}
    >
      <header className="conversation-head">
        <button
          type="button"
          className="icon-button back"
          aria-label="Back to the conversation"
          onClick={close}
        >
          <Icon name="back" />
        </button>
        <div className="heading">
          <h2>{isChat && parent ? titleOf(parent, state) : 'Thread'}</h2>
          <span className="topic">{title}</span>
        </div>
        {isChat && <NewChat compact />}
        <button type="button" className="icon-button thread-close" aria-label="Close thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="conversation-body">
        <MessageList
          key={`${state.me.id} ${threadTs}`}
          label="Messages in this thread"
          messages={replies}
          inThread
        >
          {parent ? (
            <MessageView message={parent} leads last={replies.length === 0} inThread />
          ) : (
            <p className="gone">This message was deleted.</p>
          )}
          {shown > 0 && (
            <p className="reply-line">
              {shown} {shown === 1 ? 'reply' : 'replies'}
            </p>
          )}
        </MessageList>
        <ThreadStatus channel={channel.id} threadTs={threadTs} />
        {canWrite(state, channel) ? (
          <Composer
            key={`composer ${state.me.id} ${threadTs}`}
            channel={channel.id}
            threadTs={threadTs}
            label={`Reply in thread in ${title}`}
            placeholder="Reply…"
          />
        ) : (
          <ClosedNote channel={channel} />
        )}
      </div>
    </aside>
  );
}

/** Whether somebody has typed something here: their words must not vanish because they pressed Escape. */
function isTyping(place: EventTarget): boolean {
  return (
    place instanceof HTMLElement && 'value' in place && place.matches('input, textarea') && place.value !== ''
  );
}
