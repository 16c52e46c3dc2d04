import { useState } from 'react';
import type { Message } from '../../protocol.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { Confirmation } from './confirmation.tsx';
import { EmojiPicker } from './emoji-picker.tsx';
import { Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';

interface Props {
  message: Message;
  inThread: boolean;
  onEdit: () => void;
}

const QUICK = [
  { name: 'white_check_mark', char: '✅' },
  { name: 'eyes', char: '👀' },
  { name: '+1', char: '👍' },
];

/** The actions for a message, shown while it is hovered or focused. */
export function MessageToolbar({ message, inThread, onEdit }: Props) {
  const { state, open, tryAct } = useWorkspace();
  const [held, setHeld] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { channel, ts } = message;
  const mine = message.userId === state.me.id;
  const react = (name: string) => void tryAct({ do: 'react', channel, ts, name });

  const items: MenuItem[] = [
    ...state.shortcuts
      .filter(({ type }) => type === 'message')
      .map<MenuItem>(({ callbackId, name, description }) => ({
        key: callbackId,
        label: name,
        detail: description || state.appName,
        icon: <Icon name="spark" />,
        onChoose: () => void tryAct({ do: 'shortcut', callbackId, channel, ts }),
      })),
    {
      key: 'copy',
      label: 'Copy text',
      icon: <Icon name="copy" />,
      apart: true,
      onChoose: () => void navigator.clipboard?.writeText(message.text),
    },
    ...(mine
      ? [
          { key: 'edit', label: 'Edit message', icon: <Icon name="pencil" />, onChoose: onEdit },
          {
            key: 'delete',
            label: 'Delete message…',
            icon: <Icon name="trash" />,
            danger: true,
            onChoose: () => setDeleting(true),
          },
        ]
      : []),
  ];

  return (
    <>
      <div className={held ? 'toolbar toolbar-held' : 'toolbar'} role="toolbar" aria-label="Message actions">
        {QUICK.map(({ name, char }) => (
          <button
            key={name}
            type="button"
            className="icon-button quick-reaction"
            aria-label={`React with ${name.replace(/_/g, ' ')}`}
            title={`:${name}:`}
            onClick={() => react(name)}
          >
            {char}
          </button>
        ))}
        <EmojiPicker label="Add reaction" onOpenChange={setHeld} onChoose={react} />
        {!inThread && (
          <button
            type="button"
            className="icon-button"
            aria-label="Reply in thread"
            title="Reply in thread"
            onClick={() => open({ channel, threadTs: message.threadTs ?? ts })}
          >
            <Icon name="reply" />
          </button>
        )}
        <Menu label="More actions" icon={<Icon name="more" />} items={items} onOpenChange={setHeld} />
      </div>
      {deleting && (
        <Confirmation
          title="Delete message"
          confirm="Delete"
          style="danger"
          onConfirm={() => {
            setDeleting(false);
            void tryAct({ do: 'delete', channel, ts });
          }}
          onDeny={() => setDeleting(false)}
        >
          Are you sure you want to delete this message? This can’t be undone.
        </Confirmation>
      )}
    </>
  );
}
