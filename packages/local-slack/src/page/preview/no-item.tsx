import type { PreviewState } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { previewHref } from './item-address.ts';
import { OtherProblems } from './problems.tsx';

/** Shown instead of an item, if none was chosen or there is none by this name. */
export function NoItem({ state }: { state: PreviewState }) {
  const { asked, items, elsewhere } = state;
  const { one, many } = state.workspace.previewWords;
  const errors = items.reduce((sum, item) => sum + item.errors, 0);
  const advice = items.reduce((sum, item) => sum + item.advice, 0);
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
            <h3>See a {one} the way Slack would show it</h3>
            <p>Choose a {one}. Keep this page next to your editor: it updates each time you save.</p>
            <p>
              {items.length} {items.length === 1 ? one : many}, {counted(errors, 'error', 'errors')},{' '}
              {advice === 0 ? 'no advice' : counted(advice, 'piece of advice', 'pieces of advice')}.
            </p>
          </div>
        ) : (
          <div className="preview-empty" role="status">
            <h3>
              There is no {one} “{asked}”
            </h3>
            <p>It will show up here as soon as its file is saved.</p>
          </div>
        )}
        {elsewhere.length > 0 && <OtherProblems problems={elsewhere} />}
      </div>
    </main>
  );
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? `no ${many}` : `${count} ${count === 1 ? one : many}`;
