import {
  type KeyboardEvent,
  type ReactNode,
  type UIEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Message } from '../../protocol.ts';
import { dayText } from '../state/clock-text.ts';
import { rowsOf } from '../state/conversation.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { Icon } from './icon.tsx';
import { MessageView } from './message-view.tsx';

interface Props {
  label: string;
  messages: Message[];
  /** Shown above the first message. */
  children?: ReactNode;
  /** Shown below the last message. */
  after?: ReactNode;
  inThread?: boolean;
}

/** If the view is this close to the end (px), it stays at the end when a message arrives. */
const NEAR = 80;
/** Space above a message that is shown from its beginning (px), because its toolbar reaches up there. */
const HEADROOM = 24;

/** Messages, newest last. Follows the newest unless the person has scrolled up. Arrows move between messages. */
export function MessageList({ label, messages, children, after, inThread = false }: Props) {
  const { state } = useWorkspace();
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastSize = useRef('');
  const [news, setNews] = useState(false);
  const rows = rowsOf(messages, state.me.tz);
  const newest = messages.at(-1);

  const toEnd = () => toEndOf(scroller.current, atEnd, setNews);
  const newestTs = newest?.ts;
  const mine = newest?.userId === state.me.id;
  useLayoutEffect(() => {
    if (!newestTs) return;
    if (atEnd.current || mine) toEndOf(scroller.current, atEnd, setNews);
    else setNews(true);
  }, [newestTs, mine]);
  useEffect(() => {
    // When blocks grow or the composer takes more room, the end stays in view if it was.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) toEndOf(scroller.current, atEnd, setNews);
    });
    if (content.current) watch.observe(content.current);
    if (scroller.current) watch.observe(scroller.current);
    return () => watch.disconnect();
  }, []);

  const onScroll = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLElement>) => {
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    // A pane that opens or a block that grows also moves the end away; only the person's own scrolling counts.
    const size = `${scrollHeight} ${clientHeight}`;
    if (near) setNews(false);
    if (near || size === lastSize.current) atEnd.current = near;
    lastSize.current = size;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (!target.matches('[data-message]') || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message]')];
    const next = all[all.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div className="message-list">
      <section
        ref={scroller}
        className="message-scroll"
        aria-label={label}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <div ref={content} className="message-content">
          {children}
          <ol>
            {rows.map(({ message, leads, day }, index) => (
              <li key={`${message.ts}${message.ephemeral ? ' private' : ''}`}>
                {day && !inThread && (
                  <h3 className="day">
                    <span>{dayText(day, state.me.tz)}</span>
                  </h3>
                )}
                <MessageView
                  message={message}
                  leads={leads}
                  last={index === rows.length - 1}
                  inThread={inThread}
                />
              </li>
            ))}
          </ol>
          {after}
        </div>
      </section>
      {news && (
        <button type="button" className="news" onClick={toEnd}>
          New messages <Icon name="down" size={14} />
        </button>
      )}
    </div>
  );
}

/** Scrolls to the end of the conversation, or to the start of its newest message if that is taller than the view. */
function toEndOf(
  element: HTMLElement | null,
  atEnd: { current: boolean },
  setNews: (news: boolean) => void,
): void {
  atEnd.current = true;
  setNews(false);
  if (!element) return;
  const newest = element.querySelector('ol > li:last-child > [data-message]');
  const height = newest?.getBoundingClientRect().height ?? 0;
  if (newest && height > element.clientHeight) {
    const above = newest.getBoundingClientRect().top - element.getBoundingClientRect().top;
    element.scrollTop += above - HEADROOM;
  } else {
    element.scrollTop = element.scrollHeight;
  }
}
