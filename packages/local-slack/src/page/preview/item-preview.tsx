import { useState } from 'react';
import type { PreviewItem, PreviewProblem } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { previewHref } from './item-address.ts';
import { PreviewMessage } from './preview-message.tsx';
import { PreviewModal } from './preview-modal.tsx';
import { OtherProblems, Problems } from './problems.tsx';

interface Props {
  item: PreviewItem;
  elsewhere: readonly PreviewProblem[];
  /** The file has changed and is being read. */
  checking: boolean;
  /** Whether changes arrive. */
  live: boolean;
  changedAt: number | null;
}

/** One item: what is wrong with its file, its message, and its modal. */
export function ItemPreview({ item, elsewhere, checking, live, changedAt }: Props) {
  const [openedAt] = useState(() => Date.now());
  const { shown } = item;
  return (
    <main className="conversation" id="preview" tabIndex={-1} aria-label={`Preview: ${item.title}`}>
      <header className="conversation-head">
        <a className="icon-button back" href={previewHref(null)} aria-label="Back to the list">
          <Icon name="back" />
        </a>
        <div className="heading preview-heading">
          <h2>{item.title}</h2>
          <span className="topic" title={item.path}>
            {item.path}
          </span>
        </div>
        <p className="preview-live" role="status" data-live={live && !checking}>
          <LiveText checking={checking} live={live} changedAt={changedAt} />
        </p>
      </header>
      <div className="preview-scroll">
        <Problems item={item} checking={checking} />
        {elsewhere.length > 0 && <OtherProblems problems={elsewhere} />}
        {shown && (
          <div className="preview-sides">
            <PreviewMessage shown={shown} at={changedAt ?? openedAt} />
            <PreviewModal modal={shown.modal} />
          </div>
        )}
      </div>
    </main>
  );
}

function LiveText({ checking, live, changedAt }: Pick<Props, 'checking' | 'live' | 'changedAt'>) {
  if (!live) return 'Not connected';
  if (checking) return 'Reading the change…';
  return changedAt === null ? 'Live' : <span key={changedAt}>Updated {clockText(changedAt)}</span>;
}

function clockText(at: number): string {
  return new Intl.DateTimeFormat('en-US', { timeStyle: 'medium' }).format(at);
}
