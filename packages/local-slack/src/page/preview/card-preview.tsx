import { useState } from 'react';
import type { PreviewCard, PreviewProblem } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { previewHref } from './card-address.ts';
import { DrawnAnswer } from './drawn-answer.tsx';
import { DrawnModal } from './drawn-modal.tsx';
import { OtherProblems, Problems } from './problems.tsx';

interface Props {
  card: PreviewCard;
  elsewhere: readonly PreviewProblem[];
  changedAt: number | null;
}

/** One card: what is wrong with its file, its short answer, and the whole of it. */
export function CardPreview({ card, elsewhere, changedAt }: Props) {
  const [openedAt] = useState(() => Date.now());
  const { shown } = card;
  return (
    <main className="conversation" id="preview" tabIndex={-1} aria-label={`Preview: ${card.title}`}>
      <header className="conversation-head">
        <a className="icon-button back" href={previewHref(null)} aria-label="Back to the list">
          <Icon name="back" />
        </a>
        <div className="heading preview-heading">
          <h2>{card.title}</h2>
          <span className="topic" title={card.path}>
            {card.path}
          </span>
        </div>
        <p className="preview-live" role="status">
          {changedAt === null ? 'Live' : <span key={changedAt}>Updated {clockText(changedAt)}</span>}
        </p>
      </header>
      <div className="preview-scroll">
        <Problems card={card} />
        {elsewhere.length > 0 && <OtherProblems problems={elsewhere} />}
        {shown && (
          <div className="preview-sides">
            <DrawnAnswer shown={shown} at={changedAt ?? openedAt} />
            <DrawnModal modal={shown.modal} />
          </div>
        )}
      </div>
    </main>
  );
}

function clockText(at: number): string {
  return new Intl.DateTimeFormat('en-US', { timeStyle: 'medium' }).format(at);
}
