import { useEffect } from 'react';
import type { Channel } from '../../protocol.ts';
import { AgentBar } from '../agent/agent-bar.tsx';
import { SuggestedPrompts } from '../agent/suggested-prompts.tsx';
import { Composer } from '../composer/composer.tsx';
import { topLevel } from '../state/conversation.ts';
import { channelTitle, otherIn, personOf, useWorkspace } from '../state/workspace.tsx';
import { ClosedNote, canWrite } from '../workspace-settings/closed-note.tsx';
import { AboutTab } from './about-tab.tsx';
import { Avatar } from './avatar.tsx';
import { FirstSteps } from './first-steps.tsx';
import { HomeTab } from './home-tab.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';
import { NoticeList } from './notice-list.tsx';
import { Welcome } from './welcome.tsx';

/** The middle of the page: a channel, a direct message, or the app's own space with its tabs. */
export function Conversation() {
  const { state, route, open, tryAct } = useWorkspace();
  const channel = state.channels.find(({ id }) => id === route.channel);
  const isApp = channel?.id === state.botDmChannel;
  const tab = isApp ? route.tab : 'messages';

  useEffect(() => {
    // Slack tells the app when somebody opens its space, on either tab; "About" is Slack's own page.
    if (isApp && tab !== 'about') void tryAct({ do: 'openHome', tab });
  }, [isApp, tab, tryAct]);

  if (!channel) return <main className="conversation" id="conversation" tabIndex={-1} />;
  const title = channelTitle(state, channel);
  const name = channel.kind === 'dm' ? title : `#${title}`;
  const messages = topLevel(state.messages, channel.id);
  const isAgent = isApp && state.agent !== null;
  return (
    <main className="conversation" id="conversation" tabIndex={-1} aria-label={name}>
      <header className="conversation-head">
        <button
          type="button"
          className="icon-button back"
          aria-label="Back to channels"
          onClick={() => open({ channel: null, threadTs: null })}
        >
          <Icon name="back" />
        </button>
        <Heading channel={channel} title={title} />
      </header>
      {isApp && <Tabs />}
      {tab === 'home' && <HomeTab />}
      {tab === 'about' && <AboutTab />}
      {tab === 'messages' && (
        <div
          className="conversation-body"
          {...(isApp ? { role: 'tabpanel', 'aria-labelledby': 'tab-messages' } : {})}
        >
          {isAgent && <AgentBar />}
          <MessageList
            key={`${state.me.id} ${channel.id}`}
            label={`Messages in ${name}`}
            messages={messages}
            after={<NoticeList channel={channel.id} />}
          >
            <Welcome channel={channel} empty={messages.length === 0} />
          </MessageList>
          {canWrite(state, channel) ? (
            <>
              {isAgent ? (
                <SuggestedPrompts />
              ) : (
                <FirstSteps channel={channel} empty={messages.length === 0} />
              )}
              <Composer
                key={`composer ${state.me.id} ${channel.id}`}
                channel={channel.id}
                label={`Message ${name}`}
                // Each message to an agent begins a new chat, in which the agent answers.
                {...(isAgent ? { onSent: (ts: string) => open({ threadTs: ts }) } : {})}
              />
            </>
          ) : (
            <ClosedNote channel={channel} />
          )}
        </div>
      )}
    </main>
  );
}

function Heading({ channel, title }: { channel: Channel; title: string }) {
  const { state } = useWorkspace();
  if (channel.kind === 'dm') {
    const isApp = channel.id === state.botDmChannel;
    const person = personOf(state, isApp ? state.botUserId : otherIn(state, channel));
    return (
      <div className="heading">
        <h2>
          <Avatar person={person} size={24} />
          {title}
          {isApp && <span className="app-badge">APP</span>}
        </h2>
        {!isApp && <span className="topic">{person.title}</span>}
      </div>
    );
  }
  return (
    <div className="heading">
      <h2>
        <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
        {title}
      </h2>
      <span className="topic">{channel.topic}</span>
      <span
        className="members"
        title={channel.memberIds.map((id) => personOf(state, id).realName).join(', ')}
      >
        {channel.memberIds.slice(0, 3).map((id) => (
          <Avatar key={id} person={personOf(state, id)} size={22} />
        ))}
        <span>
          {channel.memberIds.length}
          <span className="hidden-text"> members</span>
        </span>
      </span>
    </div>
  );
}

const TABS = [
  { tab: 'home', label: 'Home' },
  { tab: 'messages', label: 'Messages' },
  { tab: 'about', label: 'About' },
] as const;

function Tabs() {
  const { state, route, open } = useWorkspace();
  return (
    <div
      className="tabs"
      role="tablist"
      aria-label={state.appName}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (step === 0) return;
        const next =
          TABS[(TABS.findIndex(({ tab }) => tab === route.tab) + step + TABS.length) % TABS.length];
        if (!next) return;
        open({ tab: next.tab, threadTs: null }, true);
        document.getElementById(`tab-${next.tab}`)?.focus();
      }}
    >
      {TABS.map(({ tab, label }) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={route.tab === tab}
          tabIndex={route.tab === tab ? 0 : -1}
          onClick={() => open({ tab, threadTs: null }, true)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
