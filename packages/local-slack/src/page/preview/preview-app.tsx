import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Banner } from '../shell/banner.tsx';
import { type Workspace, WorkspaceProvider } from '../state/workspace.tsx';
import { capitalized } from './capitalized.ts';
import { useItemInHash } from './item-address.ts';
import { ItemList } from './item-list.tsx';
import { ItemPreview } from './item-preview.tsx';
import { NoItem } from './no-item.tsx';
import { createPreviewClient } from './preview-client.ts';

/** The previews: the list of items, and the one that the address names, live. */
export function PreviewApp() {
  const asked = useItemInHash();
  const [client] = useState(() => createPreviewClient(asked));
  const { state, link, changedAt } = useSyncExternalStore(client.subscribe, client.snapshot);
  const inside = state?.workspace;
  const workspace = useMemo(() => (inside ? onlyShown(inside) : null), [inside]);
  const title = state?.item?.title;
  const one = inside?.previewWords.one;

  useEffect(() => client.show(asked), [client, asked]);
  useEffect(() => {
    document.title = `${title ? `${title} · ` : ''}${one ? `${capitalized(one)} previews` : 'Previews'}`;
  }, [title, one]);

  if (!state || !workspace) {
    return (
      <main className="starting">
        <span className="spinner" aria-hidden="true" />
        <p role="status">Loading the previews…</p>
      </main>
    );
  }
  const { item } = state;
  return (
    <WorkspaceProvider value={workspace}>
      <button type="button" className="skip-link" onClick={() => document.getElementById('preview')?.focus()}>
        Skip to the preview
      </button>
      <div className="app" data-screen={asked === null ? 'sidebar' : 'conversation'}>
        <ItemList groups={state.groups} items={state.items} chosen={asked} />
        <div className="stage">
          <Banner link={link === 'lost' ? 'lost' : 'open'} />
          <div className="panes">
            {item ? (
              // Another item begins at its top, with the newest blocks.
              <ItemPreview
                key={item.id}
                item={item}
                elsewhere={state.elsewhere}
                checking={state.checking}
                live={link === 'open'}
                changedAt={changedAt}
              />
            ) : (
              <NoItem state={state} />
            )}
          </div>
        </div>
      </div>
    </WorkspaceProvider>
  );
}

/** A read-only workspace. */
function onlyShown(state: Workspace['state']): Workspace {
  return {
    state: {
      ...state,
      // Times are local to the person who looks, and a bot that is not connected would send the same.
      me: { ...state.me, tz: Intl.DateTimeFormat().resolvedOptions().timeZone },
      botConnected: true,
    },
    route: { as: state.me.id, channel: null, threadTs: null, tab: 'messages' },
    act: async () => ({ ok: false, error: 'read_only', message: 'This is a preview.' }),
    tryAct: async () => {},
    open: () => {},
    reachable: true,
    readOnly: true,
  };
}
