import { z } from 'zod';
import { expected, type RemoteClient, RemoteError } from '../remote/remote-client.ts';
import { type Block, type BlockTree, blockSchema, plainText } from './notion-blocks.ts';

// Notion's API: https://developers.notion.com/reference/intro (pagination), …/reference/retrieve-a-page, …/reference/get-block-children,
// …/reference/retrieve-a-database, …/reference/query-a-data-source.

/** The version of the API that these requests are written for (https://developers.notion.com/docs/upgrade-guide-2025-09-03). */
export const NOTION_VERSION = '2025-09-03';

const pageSchema = z.object({
  object: z.literal('page'),
  id: z.string().regex(/^[\w-]+$/),
  last_edited_time: z.string(),
  in_trash: z.boolean().optional(),
  archived: z.boolean().optional(),
  url: z.string().nullish(),
  properties: z.record(z.string(), z.looseObject({ type: z.string().optional() })).optional(),
});
const databaseSchema = z.object({
  object: z.literal('database'),
  id: z.string(),
  title: z.unknown(),
  in_trash: z.boolean().optional(),
  archived: z.boolean().optional(),
  data_sources: z.array(z.object({ id: z.string() })),
});
const listSchema = z.object({
  results: z.array(z.unknown()),
  has_more: z.boolean(),
  next_cursor: z.string().nullish(),
});
const SERVICE = 'Notion';

/** A page without its text. */
export interface NotionPage {
  id: string;
  title: string;
  url: string | null;
  /** To the minute. */
  edited: string;
  tags: string[];
}

export interface NotionDatabase {
  title: string;
  sources: string[];
}

/** Undefined if it was deleted. @throws RemoteError of kind `gone` if there is none, or the integration may not see it */
export async function pageOf(client: RemoteClient, id: string): Promise<NotionPage | undefined> {
  return fromPage(expected(pageSchema, await client.get(`v1/pages/${id}`), SERVICE));
}

/** Undefined if it was deleted. @throws RemoteError */
export async function databaseOf(client: RemoteClient, id: string): Promise<NotionDatabase | undefined> {
  const answer = expected(databaseSchema, await client.get(`v1/databases/${id}`), SERVICE);
  if (answer.in_trash || answer.archived) return undefined;
  return { title: plainText(answer.title), sources: answer.data_sources.map((source) => source.id) };
}

/** The pages of a data source, which may have others in it that are none. */
export async function* rowsOf(client: RemoteClient, source: string): AsyncGenerator<NotionPage> {
  let cursor: string | undefined;
  do {
    const body = { page_size: 100, ...(cursor !== undefined && { start_cursor: cursor }) };
    const answer = expected(listSchema, await client.post(`v1/data_sources/${source}/query`, body), SERVICE);
    for (const result of answer.results) {
      const parsed = pageSchema.safeParse(result);
      const page = parsed.success ? fromPage(parsed.data) : undefined;
      if (page) yield page;
    }
    cursor = nextOf(answer);
  } while (cursor !== undefined);
}

function fromPage({ id, last_edited_time, url, properties = {}, ...is }: z.infer<typeof pageSchema>) {
  if (is.in_trash || is.archived) return undefined;
  const all = Object.entries(properties);
  const title = all.find(([, { type }]) => type === 'title')?.[1].title;
  const tags = all.flatMap(([name, property]) =>
    /^(?:tags?|labels?|topics?)$/i.test(name) ? namesIn(property.multi_select) : [],
  );
  return {
    id: id.replaceAll('-', ''),
    title: plainText(title).replaceAll(/\s+/g, ' ').trim() || 'Untitled',
    url: url ?? null,
    edited: last_edited_time,
    tags,
  };
}

function namesIn(options: unknown): string[] {
  const parsed = z.array(z.object({ name: z.string() })).safeParse(options);
  return parsed.success ? parsed.data.map(({ name }) => name) : [];
}

function nextOf({ has_more, next_cursor }: z.infer<typeof listSchema>): string | undefined {
  return has_more ? (next_cursor ?? undefined) : undefined;
}

/** How deep blocks are read, and how many requests one page may take. */
const DEEPEST = 6;
const MOST_REQUESTS = 300;

export interface PageBlocks {
  blocks: BlockTree[];
  /** The pages and databases in it, in their order. */
  children: { type: 'page' | 'database'; id: string }[];
  /** Whether something was too deep or too much to be read. */
  isCut: boolean;
}

/** All blocks of a page. @throws RemoteError */
export async function blocksOf(client: RemoteClient, page: string): Promise<PageBlocks> {
  const found: PageBlocks = { blocks: [], children: [], isCut: false };
  let requests = 0;
  const within = async (parent: string, depth: number): Promise<BlockTree[]> => {
    const trees: BlockTree[] = [];
    let cursor: string | undefined;
    do {
      requests += 1;
      if (requests > MOST_REQUESTS) {
        found.isCut = true;
        return trees;
      }
      const query = new URLSearchParams({
        page_size: '100',
        ...(cursor !== undefined && { start_cursor: cursor }),
      });
      const answer = expected(listSchema, await client.get(`v1/blocks/${parent}/children?${query}`), SERVICE);
      for (const result of answer.results) {
        const parsed = blockSchema.safeParse(result);
        if (!parsed.success || parsed.data.in_trash || parsed.data.archived) continue;
        trees.push({ block: parsed.data, children: await inside(parsed.data, depth) });
      }
      cursor = nextOf(answer);
    } while (cursor !== undefined);
    return trees;
  };
  const inside = async (block: Block, depth: number): Promise<BlockTree[]> => {
    const { id, type, has_children: hasChildren = false } = block;
    if (type === 'child_page' || type === 'child_database') {
      found.children.push({ type: type === 'child_page' ? 'page' : 'database', id: id.replaceAll('-', '') });
      return [];
    }
    if (!hasChildren) return [];
    if (depth >= DEEPEST) {
      found.isCut = true;
      return [];
    }
    try {
      return await within(id, depth + 1);
    } catch (error) {
      // A synced block may stand on a page that the integration may not see.
      if (!(error instanceof RemoteError) || error.kind !== 'gone') throw error;
      found.isCut = true;
      return [];
    }
  };
  found.blocks = await within(page, 1);
  return found;
}
