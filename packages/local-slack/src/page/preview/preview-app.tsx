import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Banner } from '../shell/banner.tsx';
import { type Workspace, WorkspaceProvider } from '../state/workspace.tsx';
import { useCardInHash } from './card-address.ts';
import { CardList } from './card-list.tsx';
import { CardPreview } from './card-preview.tsx';
import { NoCard } from './no-card.tsx';
import { createPreviewClient } from './preview-client.ts';

/** The preview of cards: the list of them, and the one that the address names, live. */
export function PreviewApp() {
  const asked = useCardInHash();
  const [client] = useState(() => createPreviewClient(asked));
  const { state, link, changedAt } = useSyncExternalStore(client.subscribe, client.snapshot);
  const inside = state?.workspace;
  const workspace = useMemo(() => (inside ? onlyShown(inside) : null), [inside]);
  const title = state?.card?.title;

  useEffect(() => client.show(asked), [client, asked]);
  useEffect(() => {
    document.title = `${title ? `${title} · ` : ''}Card previews`;
  }, [title]);

  if (!state || !workspace) {
    return (
      <main className="starting">
        <span className="spinner" aria-hidden="true" />
        <p role="status">Reading the cards …</p>
      </main>
    );
  }
  const { card } = state;
  return (
    <WorkspaceProvider value={workspace}>
      <button type="button" className="skip-link" onClick={() => document.getElementById('preview')?.focus()}>
        Skip to the preview
      </button>
      <div className="app" data-screen={asked === null ? 'sidebar' : 'conversation'}>
        <CardList kinds={state.kinds} cards={state.cards} chosen={asked} />
        <div className="stage">
          <Banner link={link === 'lost' ? 'lost' : 'open'} />
          <div className="panes">
            {card ? (
              // A new card begins at its top, with the newest blocks.
              <CardPreview key={card.id} card={card} elsewhere={state.elsewhere} changedAt={changedAt} />
            ) : (
              <NoCard state={state} />
            )}
          </div>
        </div>
      </div>
    </WorkspaceProvider>
  );
}

/** A workspace in which nothing can be done. */
function onlyShown(state: Workspace['state']): Workspace {
  return {
    state: {
      ...state,
      // Times are those of whoever sits here, and a bot that is not connected would send the same.
      me: { ...state.me, tz: Intl.DateTimeFormat().resolvedOptions().timeZone },
      botConnected: true,
    },
    route: { as: state.me.id, channel: null, threadTs: null, tab: 'messages' },
    act: async () => ({ ok: false, error: 'read_only', message: 'This is a preview.' }),
    tryAct: async () => {},
    open: () => {},
    readOnly: true,
  };
}
