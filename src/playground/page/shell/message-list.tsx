import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '../../protocol.ts';
import { dayText } from '../state/clock-text.ts';
import { rowsOf } from '../state/conversation.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { Icon } from './icon.tsx';
import { MessageView } from './message-view.tsx';

interface Props {
  label: string;
  messages: Message[];
  /** Stands above the first message. */
  children?: ReactNode;
  /** Stands below the last message. */
  after?: ReactNode;
  inThread?: boolean;
}

/** This near to the end (px), a new message keeps the view at the end. */
const NEAR = 80;

/** Messages, newest last. Follows the newest unless the person has scrolled up; arrows move between messages. */
export function MessageList({ label, messages, children, after, inThread = false }: Props) {
  const { state } = useWorkspace();
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [news, setNews] = useState(false);
  const rows = rowsOf(messages, state.me.tz);
  const newest = messages.at(-1);

  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
    atEnd.current = true;
    setNews(false);
  };
  const newestTs = newest?.ts;
  const mine = newest?.userId === state.me.id;
  useLayoutEffect(() => {
    if (!newestTs) return;
    if (atEnd.current || mine) toEndOf(scroller.current, atEnd, setNews);
    else setNews(true);
  }, [newestTs, mine]);
  useEffect(() => {
    // Blocks that grow, a composer that takes room: the end stays in view when it was.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) toEndOf(scroller.current, atEnd, setNews);
    });
    if (content.current) watch.observe(content.current);
    if (scroller.current) watch.observe(scroller.current);
    return () => watch.disconnect();
  }, []);

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
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
          if (atEnd.current) setNews(false);
        }}
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

function toEndOf(
  element: HTMLElement | null,
  atEnd: { current: boolean },
  setNews: (news: boolean) => void,
): void {
  if (element) element.scrollTop = element.scrollHeight;
  atEnd.current = true;
  setNews(false);
}
