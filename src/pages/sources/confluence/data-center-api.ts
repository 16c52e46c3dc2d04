import { z } from 'zod';
import { expected, type RemoteClient, RemoteError } from '../remote/remote-client.ts';
import {
  type ConfluenceApi,
  type ConfluencePage,
  type ConfluenceSpace,
  shortAddress,
} from './confluence-api.ts';
import { labeledPages, nextOf } from './labeled-pages.ts';

// Confluence Data Center: https://developer.atlassian.com/server/confluence/confluence-server-rest-api/, with expansions as
// https://developer.atlassian.com/server/confluence/expansions-in-the-rest-api/ and pagination as
// https://developer.atlassian.com/server/confluence/pagination-in-the-rest-api/ describe them.

const spaceSchema = z.object({
  id: z.union([z.number(), z.string()]).optional(),
  key: z.string(),
  name: z.string(),
  homepage: z.object({ id: z.string() }).nullish(),
});
const pagesSchema = z.object({
  results: z.array(
    z.object({
      id: z.string().regex(/^\w+$/),
      title: z.string(),
      version: z.object({
        number: z.number(),
        when: z.string().optional(),
        by: z.object({ displayName: z.string().optional() }).nullish(),
      }),
      ancestors: z.array(z.object({ id: z.string() })).optional(),
      _links: z.object({ webui: z.string().optional() }).optional(),
    }),
  ),
  _links: z.object({ next: z.string().optional() }).optional(),
});
const bodySchema = z.object({ body: z.object({ view: z.object({ value: z.string() }) }) });
const userSchema = z.object({ type: z.string().optional() });

/** @param hasToken whether the requests have a login */
export function dataCenterApi(client: RemoteClient, hasToken: boolean): ConfluenceApi {
  return {
    async check() {
      // A wrong personal access token is taken for nobody, who may see less pages (CONFSERVER-98199): that must not look as
      // if the others were deleted.
      const user = expected(userSchema, await client.get('rest/api/user/current'), 'Confluence');
      if (hasToken && user.type === 'anonymous') {
        throw new RemoteError(
          'Confluence does not know the token. Check CONFLUENCE_TOKEN: it may have expired.',
          'refused',
        );
      }
    },
    async spaces(keys) {
      const spaces: ConfluenceSpace[] = [];
      for (const key of keys) {
        const answer = await client.get(`rest/api/space/${encodeURIComponent(key)}?expand=homepage`);
        const { name, homepage } = expected(spaceSchema, answer, 'Confluence');
        spaces.push({ id: key, key, name, homepage: homepage?.id });
      }
      return spaces;
    },
    async pages({ key }) {
      const query = new URLSearchParams({
        type: 'page',
        spaceKey: key,
        status: 'current',
        expand: 'version,ancestors',
        limit: '100',
      });
      const pages: ConfluencePage[] = [];
      for (let path: string | undefined = `rest/api/content?${query}`; path !== undefined; ) {
        const part: z.infer<typeof pagesSchema> = expected(pagesSchema, await client.get(path), 'Confluence');
        for (const { id, title, version, ancestors, _links } of part.results) {
          const plain = `${client.base}pages/viewpage.action?pageId=${id}`;
          const address = _links?.webui ? `${client.base}${_links.webui.replace(/^\/+/, '')}` : plain;
          pages.push({
            id,
            title,
            parent: ancestors?.at(-1)?.id,
            version: version.number,
            updated: version.when?.slice(0, 10) ?? null,
            url: shortAddress(address, id, plain),
            author: version.by?.displayName,
          });
        }
        path = nextOf(client, part._links?.next);
      }
      return pages;
    },
    parents: async (pages) => new Map(pages.map(({ id, title, parent }) => [id, { id, title, parent }])),
    labeled: (space, labels) => labeledPages(client, space, labels),
    authorOf: async ({ author }) => author,
    async body(id) {
      const answer = await client.get(`rest/api/content/${id}?expand=body.view`);
      return expected(bodySchema, answer, 'Confluence').body.view.value;
    },
  };
}
