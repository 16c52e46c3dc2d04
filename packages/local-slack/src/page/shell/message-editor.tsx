import { useEffect, useRef, useState } from 'react';
import type { Message } from '../../protocol.ts';
import { editableText } from '../composer/editable-text.ts';
import { useFailure } from '../state/failure.ts';
import { rememberFocus } from '../state/return-focus.ts';
import { useWorkspace } from '../state/workspace.tsx';

/** Editing your own message: Enter saves, Escape cancels. */
export function MessageEditor({ message, onDone }: { message: Message; onDone: () => void }) {
  const { state, act } = useWorkspace();
  const [text, setText] = useState(() => editableText(message.text, state));
  const [failure, setFailure] = useFailure();
  const field = useRef<HTMLTextAreaElement>(null);
  const [giveBack] = useState(rememberFocus);
  const done = () => {
    onDone();
    requestAnimationFrame(giveBack);
  };
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);

  const save = async () => {
    if (text.trim() === '') return;
    const result = await act({ do: 'edit', channel: message.channel, ts: message.ts, text: text.trim() });
    if (result.ok) done();
    else setFailure(result);
  };
  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={field}
        className="field"
        aria-label="Edit message"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') done();
          else if (event.key === 'Enter' && !event.shiftKey) void save();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {failure && (
        <p className="element-failure" role="alert">
          {failure}
        </p>
      )}
      <div className="editor-foot">
        <button type="button" className="button" onClick={done}>
          Cancel
        </button>
        <button type="submit" className="button button-primary" disabled={text.trim() === ''}>
          Save
        </button>
      </div>
    </form>
  );
}
