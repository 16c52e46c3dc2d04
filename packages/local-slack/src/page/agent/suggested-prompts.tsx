import { useId, useState } from 'react';
import { useFailure } from '../state/failure.ts';
import { useWorkspace } from '../state/workspace.tsx';

/** The prompts that the agent suggests. A click sends one and opens its chat. */
export function SuggestedPrompts() {
  const { state, act, open } = useWorkspace();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useFailure();
  const id = useId();
  const { agent } = state;
  if (!agent || agent.prompts.length === 0) return null;

  const send = async (message: string) => {
    if (sending) return;
    setSending(true);
    setFailure(null);
    const result = await act({ do: 'send', channel: state.botDmChannel, text: message });
    setSending(false);
    if (!result.ok) setFailure(result);
    else if (result.ts) open({ threadTs: result.ts });
  };
  return (
    <section className="suggested" aria-labelledby={id}>
      <h3 id={id}>{agent.promptsTitle ?? 'Suggested prompts'}</h3>
      <ul>
        {agent.prompts.map(({ title, message }) => (
          <li key={`${title} ${message}`}>
            <button
              type="button"
              className="example"
              title={message}
              aria-disabled={sending}
              onClick={() => void send(message)}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
      {failure && (
        <p className="element-failure" role="alert">
          {failure}
        </p>
      )}
    </section>
  );
}
