import { useId, useMemo, useState } from 'react';
import type { Message, PreviewCard } from '../../protocol.ts';
import { MessageView } from '../shell/message-view.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { Refused } from './refused.tsx';

interface Props {
  shown: NonNullable<PreviewCard['shown']>;
  /** The message's time, in milliseconds since 1970. */
  at: number;
}

/** The card as the answer to a question, in the newest blocks or in the plain ones. */
export function DrawnAnswer({ shown, at }: Props) {
  const { state } = useWorkspace();
  const [plain, setPlain] = useState(false);
  const titleId = useId();
  const answer = plain ? shown.plain : shown.blocks;
  const message = useMemo<Message | null>(
    () =>
      answer.ok
        ? {
            channel: '',
            ts: (at / 1000).toFixed(6),
            userId: state.botUserId,
            text: shown.text,
            blocks: answer.drawn,
            ephemeral: true,
            reactions: [],
            replyCount: 0,
          }
        : null,
    [answer, shown.text, at, state.botUserId],
  );
  return (
    <section className="preview-side" aria-labelledby={titleId}>
      <div className="preview-side-head">
        <h3 id={titleId}>Short answer</h3>
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
      <p className="preview-note">
        {plain
          ? 'What goes out where Slack refuses the newest blocks.'
          : 'In the newest blocks. Two related cards stand in for what else fits a question.'}
      </p>
      {message && (
        <div className="preview-message">
          <MessageView message={message} leads last={false} inThread={false} />
        </div>
      )}
      {!answer.ok && <Refused refusals={answer.refusals} />}
    </section>
  );
}
