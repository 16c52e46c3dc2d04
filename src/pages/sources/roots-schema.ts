// What guidepost.yaml may say, and what is said of what it may not.

import { z } from 'zod';
import { addressFault } from './git/git-address.ts';
import { ADDRESS_STYLES } from './page-root.ts';
import { SERVICES, TOKENS } from './root-tokens.ts';

const checked = (pattern: RegExp, what: string, fix: string) =>
  z
    .string()
    .trim()
    .refine((value) => pattern.test(value), { error: what, params: { fix } });
const listOf = (item: z.ZodType<string>, what: string, fix: string) =>
  z.array(item).refine((list) => list.length > 0, { error: what, params: { fix } });
const text = checked(/\S/, 'is empty', 'Write it, or remove the key.');
const globs = listOf(
  checked(
    /^(?![/!]|\.\.\/).*\S/s,
    'is no glob of paths below the root',
    'Write it like guides/**/*.md, without a slash or “!” at its beginning.',
  ),
  'is an empty list',
  'Remove the key, or write globs such as guides/**/*.md.',
);

/** The keys that say where pages are. */
const PLACES = ['folder', 'git', 'export', 'confluence', 'notion'] as const;
const quotedList = (keys: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat('en', { type }).format(keys.map((key) => `“${key}”`));

/** Keys that mean something only for some places. */
const ONLY_FOR = [
  ['branch', 'git'],
  ['fetchEvery', 'git', 'confluence', 'notion'],
  ['token', 'git', 'confluence', 'notion'],
  ['path', 'folder', 'git', 'export'],
  ['url', 'folder', 'git', 'export'],
  ['edition', 'confluence'],
  ['spaces', 'confluence'],
  ['labels', 'confluence'],
  ['tree', 'confluence'],
  ['authors', 'confluence'],
] as const;

/** The id at the end of an address of Notion; empty if there is none. */
export function notionId(address: string): string {
  const [path = ''] = address.trim().split(/[?#]/);
  return /([0-9a-f]{32})\/?$/i.exec(path.replaceAll('-', ''))?.[1]?.toLowerCase() ?? '';
}

/** An address that a token may be sent to: http only goes to this machine. */
export const SERVICE_ADDRESS =
  /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$))[^\s?#@]*$/;

const rootSchema = z
  .strictObject({
    id: checked(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'is not made of lower-case letters, digits and single dashes',
      'Write it like team-handbook.',
    ).optional(),
    name: text.optional(),
    folder: text.optional(),
    export: checked(
      /\.zip$/i,
      'is no zip file',
      'Write the path of the zip file that Confluence or Notion has made, like exports/space.zip.',
    ).optional(),
    git: z
      .string()
      .trim()
      .superRefine((address, context) => {
        const fault = addressFault(address);
        if (fault) context.addIssue({ code: 'custom', message: fault.what, params: { fix: fault.fix } });
      })
      .optional(),
    confluence: checked(
      SERVICE_ADDRESS,
      'is no https address of Confluence',
      'Write it like https://your-org.atlassian.net/wiki, without a password, “?” or “#”.',
    ).optional(),
    notion: z
      .union([z.string(), z.array(z.string())])
      .transform((given) => [given].flat().map(notionId))
      .refine((ids) => ids.length > 0 && !ids.includes(''), {
        error: 'has something that is no address of a page or a database of Notion',
        params: {
          fix: 'Copy its link in Notion, like https://www.notion.so/Handbook-0123456789abcdef0123456789abcdef.',
        },
      })
      .optional(),
    edition: z.enum(['cloud', 'data-center']).optional(),
    spaces: listOf(
      checked(
        /^~?[\w.:-]+$/,
        'is not the key of a space',
        'Write its key, like OPS: it is in the address of the space.',
      ),
      'is an empty list',
      'Name the keys of the spaces, like [OPS].',
    ).optional(),
    labels: listOf(
      checked(/^[^\s"\\,]+$/, 'is no label', 'Write it like runbook.'),
      'is an empty list',
      'Remove the key, or name labels.',
    ).optional(),
    tree: z
      .union([z.string(), z.number()])
      .transform(String)
      .refine((id) => /^\d+$/.test(id), {
        error: 'is not the id of a page',
        params: { fix: 'Write the number in the address of the page.' },
      })
      .optional(),
    authors: z.boolean().optional(),
    branch: checked(/^(?!-)[^\s~^:?*[\\]+$/, 'is no name of a branch', 'Write it like main.').optional(),
    path: checked(
      /^(?![/\\])(?!(?:.*[/\\])?\.\.(?:[/\\]|$)).*\S/s,
      'is no path of a folder inside',
      'Write it like docs/handbook, without a slash at its beginning and without “..”.',
    ).optional(),
    url: checked(
      /^https?:\/\/[^\s?#@]+$/,
      'is not the http(s) address that the pages are below',
      'Write it like https://handbook.example/, without a password, “?” or “#”.',
    ).optional(),
    style: z.enum(ADDRESS_STYLES).optional(),
    include: globs.optional(),
    exclude: globs.optional(),
    language: checked(/^[a-z]{2,3}$/, 'is no code of a language', 'Write it like en or de.').optional(),
    owner: text.optional(),
    channels: listOf(
      checked(
        /^[CG][A-Z0-9]{2,}$/,
        'is not the id of a channel',
        'Write its id, like C012ABCDEF: open the channel in Slack and choose its name; the id is at the end.',
      ),
      'is an empty list, so nobody could see the pages',
      'Remove the key to show them to everybody, or name channels.',
    ).optional(),
    groups: listOf(
      checked(
        /^S[A-Z0-9]{2,}$/,
        'is not the id of a user group',
        'Write its id, like S012ABCDEF: open the group in Slack and choose “…”, “Copy group ID”.',
      ),
      'is an empty list, so nobody could see the pages',
      'Remove the key to show them to everybody, or name groups.',
    ).optional(),
    fetchEvery: z
      .number()
      .refine((minutes) => minutes >= 1 && minutes <= 10_080, {
        error: 'is not between 1 and 10080 minutes',
        params: { fix: 'Write it in minutes, like 15.' },
      })
      .optional(),
    token: checked(
      /^(?:GIT|CONFLUENCE|NOTION)_TOKEN(?:_[A-Z0-9_]+)?$|^none$/,
      'is no name of a setting for a token',
      'Write GIT_TOKEN, CONFLUENCE_TOKEN or NOTION_TOKEN, or a name that adds an underscore and more to one of them, and set that in the environment; or none. Never write the token itself here.',
    ).optional(),
  })
  .superRefine((root, context) => {
    const fault = (message: string, fix: string, path: string[] = []) =>
      context.addIssue({ code: 'custom', message, params: { fix }, path });
    const places = PLACES.filter((key) => root[key] !== undefined);
    if (places.length === 0)
      fault(`has none of ${quotedList(PLACES)}`, 'Say where its pages are with one of them.');
    if (places.length > 1) fault(`has ${quotedList(places)}`, 'Keep one of them, or make several roots.');
    for (const [key, ...owners] of ONLY_FOR) {
      if (root[key] !== undefined && owners.every((owner) => root[owner] === undefined))
        fault(`is only for a root with ${quotedList(owners, 'disjunction')}`, 'Remove it.', [key]);
    }
    if (root.confluence !== undefined && root.spaces === undefined)
      fault('has “confluence” and no “spaces”', 'Name the keys of the spaces, like “spaces: [OPS]”.');
    for (const service of SERVICES) {
      const { setting } = TOKENS[service];
      if (root[service] !== undefined && root.token && !new RegExp(`^(?:none$|${setting})`).test(root.token))
        fault('is a setting for something else', `Write ${setting}, or a name that begins with it.`, [
          'token',
        ]);
    }
    if (root.style !== undefined && root.url === undefined)
      fault('needs “url”: it says how addresses are made from it', 'Add “url”, or remove it.', ['style']);
  });

/** All of guidepost.yaml. */
export const rootsFileSchema = z.strictObject({ roots: z.array(rootSchema) });
/** One root as it is written. */
export type RootEntry = z.infer<typeof rootSchema>;
