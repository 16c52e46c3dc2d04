import { useId, useMemo, useState } from 'react';
import type { Message, PreviewItem } from '../../protocol.ts';
import { MessageView } from '../shell/message-view.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { RefusalList } from './refusal-list.tsx';

interface Props {
  shown: NonNullable<PreviewItem['shown']>;
  /** The message's time, in milliseconds since 1970. */
  at: number;
}

/** The message, in the newest blocks or in the plain ones. */
export function PreviewMessage({ shown, at }: Props) {
  const { state } = useWorkspace();
  const [plain, setPlain] = useState(false);
  const titleId = useId();
  const result = plain ? shown.plain : shown.blocks;
  const { title, note } = state.previewWords.message;
  const message = useMemo<Message | null>(
    () =>
      result.ok
        ? {
            channel: '',
            ts: (at / 1000).toFixed(6),
            userId: state.botUserId,
            text: shown.text,
            blocks: result.content,
            ephemeral: true,
            reactions: [],
            replyCount: 0,
          }
        : null,
    [result, shown.text, at, state.botUserId],
  );
  return (
    <section className="preview-side" aria-labelledby={titleId}>
      <div className="preview-side-head">
        <h3 id={titleId}>{title}</h3>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are buttons */}
        <div className="preview-switch" role="group" aria-label="Blocks">
          <button type="button" aria-pressed={!plain} onClick={() => setPlain(false)}>
            Rich
          </button>
          <button type="button" aria-pressed={plain} onClick={() => setPlain(true)}>
            Plain
          </button>
        </div>
      </div>
      <p className="preview-note">{plain ? 'Sent where Slack refuses the newest blocks.' : note}</p>
      {message && (
        <div className="preview-message">
          <MessageView message={message} leads last={false} inThread={false} />
        </div>
      )}
      {!result.ok && <RefusalList refusals={result.refusals} />}
    </section>
  );
}
