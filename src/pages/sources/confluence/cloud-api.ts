import { z } from 'zod';
import { expected, type RemoteClient, RemoteError } from '../remote/remote-client.ts';
import {
  type ConfluenceApi,
  type ConfluencePage,
  type ConfluenceSpace,
  shortAddress,
} from './confluence-api.ts';
import { labeledPages, nextOf } from './labeled-pages.ts';

// Confluence Cloud, REST API v2: https://developer.atlassian.com/cloud/confluence/rest/v2/intro/ (pagination by _links.next),
// …/v2/api-group-space/ (spaces), …/v2/api-group-page/ (pages in a space, a page by its id), …/v2/api-group-folder/.

const links = z.object({ next: z.string().optional(), base: z.string().optional() }).optional();
const spacesSchema = z.object({
  results: z.array(
    z.object({ id: z.string(), key: z.string(), name: z.string(), homepageId: z.string().nullish() }),
  ),
  _links: links,
});
const pagesSchema = z.object({
  results: z.array(
    z.object({
      id: z.string().regex(/^\w+$/),
      title: z.string(),
      status: z.string().optional(),
      parentId: z.string().nullish(),
      parentType: z.string().nullish(),
      version: z.object({
        number: z.number(),
        createdAt: z.string().optional(),
        authorId: z.string().optional(),
      }),
      _links: z.object({ webui: z.string().optional() }).optional(),
    }),
  ),
  _links: links,
});
const folderSchema = z.object({ id: z.string(), title: z.string(), parentId: z.string().nullish() });
const bodySchema = z.object({ body: z.object({ view: z.object({ value: z.string() }) }) });
const userSchema = z.object({ displayName: z.string().optional(), publicName: z.string().optional() });

/** The largest part of a list that can be asked for. */
const LIMIT = '250';

export function cloudApi(client: RemoteClient): ConfluenceApi {
  const list = async <T extends { _links?: { next?: string | undefined } | undefined }>(
    schema: z.ZodType<T>,
    first: string,
  ): Promise<T[]> => {
    const parts: T[] = [];
    for (let path: string | undefined = first; path !== undefined; ) {
      const part: T = expected(schema, await client.get(path), 'Confluence');
      parts.push(part);
      path = nextOf(client, part._links?.next);
    }
    return parts;
  };
  const names = new Map<string, Promise<string | undefined>>();
  /** Whether a page is below a folder: the list of pages says that of each. */
  const folders = new Set<string>();

  return {
    // Asking for the spaces says it.
    check: async () => {},
    async spaces(keys) {
      const query = new URLSearchParams({ keys: keys.join(','), limit: LIMIT });
      const parts = await list(spacesSchema, `api/v2/spaces?${query}`);
      const found = new Map(parts.flatMap(({ results }) => results).map((space) => [space.key, space]));
      return keys.map((key): ConfluenceSpace => {
        const space = found.get(key);
        if (!space) {
          throw new RemoteError(
            `Confluence has no space with the key ${key}, or the account may not see it. Check “spaces” and CONFLUENCE_USER.`,
            'refused',
          );
        }
        return { id: space.id, key, name: space.name, homepage: space.homepageId ?? undefined };
      });
    },
    async pages({ id: spaceId, key }) {
      // Unless told otherwise, it lists archived pages, too.
      const query = new URLSearchParams({ status: 'current', limit: LIMIT });
      const parts = await list(pagesSchema, `api/v2/spaces/${encodeURIComponent(spaceId)}/pages?${query}`);
      return parts.flatMap(({ results, _links: about }) => {
        const site = /^https?:/.test(about?.base ?? '')
          ? `${about?.base?.replace(/\/+$/, '')}/`
          : client.base;
        return results
          .filter(({ status = 'current' }) => status === 'current')
          .map(({ id, title, parentId, parentType, version, _links }): ConfluencePage => {
            if (parentId && parentType === 'folder') folders.add(parentId);
            const plain = `${site}spaces/${key}/pages/${id}`;
            const address = _links?.webui ? `${site}${_links.webui.replace(/^\/+/, '')}` : plain;
            return {
              id,
              title,
              parent: parentId ?? undefined,
              version: version.number,
              updated: version.createdAt?.slice(0, 10) ?? null,
              url: shortAddress(address, id, plain),
              author: version.authorId,
            };
          });
      });
    },
    async parents(pages) {
      const known = new Map(pages.map(({ id, title, parent }) => [id, { id, title, parent }]));
      const wanted = pages.flatMap(({ parent }) => (parent && folders.has(parent) ? [parent] : []));
      for (const id of new Set(wanted)) {
        let at: string | undefined = id;
        while (at !== undefined && !known.has(at)) {
          const folder: z.infer<typeof folderSchema> | undefined = await folderOf(client, at);
          if (!folder) break;
          const parent: string | undefined = folder.parentId ?? undefined;
          known.set(at, { id: at, title: folder.title, parent });
          at = parent;
        }
      }
      return known;
    },
    labeled: (space, labels) => labeledPages(client, space, labels),
    async authorOf({ author }) {
      if (author === undefined) return undefined;
      const known = names.get(author) ?? nameOf(client, author);
      names.set(author, known);
      return known;
    },
    async body(id) {
      const answer = await client.get(`api/v2/pages/${id}?body-format=view`);
      return expected(bodySchema, answer, 'Confluence').body.view.value;
    },
  };
}

/** What is above a folder may be something else that is no page, such as a whiteboard. */
async function folderOf(client: RemoteClient, id: string): Promise<z.infer<typeof folderSchema> | undefined> {
  return unlessGone(async () =>
    expected(folderSchema, await client.get(`api/v2/folders/${encodeURIComponent(id)}`), 'Confluence'),
  );
}

/** “Get user” in https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/. */
async function nameOf(client: RemoteClient, accountId: string): Promise<string | undefined> {
  const user = await unlessGone(async () =>
    expected(
      userSchema,
      await client.get(`rest/api/user?${new URLSearchParams({ accountId })}`),
      'Confluence',
    ),
  );
  return user?.displayName || user?.publicName;
}

async function unlessGone<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RemoteError && error.kind === 'gone') return undefined;
    throw error;
  }
}
