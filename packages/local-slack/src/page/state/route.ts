import { useSyncExternalStore } from 'react';

/** Where the person is, kept in the URL so that reload, back, and a second window work. */
export interface Route {
  /** Whom the person acts as (`?as=`); null lets the server choose. */
  as: string | null;
  channel: string | null;
  threadTs: string | null;
  /** The app's tab, if its space is open. */
  tab: 'home' | 'messages' | 'about';
}

/** Reads `?as=U1#/C1/1700000000.000100` and `?as=U1#/D1~home`. */
export function readRoute(search: string, hash: string): Route {
  const [place = '', threadTs] = hash.replace(/^#\/?/, '').split('/');
  const [channel = '', tab] = place.split('~');
  return {
    as: new URLSearchParams(search).get('as'),
    channel: channel === '' ? null : channel,
    threadTs: threadTs === undefined || threadTs === '' ? null : threadTs,
    tab: tab === 'home' || tab === 'about' ? tab : 'messages',
  };
}

/** The URL of a route, relative to the page. */
export function hrefOf({ as, channel, threadTs, tab }: Route): string {
  const query = as ? `?as=${encodeURIComponent(as)}` : '?';
  const place = channel
    ? `${channel}${tab === 'messages' ? '' : `~${tab}`}${threadTs ? `/${threadTs}` : ''}`
    : '';
  return `${query}#/${place}`;
}

const listeners = new Set<() => void>();

/** Goes to a route. With `replace`, it adds no history entry. */
export function goTo(route: Route, replace = false): void {
  if (replace) history.replaceState(null, '', hrefOf(route));
  else history.pushState(null, '', hrefOf(route));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** The route in the page's URL, kept up to date. */
export function useRoute(): Route {
  const url = useSyncExternalStore(subscribe, () => location.search + location.hash);
  const cut = url.indexOf('#');
  return readRoute(cut < 0 ? url : url.slice(0, cut), cut < 0 ? '' : url.slice(cut));
}
