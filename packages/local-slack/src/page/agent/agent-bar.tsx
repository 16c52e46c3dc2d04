import { Icon } from '../shell/icon.tsx';
import { Menu } from '../shell/menu.tsx';
import { momentText } from '../state/clock-text.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { chatsOf } from './chats.ts';

/** The bar above an agent's messages: start a new chat, or go back to an earlier one. */
export function AgentBar() {
  const { state, open } = useWorkspace();
  const chats = chatsOf(state);
  return (
    <div className="agent-bar" role="toolbar" aria-label="Chats">
      <NewChat />
      {chats.length > 0 && (
        <Menu
          label={`Past chats, ${chats.length}`}
          className="button button-quiet"
          align="start"
          icon={
            <>
              <Icon name="chats" size={16} /> Past chats
            </>
          }
          items={chats.map(({ ts, title, replies }) => ({
            key: ts,
            label: title,
            detail: `${momentText(ts, state.me.tz)} · ${replies} ${replies === 1 ? 'reply' : 'replies'}`,
            onChoose: () => open({ threadTs: ts, tab: 'messages' }),
          }))}
        />
      )}
    </div>
  );
}

/** Leaves the open chat and moves to where the next one begins. With `compact`, the label is a tooltip. */
export function NewChat({ compact = false }: { compact?: boolean }) {
  const { open } = useWorkspace();
  return (
    <button
      type="button"
      className={compact ? 'icon-button' : 'button button-quiet'}
      {...(compact ? { 'aria-label': 'New chat', title: 'New chat' } : {})}
      onClick={() => {
        open({ threadTs: null, tab: 'messages' });
        // On a phone, the chat covers the conversation until it is closed.
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('#conversation .composer-field')?.focus(),
        );
      }}
    >
      <Icon name="plus" size={compact ? 18 : 16} />
      {!compact && ' New chat'}
    </button>
  );
}
