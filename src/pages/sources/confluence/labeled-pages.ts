import { z } from 'zod';
import { expected, type RemoteClient } from '../remote/remote-client.ts';

const found = z.object({
  results: z.array(z.object({ id: z.string() })),
  _links: z.object({ next: z.string().optional(), context: z.string().optional() }).optional(),
});

/**
 * The ids of the pages of a space that have one of the labels, by CQL, which is in the first version of the API only:
 * “Search content by CQL” in https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content/ and
 * https://developer.atlassian.com/server/confluence/advanced-searching-using-cql/.
 */
export async function labeledPages(
  client: RemoteClient,
  space: string,
  labels: readonly string[],
): Promise<ReadonlySet<string>> {
  const quoted = labels.map((label) => `"${label}"`).join(', ');
  const cql = `type = page and space = "${space}" and label in (${quoted})`;
  const ids = new Set<string>();
  let path: string | undefined = `rest/api/content/search?${new URLSearchParams({ cql, limit: '100' })}`;
  while (path !== undefined) {
    const answer: z.infer<typeof found> = expected(found, await client.get(path), 'Confluence');
    for (const { id } of answer.results) ids.add(id);
    path = nextOf(client, answer._links?.next);
  }
  return ids;
}

/** The next part of a list: its path may begin at the host, as in the second version of the API, or below the base. */
export function nextOf({ base }: RemoteClient, next: string | undefined): string | undefined {
  if (next === undefined) return undefined;
  if (/^https?:/.test(next)) return next;
  const { pathname } = new URL(base);
  if (next.startsWith(pathname)) return next;
  // At the gateway of Atlassian, the base has more in front of /wiki than the answers know.
  return next.replace(pathname.endsWith('/wiki/') ? /^\/+(?:wiki\/)?/ : /^\/+/, '');
}
