import type { PreviewState } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { previewHref } from './card-address.ts';
import { OtherProblems } from './problems.tsx';

/** In place of a card: none was chosen, or there is none of this name. */
export function NoCard({ state }: { state: PreviewState }) {
  const { asked, cards, elsewhere } = state;
  const errors = cards.reduce((sum, card) => sum + card.errors, 0);
  const advice = cards.reduce((sum, card) => sum + card.advice, 0);
  return (
    <main className="conversation" id="preview" tabIndex={-1} aria-label="Preview">
      <header className="conversation-head preview-head-empty">
        <a className="icon-button back" href={previewHref(null)} aria-label="Back to the list">
          <Icon name="back" />
        </a>
        <div className="heading">
          <h2>{asked ?? 'Preview'}</h2>
        </div>
      </header>
      <div className="preview-scroll">
        {asked === null ? (
          <div className="preview-empty">
            <h3>See a card as Slack would show it</h3>
            <p>Choose a card. Keep this page beside your editor: it follows the file each time you save.</p>
            <p>
              {cards.length} cards, {errors} {errors === 1 ? 'error' : 'errors'}, {advice} advice.
            </p>
          </div>
        ) : (
          <div className="preview-empty" role="status">
            <h3>There is no card “{asked}”</h3>
            <p>It is shown here as soon as its file is saved.</p>
          </div>
        )}
        {elsewhere.length > 0 && <OtherProblems problems={elsewhere} />}
      </div>
    </main>
  );
}
