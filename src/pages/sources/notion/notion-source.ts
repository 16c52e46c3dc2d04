import { z } from 'zod';
import type { PageRoot } from '../page-root.ts';
import { pageText } from '../remote/page-text.ts';
import { createRemoteClient, RemoteError, type RemoteOptions } from '../remote/remote-client.ts';
import type { RemotePage, RemoteSource } from '../remote/synced-files.ts';
import {
  blocksOf,
  databaseOf,
  NOTION_VERSION,
  type NotionPage,
  type PageBlocks,
  pageOf,
  rowsOf,
} from './notion-api.ts';
import { htmlOfBlocks } from './notion-blocks.ts';

export type NotionPlace = Extract<PageRoot['from'], { type: 'notion' }>;

/** “An average of three requests per second”: https://developers.notion.com/reference/request-limits. */
const PACE_MS = 334;
/** An edit is known to the minute only: what was read in the same minute may lack the end of it. */
const SETTLED_MS = 2 * 60_000;
/** How deep pages are looked for in pages. */
const DEEPEST = 30;

const childrenSchema = z.array(z.object({ type: z.enum(['page', 'database']), id: z.string() }));
type Children = PageBlocks['children'];

/** A page that is listed, with what leads to it. */
interface ListedPage {
  page: NotionPage;
  trail: readonly string[];
}

/** Pages and databases that were shared with an integration of Notion, with all pages below them. */
export function notionSource(
  { base, pages: tops, tokenSetting }: NotionPlace,
  token: string | undefined,
  options: Pick<RemoteOptions, 'signal' | 'clock' | 'isPatient'>,
): RemoteSource {
  const client = createRemoteClient({
    service: 'Notion',
    base,
    headers: {
      'notion-version': NOTION_VERSION,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    login: `Check ${tokenSetting ?? 'NOTION_TOKEN'}, and that the integration may read content.`,
    pace: PACE_MS,
    ...options,
  });
  const listed = new Map<string, ListedPage>();
  /** What is in the pages that were read in this run. */
  const found = new Map<string, Children>();

  /** A page, or what a database has. */
  const top = async (id: string) => {
    try {
      const page = await pageOf(client, id);
      return page && { page };
    } catch (error) {
      // A database is no page: 404, or 400 with an explanation.
      if (!(error instanceof RemoteError) || (error.kind !== 'gone' && error.kind !== 'invalid')) throw error;
    }
    try {
      const database = await databaseOf(client, id);
      return database && { database };
    } catch (error) {
      if (!(error instanceof RemoteError) || error.kind !== 'gone') throw error;
      throw new RemoteError(
        `Notion has no page or database ${id}, or it is not shared with the integration. Open it in Notion, and add the integration under “…”, “Connections”.`,
        'refused',
      );
    }
  };

  return {
    identity: JSON.stringify(['notion 1', base, tops]),
    width: 1,
    async check() {
      for (const id of tops) await top(id);
    },
    async *list(known) {
      async function* walk(page: NotionPage, trail: readonly string[]): AsyncGenerator<RemotePage> {
        if (listed.has(page.id)) return;
        listed.set(page.id, { page, trail });
        const age = (client.serviceTime() ?? Number.POSITIVE_INFINITY) - Date.parse(page.edited);
        const version = JSON.stringify([
          page.edited,
          page.title,
          page.url,
          page.tags,
          trail,
          age >= SETTLED_MS,
        ]);
        yield { id: page.id, version };
        if (trail.length >= DEEPEST) return;
        const before = childrenSchema.safeParse(known(page.id)?.more);
        const children = found.get(page.id) ?? (before.success ? before.data : []);
        for (const child of children) {
          if (child.type === 'page') {
            const below = await unlessGone(() => pageOf(client, child.id));
            if (below) yield* walk(below, [...trail, page.title]);
          } else {
            const database = await unlessGone(() => databaseOf(client, child.id));
            if (database) yield* rows(database, [...trail, page.title]);
          }
        }
      }
      async function* rows(
        { title, sources }: { title: string; sources: readonly string[] },
        trail: readonly string[],
      ): AsyncGenerator<RemotePage> {
        for (const source of sources) {
          for await (const row of rowsOf(client, source)) yield* walk(row, title ? [...trail, title] : trail);
        }
      }
      for (const id of tops) {
        const given = await top(id);
        if (given && 'page' in given) yield* walk(given.page, []);
        else if (given) yield* rows(given.database, []);
      }
    },
    async read({ id }) {
      const known = listed.get(id);
      if (!known) throw new Error(`the page ${id} was not listed`);
      const { page, trail } = known;
      const { blocks, children, isCut } = await blocksOf(client, id);
      found.set(id, children);
      const facts = {
        title: page.title,
        url: page.url,
        updated: page.edited.slice(0, 10),
        tags: page.tags,
        trail,
      };
      return {
        // The id says that this is the whole page. What looks like a template is what somebody has written about one.
        text: pageText(facts, `<div id="main-content">\n${htmlOfBlocks(blocks)}\n</div>\n`),
        ending: 'html',
        more: children,
        note: isCut
          ? 'A part of it is missing: it nests too deep, has too many blocks, or the integration may not see it.'
          : undefined,
      };
    },
  };
}

/** What is gone is none of the pages any more. */
async function unlessGone<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    // A view of a database that is elsewhere can't be read: 404, or 400.
    if (error instanceof RemoteError && (error.kind === 'gone' || error.kind === 'invalid')) return undefined;
    throw error;
  }
}
