import type { PageRoot } from '../page-root.ts';
import { pageText } from '../remote/page-text.ts';
import { createRemoteClient, type RemoteOptions } from '../remote/remote-client.ts';
import type { RemotePage, RemoteSource } from '../remote/synced-files.ts';
import { cloudApi } from './cloud-api.ts';
import type { ConfluenceApi, ConfluencePage } from './confluence-api.ts';
import { dataCenterApi } from './data-center-api.ts';

export type ConfluencePlace = Extract<PageRoot['from'], { type: 'confluence' }>;

export interface ConfluenceLogin {
  token: string | undefined;
  /** The account that an API token of Cloud belongs to; undefined for a personal access token. */
  user: string | undefined;
}

interface ListedPage extends RemotePage {
  page: ConfluencePage;
  trail: string[];
}

/** About ten requests a second at most; how many Confluence allows depends on the plan, and it says so with 429. */
const PACE_MS = 100;

/** The pages of some spaces of Confluence, Cloud or Data Center. */
export function confluenceSource(
  place: ConfluencePlace,
  login: ConfluenceLogin,
  options: Pick<RemoteOptions, 'signal' | 'clock' | 'isPatient'>,
): RemoteSource {
  const { base, edition, spaces, labels, tree, authors, tokenSetting } = place;
  const setting = tokenSetting ?? 'CONFLUENCE_TOKEN';
  const client = createRemoteClient({
    service: 'Confluence',
    base,
    headers: authorizationOf(login),
    login: `Check ${setting}${login.user === undefined && edition === 'cloud' ? ' and CONFLUENCE_USER' : ''}, and what its account may see.`,
    pace: PACE_MS,
    ...options,
  });
  const api: ConfluenceApi =
    edition === 'cloud' ? cloudApi(client) : dataCenterApi(client, login.token !== undefined);
  let listed = new Map<string, ListedPage>();
  let total: number | undefined;

  return {
    identity: JSON.stringify(['confluence 1', base, edition, spaces, labels, tree, authors]),
    width: 4,
    async check() {
      await api.check();
      await api.spaces(spaces);
    },
    total: () => total,
    async *list() {
      await api.check();
      const found: ListedPage[] = [];
      for (const space of await api.spaces(spaces)) {
        const pages = await api.pages(space);
        const parents = await api.parents(pages);
        const labeled = labels.length > 0 ? await api.labeled(space.key, labels) : undefined;
        for (const page of pages) {
          const above = ancestorsOf(page, parents);
          if (labeled && !labeled.has(page.id)) continue;
          if (tree !== undefined && page.id !== tree && !above.some(({ id }) => id === tree)) continue;
          const trail = [
            space.name,
            ...above.filter(({ id }) => id !== space.homepage).map(({ title }) => title),
          ];
          const version = JSON.stringify([page.version, page.title, page.url, trail]);
          found.push({ id: page.id, version, page, trail });
        }
      }
      listed = new Map(found.map((page) => [page.id, page]));
      total = listed.size;
      yield* found;
    },
    async read({ id }) {
      const known = listed.get(id);
      if (!known) throw new Error(`the page ${id} was not listed`);
      const { page, trail } = known;
      const owner = authors ? await api.authorOf(page) : undefined;
      const html = belowTitle(await api.body(id));
      const facts = { title: page.title, url: page.url, updated: page.updated, owner, trail };
      // The id says that this is the whole page. What looks like a template is what somebody has written about one.
      return { text: pageText(facts, `<div id="main-content">${html}</div>\n`), ending: 'html' };
    },
  };
}

/**
 * Cloud takes the address of the account and its API token
 * (https://developer.atlassian.com/cloud/confluence/basic-auth-for-rest-apis/), Data Center a personal access token
 * (https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html).
 */
function authorizationOf({ token, user }: ConfluenceLogin): Record<string, string> {
  if (token === undefined) return {};
  if (user === undefined) return { authorization: `Bearer ${token}` };
  return { authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` };
}

/** The headings of a text begin at the first level, where the title of its page is. */
function belowTitle(html: string): string {
  if (!/<h1\b/i.test(html)) return html;
  return html.replaceAll(
    /(<\/?h)([1-5])(?=[\s>])/gi,
    (_, tag: string, level: string) => `${tag}${Number(level) + 1}`,
  );
}

/** What a page is below, outermost first. */
function ancestorsOf(
  page: ConfluencePage,
  parents: ReadonlyMap<string, { id: string; title: string; parent: string | undefined }>,
): { id: string; title: string }[] {
  const above: { id: string; title: string }[] = [];
  let at = page.parent;
  while (at !== undefined && above.length < 50) {
    const parent = parents.get(at);
    if (!parent) break;
    above.unshift(parent);
    at = parent.parent;
  }
  return above;
}
