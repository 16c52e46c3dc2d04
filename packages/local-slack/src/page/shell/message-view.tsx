import { memo, useEffect, useMemo, useState } from 'react';
import type { Message } from '../../protocol.ts';
import { titleAbove } from '../agent/chats.ts';
import { ThreadStatus } from '../agent/thread-status.tsx';
import { asBlockObjects, BlockList } from '../blocks/block-list.tsx';
import { onEditRequest } from '../composer/last-sent.ts';
import { SurfaceProvider, useNewSurface } from '../elements/surface.tsx';
import { fullTimeText, momentText, timeText } from '../state/clock-text.ts';
import { repliesOf } from '../state/conversation.ts';
import { personOf, useWorkspace } from '../state/workspace.tsx';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { MessageEditor } from './message-editor.tsx';
import { MessageToolbar } from './message-toolbar.tsx';
import { Reactions } from './reactions.tsx';

interface Props {
  message: Message;
  leads: boolean;
  /** The newest one, where Tab enters the list and arrows continue. */
  last: boolean;
  inThread: boolean;
}

/** A message with everything that belongs to it. */
export function MessageView({ message, leads, last, inThread }: Props) {
  const { state, tryAct, readOnly } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const { channel, ts } = message;
  useEffect(() => onEditRequest({ channel, ts, inThread }, () => setEditing(true)), [channel, ts, inThread]);
  const author = personOf(state, message.userId);
  const zone = state.me.tz;
  const title = inThread ? undefined : titleAbove(message, state);
  return (
    <article
      className={`message${leads ? ' message-leads' : ''}${message.ephemeral ? ' message-private' : ''}${editing ? ' message-editing' : ''}`}
      data-message=""
      data-ts={message.ts}
      tabIndex={last ? 0 : -1}
      aria-label={`${author.realName}, ${timeText(message.ts, zone)}${message.ephemeral ? ', only visible to you' : ''}`}
    >
      {message.ephemeral && (
        <p className="only-you">
          <Icon name="eye" size={14} /> Only visible to you
        </p>
      )}
      <div className="message-side">
        {leads ? (
          <Avatar person={author} />
        ) : (
          <time
            className="message-time-aside"
            dateTime={isoOf(message.ts)}
            title={fullTimeText(message.ts, zone)}
          >
            {timeText(message.ts, zone).replace(/ [AP]M$/, '')}
          </time>
        )}
      </div>
      <div className="message-main">
        {leads && (
          <p className="message-head">
            <strong className="author">{author.realName}</strong>
            {author.isBot && <span className="app-badge">APP</span>}
            <time
              className="message-time"
              dateTime={isoOf(message.ts)}
              title={fullTimeText(message.ts, zone)}
            >
              {inThread ? capitalized(momentText(message.ts, zone)) : timeText(message.ts, zone)}
            </time>
          </p>
        )}
        {title && <p className="chat-title">{title}</p>}
        {editing ? (
          <MessageEditor message={message} onDone={() => setEditing(false)} />
        ) : (
          <Body message={message} />
        )}
        {message.ephemeral && (
          <button
            type="button"
            className="link-button dismiss"
            aria-disabled={readOnly}
            onClick={() => void tryAct({ do: 'delete', channel: message.channel, ts: message.ts })}
          >
            Dismiss message
          </button>
        )}
        <Reactions message={message} />
        {!inThread && message.replyCount > 0 && <ThreadLink message={message} />}
        {!inThread && !message.ephemeral && <ThreadStatus channel={message.channel} threadTs={message.ts} />}
      </div>
      {!message.ephemeral && !editing && !readOnly && (
        <MessageToolbar message={message} inThread={inThread} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
}

const isoOf = (ts: string) => new Date(Number(ts) * 1000).toISOString();
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const NO_ERRORS = {};

/** Rendered again only when the message changes, not with every state of the workspace. */
const Body = memo(function Body({ message }: { message: Message }) {
  const blocks = useMemo(() => asBlockObjects(message.blocks ?? []), [message.blocks]);
  const { channel, ts } = message;
  const container = useMemo(() => ({ type: 'message', channel, ts }) as const, [channel, ts]);
  const surface = useNewSurface(container, blocks, NO_ERRORS);
  // People's messages also come as Slack's rich_text, but only the text shows a message of just emoji larger.
  const emojiOnly =
    blocks.every(({ type }) => type === 'rich_text') && /^(?:\s*:[a-z0-9_+'-]+:)+\s*$/i.test(message.text);
  return (
    <div className="message-body">
      {blocks.length === 0 || emojiOnly ? (
        <MrkdwnText text={message.text} jumbo />
      ) : (
        <SurfaceProvider surface={surface}>
          <BlockList blocks={blocks} />
        </SurfaceProvider>
      )}
      {message.edited && <span className="edited"> (edited)</span>}
    </div>
  );
});

function ThreadLink({ message }: { message: Message }) {
  const { state, open } = useWorkspace();
  const replies = repliesOf(state.messages, message.channel, message.ts).filter(
    ({ ephemeral }) => !ephemeral,
  );
  const authors = [...new Set(replies.map(({ userId }) => userId))].slice(0, 4);
  const newest = replies.at(-1);
  return (
    <button
      type="button"
      className="thread-link"
      onClick={() => open({ channel: message.channel, threadTs: message.ts })}
    >
      {authors.map((id) => (
        <Avatar key={id} person={personOf(state, id)} size={22} />
      ))}
      <span className="thread-count">
        {message.replyCount} {message.replyCount === 1 ? 'reply' : 'replies'}
      </span>
      {newest && <span className="thread-when">Last reply {momentText(newest.ts, state.me.tz)}</span>}
    </button>
  );
}
