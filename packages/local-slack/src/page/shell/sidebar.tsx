import type { ReactNode } from 'react';
import type { Channel } from '../../protocol.ts';
import { useReadMarks } from '../state/read-marks.ts';
import { hrefOf } from '../state/route.ts';
import { unreadIn } from '../state/unread.ts';
import { channelTitle, otherIn, personOf, useWorkspace } from '../state/workspace.tsx';
import { ClockControl } from '../workspace-settings/clock-control.tsx';
import { PeopleButton } from '../workspace-settings/people-button.tsx';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { PersonSwitcher } from './person-switcher.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** The workspace on the left: its name, channels, direct messages, the app, and who you are. */
export function Sidebar({ onFind }: { onFind: () => void }) {
  const { state } = useWorkspace();
  const channels = state.channels.filter(({ kind }) => kind !== 'dm');
  const apps = state.channels.filter(({ id }) => id === state.botDmChannel);
  const people = state.channels.filter(({ id, kind }) => kind === 'dm' && id !== state.botDmChannel);
  return (
    <nav className="sidebar" aria-label="Workspace">
      <header className="sidebar-head">
        <span className="team-mark" aria-hidden="true">
          {state.teamName[0]}
        </span>
        <div className="team-name">
          <h1>{state.teamName}</h1>
          <span>Playground on this machine</span>
        </div>
        <ThemeToggle />
      </header>
      <button
        type="button"
        className="find-button"
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={onFind}
      >
        <Icon name="find" size={16} />
        <span>Find</span>
        <span className="find-key" aria-hidden="true">
          {isMac ? '⌘K' : 'Ctrl K'}
        </span>
      </button>
      <div className="sidebar-scroll">
        <Places title="Channels" channels={channels} />
        <Places title="Direct messages" channels={people}>
          <li>
            <button type="button" className="place" aria-haspopup="dialog" onClick={onFind}>
              <Icon name="plus" size={16} />
              <span className="place-name">Write to somebody</span>
            </button>
          </li>
        </Places>
        <Places title="Apps" channels={apps} />
        <PeopleButton />
        {state.previews && <PreviewLink />}
      </div>
      <ClockControl />
      <PersonSwitcher />
    </nav>
  );
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The link to the previews, for the people who write the app's messages. */
function PreviewLink() {
  const { many } = useWorkspace().state.previewWords;
  return (
    <section className="places">
      <h2>For writers</h2>
      <ul>
        <li>
          <a href="/preview" className="place">
            <Icon name="eye" size={16} />
            <span className="place-name">Preview {many}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}

function Places({
  title,
  channels,
  children,
}: {
  title: string;
  channels: Channel[];
  /** More rows below the channels. */
  children?: ReactNode;
}) {
  if (channels.length === 0 && !children) return null;
  return (
    <section className="places">
      <h2>{title}</h2>
      <ul>
        {channels.map((channel) => (
          <Place key={channel.id} channel={channel} />
        ))}
        {children}
      </ul>
    </section>
  );
}

function Place({ channel }: { channel: Channel }) {
  const { state, route, open } = useWorkspace();
  const markOf = useReadMarks({ workspaceId: state.workspaceId, personId: state.me.id });
  const unread = unreadIn(state, channel, markOf(channel.id));
  const current = route.channel === channel.id;
  const isApp = channel.id === state.botDmChannel;
  const title = channelTitle(state, channel);
  const target = { channel: channel.id, threadTs: null, tab: 'messages' } as const;
  return (
    <li>
      <a
        href={hrefOf({ ...route, ...target })}
        className={`place${unread.some ? ' place-unread' : ''}${channel.archived ? ' place-archived' : ''}`}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          open(target);
        }}
      >
        {channel.kind === 'dm' ? (
          <Avatar person={personOf(state, isApp ? state.botUserId : otherIn(state, channel))} size={20} />
        ) : (
          <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} size={16} />
        )}
        <span className="place-name">
          {title}
          {channel.archived && ' (archived)'}
        </span>
        {isApp && (
          <span className={state.botConnected ? 'presence' : 'presence presence-away'} aria-hidden="true" />
        )}
        {unread.forMe > 0 ? (
          <span className="unread">
            {unread.forMe}
            <span className="hidden-text"> unread</span>
          </span>
        ) : (
          unread.some && <span className="hidden-text">unread</span>
        )}
      </a>
    </li>
  );
}
