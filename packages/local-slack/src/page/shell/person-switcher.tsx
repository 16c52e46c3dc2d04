import { useRef, useState } from 'react';
import { hrefOf } from '../state/route.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { Avatar } from './avatar.tsx';
import { Confirmation } from './confirmation.tsx';
import { Floating } from './floating.tsx';
import { Icon } from './icon.tsx';

/** Who you act as. Each person can also be opened in another window, to see both sides of a conversation. */
export function PersonSwitcher() {
  const { state, route, open, tryAct } = useWorkspace();
  const [shown, setShown] = useState(false);
  const [startingOver, setStartingOver] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setShown(false);
    button.current?.focus();
  };
  return (
    <div className="switcher">
      <button
        ref={button}
        type="button"
        className="switcher-button"
        aria-haspopup="dialog"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        <Avatar person={state.me} size={36} />
        <span className="switcher-text">
          <span className="switcher-name">
            <span className="hidden-text">Acting as </span>
            {state.me.realName}
          </span>
          <span className="switcher-title">{state.me.title || 'Acting as this person'}</span>
        </span>
        <Icon name="down" size={14} />
      </button>
      {shown && (
        <Floating
          anchor={button}
          side="above"
          fit
          className="switcher-layer"
          onAway={() => setShown(false)}
          onEscape={close}
        >
          <div role="dialog" aria-label="Act as">
            <p className="switcher-lead">Act as…</p>
            <ul>
              {state.people
                .filter(({ isBot }) => !isBot)
                .map((person) => (
                  <li key={person.id}>
                    <button
                      type="button"
                      className="switcher-person"
                      aria-current={person.id === state.me.id}
                      onClick={() => {
                        close();
                        open({ as: person.id, threadTs: null });
                      }}
                    >
                      <Avatar person={person} size={32} />
                      <span className="switcher-text">
                        <span className="switcher-name">{person.realName}</span>
                        <span className="switcher-title">{person.title}</span>
                      </span>
                      {person.id === state.me.id && <Icon name="check" size={16} />}
                    </button>
                    <a
                      className="icon-button"
                      href={hrefOf({ ...route, as: person.id, threadTs: null })}
                      target="_blank"
                      rel="noreferrer"
                      aria-label={`Open ${person.realName} in a new window`}
                      title="Open in a new window"
                    >
                      <Icon name="window" size={16} />
                    </a>
                  </li>
                ))}
            </ul>
            <button
              type="button"
              className="switcher-reset"
              onClick={() => {
                close();
                setStartingOver(true);
              }}
            >
              Start over with a new workspace…
            </button>
          </div>
        </Floating>
      )}
      {startingOver && (
        <Confirmation
          title="Start over"
          confirm="Start over"
          style="danger"
          onConfirm={() => {
            setStartingOver(false);
            open({ threadTs: null });
            void tryAct({ do: 'reset' });
          }}
          onDeny={() => setStartingOver(false)}
        >
          This deletes all messages and brings back the people, channels, time, and conversations that the
          playground started with. {state.appName} keeps what it remembers.
        </Confirmation>
      )}
    </div>
  );
}
