import { type Answer, type ServiceServer, serviceServer } from './service-server.ts';

/** A page as a test describes it. */
export interface WikiPage {
  title: string;
  html: string;
  version?: number;
  when?: string;
  parent?: string;
  parentType?: string;
  author?: string;
  labels?: string[];
  /** Listed, but closed to the account. */
  closed?: boolean;
  /** Listed, but Confluence fails to give it. */
  failing?: boolean;
}

export interface Wiki {
  pages: Map<string, WikiPage>;
  folders?: Map<string, { title: string; parentId: string | null }>;
  /** How many pages are in one part of a list. */
  part?: number;
}

/**
 * Confluence Cloud as its reference describes it (https://developer.atlassian.com/cloud/confluence/rest/v2/intro/), as far as
 * pages are read: lists in parts with `_links.next`, and one space, OPS.
 */
export function confluenceCloud({ pages, folders = new Map(), part = 2 }: Wiki): Promise<ServiceServer> {
  return serviceServer((url, { headers }) => {
    const [user, token] = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64')
      .toString()
      .split(':');
    if (user !== 'bot@example.com' || token !== 'right-token')
      return { status: 401, body: { message: 'no' } };
    const path = url.pathname.replace(/^\/wiki\//, '');
    if (path === 'api/v2/spaces') {
      const keys = url.searchParams.get('keys')?.split(',') ?? [];
      const ops = {
        id: '900',
        key: 'OPS',
        name: 'Operations',
        type: 'global',
        status: 'current',
        homepageId: '1',
      };
      return { body: { results: keys.includes('OPS') ? [ops] : [], _links: { base: `${url.origin}/wiki` } } };
    }
    if (path === 'api/v2/spaces/900/pages') {
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const all = [...pages];
      const next =
        from + part < all.length ? `/wiki/api/v2/spaces/900/pages?cursor=${from + part}` : undefined;
      return {
        body: {
          results: all.slice(from, from + part).map(([id, page]) => inV2(id, page)),
          _links: { ...(next && { next }), base: `${url.origin}/wiki` },
        },
      };
    }
    const folder = folders.get(/^api\/v2\/folders\/(\d+)$/.exec(path)?.[1] ?? '');
    if (folder) return { body: { id: '1', type: 'folder', ...folder } };
    if (path === 'rest/api/user') {
      return {
        body: { accountId: url.searchParams.get('accountId'), displayName: 'Ada L.', publicName: 'ada' },
      };
    }
    if (path === 'rest/api/content/search') return labeled(pages, url, '/wiki');
    const [, id = ''] = /^api\/v2\/pages\/(\d+)$/.exec(path) ?? [];
    const page = pages.get(id);
    if (page?.failing) return { status: 500 };
    if (!page || page.closed || url.searchParams.get('body-format') !== 'view') return { status: 404 };
    return { body: { ...inV2(id, page), body: { view: { representation: 'view', value: page.html } } } };
  });
}

function inV2(
  id: string,
  { title, parent, parentType = 'page', version = 1, when, author = 'acc-1' }: WikiPage,
) {
  return {
    ...{ id, status: 'current', title, spaceId: '900', parentId: parent ?? null },
    parentType: parent ? parentType : null,
    version: { number: version, createdAt: when ?? '2026-03-05T09:12:00.000Z', authorId: author },
    body: {},
    _links: { webui: `/spaces/OPS/pages/${id}/${title.replaceAll(' ', '+')}` },
  };
}

function labeled(pages: Wiki['pages'], url: URL, context: string): Answer {
  const cql = url.searchParams.get('cql') ?? '';
  const wanted = [...(/label in \((.*)\)/.exec(cql)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
    ([, label]) => label,
  );
  const results = [...pages].filter(([, { labels = [] }]) => labels.some((label) => wanted.includes(label)));
  return {
    body: { results: results.map(([id]) => ({ id, type: 'page' })), _links: { base: url.origin, context } },
  };
}

/** Confluence Data Center below /confluence (https://developer.atlassian.com/server/confluence/confluence-server-rest-api/). */
export function confluenceDataCenter({ pages, part = 2 }: Wiki): Promise<ServiceServer> {
  return serviceServer((url, { headers }) => {
    const knows = headers.authorization === 'Bearer right-token';
    const path = url.pathname.replace(/^\/confluence\//, '');
    // Who has a wrong token is nobody.
    if (path === 'rest/api/user/current') {
      return {
        body: knows ? { type: 'known', username: 'bot' } : { type: 'anonymous', displayName: 'Anonymous' },
      };
    }
    if (path === 'rest/api/space/OPS')
      return { body: { id: 900, key: 'OPS', name: 'Operations', homepage: { id: '1' } } };
    if (path === 'rest/api/content/search') return labeled(pages, url, '/confluence');
    if (path === 'rest/api/content') {
      const from = Number(url.searchParams.get('start') ?? 0);
      const all = [...pages];
      const next = `/rest/api/content?spaceKey=OPS&limit=${part}&start=${from + part}`;
      return {
        body: {
          results: all.slice(from, from + part).map(([id, page]) => inV1(id, page, pages)),
          _links: { base: `${url.origin}/confluence`, ...(from + part < all.length && { next }) },
        },
      };
    }
    const [, id = ''] = /^rest\/api\/content\/(\d+)$/.exec(path) ?? [];
    const page = pages.get(id);
    if (!page || url.searchParams.get('expand') !== 'body.view') return { status: 404 };
    return { body: { id, body: { view: { value: page.html, representation: 'view' } } } };
  });
}

function inV1(id: string, { title, version = 1, parent }: WikiPage, pages: Wiki['pages']) {
  const grandparent = pages.get(parent ?? '')?.parent;
  return {
    ...{ id, type: 'page', status: 'current', title },
    version: {
      number: version,
      when: '2026-03-05T10:12:00.000+01:00',
      by: { type: 'known', displayName: 'Ada L.' },
    },
    ancestors: [grandparent, parent].flatMap((ancestor) => (ancestor ? [{ id: ancestor }] : [])),
    _links: { webui: `/display/OPS/${title.replaceAll(' ', '+')}` },
  };
}
