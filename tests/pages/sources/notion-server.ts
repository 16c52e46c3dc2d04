import { type Answer, type ServiceServer, serviceServer } from './service-server.ts';

/** What the API gives of a block, besides what every block has; `children` are what is asked for separately. */
export interface TestBlock {
  type: string;
  id?: string;
  /** The part of its type. */
  part?: object;
  children?: TestBlock[];
}

export interface NotionTestPage {
  title: string;
  edited?: string;
  trashed?: boolean;
  blocks: TestBlock[];
}

export interface NotionContent {
  pages: Map<string, NotionTestPage>;
  /** Databases, each with one data source, by their ids. */
  databases?: Map<string, { title: string; rows: string[] }>;
}

export const rich = (text: string, more: object = {}) => ({
  type: 'text',
  text: { content: text, link: null },
  annotations: {
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    code: false,
    color: 'default',
  },
  plain_text: text,
  href: null,
  ...more,
});
export const block = (type: string, text: string, children?: TestBlock[], part: object = {}): TestBlock => ({
  type,
  part: { rich_text: [rich(text)], color: 'default', ...part },
  ...(children && { children }),
});
/** The id of a test, as long as Notion's. */
export const id32 = (number: number) => number.toString(16).padStart(32, 'a');

/**
 * Notion's API as https://developers.notion.com/reference/intro describes it, as far as pages are read. Lists come in parts of two.
 */
export function notion({ pages, databases = new Map() }: NotionContent): Promise<ServiceServer> {
  const error = (status: number, code: string): Answer => ({
    status,
    body: { object: 'error', status, code },
  });
  return serviceServer((url, { method, headers, body }) => {
    if (headers.authorization !== 'Bearer ntn_right') return error(401, 'unauthorized');
    if (headers['notion-version'] !== '2025-09-03') return error(400, 'missing_version');
    const [, kind = '', id = '', rest = ''] = /^\/v1\/(\w+)\/([\w-]+)\/?(\w*)$/.exec(url.pathname) ?? [];
    const plain = id.replaceAll('-', '');
    const page = pages.get(plain);
    if (kind === 'pages') {
      if (databases.has(plain)) return error(400, 'validation_error');
      return page ? { body: inApi(plain, page) } : error(404, 'object_not_found');
    }
    if (kind === 'databases') {
      const database = databases.get(plain);
      if (!database) return error(404, 'object_not_found');
      const title = [rich(database.title)];
      return {
        body: {
          object: 'database',
          id: plain,
          title,
          in_trash: false,
          data_sources: [{ id: `ds-${plain}` }],
        },
      };
    }
    if (kind === 'data_sources' && rest === 'query' && method === 'POST') {
      const rows = databases.get(plain.replace('ds', ''))?.rows ?? [];
      const cursor = (body as { start_cursor?: string }).start_cursor;
      return listOf(
        rows.flatMap((row: string) => {
          const found = pages.get(row);
          return found ? [inApi(row, found)] : [];
        }),
        cursor,
      );
    }
    if (kind === 'blocks' && rest === 'children') {
      const blocks =
        page?.blocks ??
        within(
          [...pages.values()].flatMap((one) => one.blocks),
          id,
        )?.children;
      if (!blocks) return error(404, 'object_not_found');
      return listOf(
        blocks.map((one, index) => ({
          object: 'block',
          id: one.id ?? `${id}-${index}`,
          ...{
            type: one.type,
            has_children: (one.children ?? []).length > 0,
            in_trash: false,
            archived: false,
          },
          [one.type]: one.part ?? {},
        })),
        url.searchParams.get('start_cursor') ?? undefined,
      );
    }
    return error(404, 'object_not_found');
  });
}

function inApi(id: string, { title, edited = '2026-03-05T09:12:00.000Z', trashed = false }: NotionTestPage) {
  return {
    ...{
      object: 'page',
      id: id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      last_edited_time: edited,
    },
    ...{
      in_trash: trashed,
      archived: trashed,
      url: `https://www.notion.so/${title.replaceAll(' ', '-')}-${id}`,
    },
    properties: {
      Tags: { id: 'a', type: 'multi_select', multi_select: [{ name: 'pager' }] },
      Name: { id: 'title', type: 'title', title: [rich(title)] },
    },
  };
}

function listOf(results: unknown[], cursor = '0'): Answer {
  const from = Number(cursor);
  const more = from + 2 < results.length;
  return {
    body: {
      object: 'list',
      results: results.slice(from, from + 2),
      ...{ has_more: more, next_cursor: more ? String(from + 2) : null },
    },
  };
}

function within(blocks: readonly TestBlock[], id: string): TestBlock | undefined {
  for (const one of blocks) {
    const found = one.id === id ? one : within(one.children ?? [], id);
    if (found) return found;
  }
  return undefined;
}
