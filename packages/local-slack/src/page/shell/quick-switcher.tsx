import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { momentText } from '../state/clock-text.ts';
import { useFailure } from '../state/failure.ts';
import { type Found, findPlaces } from '../state/find-places.ts';
import { channelTitle, otherIn, personOf, useWorkspace } from '../state/workspace.tsx';
import { Avatar } from './avatar.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';

/** Finds a channel, a person or a message by typing, and goes there. */
export function QuickSwitcher({ onClose }: { onClose: () => void }) {
  const { state, act, open } = useWorkspace();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [opening, setOpening] = useState<string | null>(null);
  const [failure, setFailure] = useFailure();
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = findPlaces(state, query);
  const chosen = Math.min(active, found.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  // New direct messages can only be shown once the server has told the page about them.
  const isThere = opening !== null && state.channels.some((channel) => channel.id === opening);
  useEffect(() => {
    if (!isThere) return;
    onClose();
    open({ channel: opening, threadTs: null, tab: 'messages' });
  }, [isThere, opening, onClose, open]);

  const choose = async (one: Found) => {
    setFailure(null);
    if (one.type === 'person') {
      const result = await act({ do: 'openDm', person: one.person.id });
      if (result.ok) setOpening(result.channel ?? null);
      else setFailure(result);
      return;
    }
    onClose();
    if (one.type === 'channel') {
      open({ channel: one.channel.id, threadTs: null, tab: 'messages' });
      return;
    }
    const { channel, ts, threadTs = null } = one.message;
    open({ channel, threadTs: threadTs === ts ? null : threadTs, tab: 'messages' });
    requestAnimationFrame(() => goToMessage(ts));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || found.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const one = found[chosen];
    if (step !== 0) setActive((chosen + step + found.length) % found.length);
    else if (event.key === 'Enter' && one) void choose(one);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Go to…" onClose={onClose}>
      <div className="dialog-body switch-body">
        <input
          type="text"
          className="field"
          role="combobox"
          aria-label="Find channels, people and messages"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
          placeholder="Find channels, people and messages"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        {failure && (
          <p className="form-failure" role="alert">
            {failure}
          </p>
        )}
        <div ref={list} id={id} role="listbox" aria-label="What was found" className="switch-list">
          {found.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text field keeps the focus and handles the keys
            <div
              key={keyOf(one)}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={index === chosen ? 'listbox-option active' : 'listbox-option'}
              onPointerMove={() => setActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void choose(one)}
            >
              <FoundView found={one} />
            </div>
          ))}
        </div>
        <p className="switch-none" role="status">
          {found.length === 0 && 'Nothing here has these words.'}
        </p>
      </div>
    </Dialog>
  );
}

function FoundView({ found }: { found: Found }) {
  const { state } = useWorkspace();
  if (found.type === 'message') {
    const { userId, channel: id, ts } = found.message;
    const channel = state.channels.find((one) => one.id === id);
    const place = channel && `${channel.kind === 'dm' ? '' : '#'}${channelTitle(state, channel)}`;
    return (
      <>
        <Avatar person={personOf(state, userId)} size={24} />
        <span className="listbox-text">
          <span className="switch-text">{found.text}</span>
          <span className="listbox-detail">
            {personOf(state, userId).realName} in {place}, {momentText(ts, state.me.tz)}
          </span>
        </span>
      </>
    );
  }
  const person =
    found.type === 'person'
      ? found.person
      : found.channel.kind === 'dm'
        ? personOf(
            state,
            found.channel.id === state.botDmChannel ? state.botUserId : otherIn(state, found.channel),
          )
        : null;
  const kind = found.type === 'channel' ? found.channel.kind : 'dm';
  return (
    <>
      {person ? (
        <Avatar person={person} size={24} />
      ) : (
        <span className="completion-mark">
          <Icon name={kind === 'private' ? 'lock' : 'hash'} />
        </span>
      )}
      <span className="listbox-text">
        <strong>{found.title}</strong>
      </span>
    </>
  );
}

function keyOf(found: Found): string {
  if (found.type === 'channel') return found.channel.id;
  if (found.type === 'person') return found.person.id;
  const { channel, ts, ephemeral } = found.message;
  return `${channel} ${ts}${ephemeral ? ' private' : ''}`;
}

/** Shows a message of the open conversation or thread, and gives it the focus. */
function goToMessage(ts: string): void {
  const all = [...document.querySelectorAll<HTMLElement>(`[data-message][data-ts="${CSS.escape(ts)}"]`)];
  const message = all.find((one) => one.checkVisibility());
  message?.scrollIntoView({ block: 'center' });
  message?.focus();
}
