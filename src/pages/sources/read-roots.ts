import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { formatProblem } from '../../cards/problem.ts';
import { readYaml } from '../../cards/yaml-problems.ts';
import { placesIn, ROOTS_FILE } from './docs-dir.ts';
import { addressFault, fromBrowser, isGitAddress, tokenHost } from './git/git-address.ts';
import { codeOf } from './list-files.ts';
import { ADDRESS_STYLES, type PageRoot } from './page-root.ts';
import { readBounded, UnreadError } from './read-bounded.ts';

/** What the environment says about pages. */
export interface PageSettings {
  /** DOCS_DIR as it is. */
  docsDir: string | undefined;
  /** Folders and addresses that replace all that the settings name, as a person names them on the command line. */
  places?: readonly string[];
  /** GUIDEPOST_CONFIG as it is. */
  configFile: string | undefined;
  /** The tokens for repositories, by the names of their settings: GIT_TOKEN and those that begin with GIT_TOKEN_. */
  gitTokens: Readonly<Record<string, string>>;
  /** CONFLUENCE_TOKEN, CONFLUENCE_USER, NOTION_TOKEN, and those that begin with one of them and an underscore. */
  wikiTokens?: Readonly<Record<string, string>>;
}

export type RootsResult = { ok: true; roots: PageRoot[] } | { ok: false; faults: string[] };

/** The most bytes of guidepost.yaml. */
const MOST_BYTES = 1_000_000;
/** In minutes. */
const FETCH_EVERY = 15;

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

/** The keys of places that take a token, and the settings that hold those. */
const SERVICES = ['git', 'confluence', 'notion'] as const;
const TOKENS = {
  git: { setting: 'GIT_TOKEN', places: 'repositories' },
  confluence: { setting: 'CONFLUENCE_TOKEN', places: 'spaces of Confluence' },
  notion: { setting: 'NOTION_TOKEN', places: 'pages of Notion' },
} as const;

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
function notionId(address: string): string {
  const [path = ''] = address.trim().split(/[?#]/);
  return /([0-9a-f]{32})\/?$/i.exec(path.replaceAll('-', ''))?.[1]?.toLowerCase() ?? '';
}

/** An address that a token may be sent to: http only goes to this machine. */
const SERVICE_ADDRESS =
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

const fileSchema = z.strictObject({ roots: z.array(rootSchema) });
type RootEntry = z.infer<typeof rootSchema>;

/**
 * Reads where a team has its pages, from DOCS_DIR and from guidepost.yaml.
 * @param cwd what relative paths in the settings are relative to; those in guidepost.yaml are relative to its folder
 * @returns the roots, none of them if nothing is set; or every fault: what was found, what was expected, and how to fix it
 */
export async function readRoots(settings: PageSettings, cwd: string): Promise<RootsResult> {
  const faults: string[] = [];
  const named = settings.places
    ? { ok: true as const, roots: [] }
    : await rootsOfFile(settings.configFile, cwd);
  if (!named.ok) faults.push(...named.faults);
  const listed = rootsOfPlaces(settings.places ?? placesIn(settings.docsDir ?? ''), cwd);
  faults.push(...listed.faults);
  const roots = withIds([...(named.ok ? named.roots : []), ...listed.roots]);
  const seen = new Set<string>();
  for (const { id } of roots) {
    if (seen.has(id)) faults.push(`Two roots of pages have the id “${id}”. Give one of them another “id”.`);
    seen.add(id);
  }
  const tokens = tokensOf(settings);
  let complete = roots;
  for (const service of SERVICES) {
    const resolved = withTokens(service, complete, tokens);
    complete = resolved.roots;
    faults.push(...resolved.faults);
  }
  for (const { id, from } of complete) faults.push(...loginFaults(id, from, tokens));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, roots: complete };
}

/** A root whose id may still be missing. */
type Unnamed = Omit<PageRoot, 'id' | 'name'> & { id: string | undefined; name: string | undefined };

async function rootsOfFile(
  setting: string | undefined,
  cwd: string,
): Promise<{ ok: true; roots: Unnamed[] } | { ok: false; faults: string[] }> {
  const path = resolve(cwd, atHome(setting ?? ROOTS_FILE));
  let content: string;
  try {
    content = String(await readBounded(path, MOST_BYTES));
  } catch (error) {
    const code = codeOf(error);
    if (setting === undefined && code === 'ENOENT') return { ok: true, roots: [] };
    const name = setting === undefined ? path : `GUIDEPOST_CONFIG is ${path}, which`;
    const found = error instanceof UnreadError ? error.message : `${code}`;
    return {
      ok: false,
      faults: [
        `${name} can't be read as a file (${found.replace(/\.$/, '')}). Correct the setting, or give the bot the right to read the file.`,
      ],
    };
  }
  const read = readYaml(content, fileSchema, path);
  if (!read.ok) return { ok: false, faults: read.problems.map(formatProblem) };
  return { ok: true, roots: read.value.roots.map((entry) => rootOf(entry, dirname(path))) };
}

function rootOf(entry: RootEntry, beside: string): Unnamed {
  const copied = fromBrowser(entry.git ?? '');
  return {
    id: entry.id,
    name: entry.name,
    from: placeOf(entry, beside),
    within: [copied.within, entry.path]
      .flatMap((path) => path?.split(/[/\\]/) ?? [])
      .filter((segment) => segment !== '' && segment !== '.')
      .join('/'),
    url:
      entry.url === undefined
        ? undefined
        : {
            base: entry.url.replace(/\/*$/, '/'),
            // What was exported is put on the web as it is, if at all.
            style: entry.style ?? (entry.export === undefined ? undefined : 'github'),
          },
    include: entry.include ?? [],
    exclude: entry.exclude ?? [],
    language: entry.language,
    owner: entry.owner,
    channels: entry.channels ?? [],
    groups: entry.groups ?? [],
    fetchEvery: entry.fetchEvery ?? FETCH_EVERY,
  };
}

/** A space, a page or a database of a wiki, by the address that the browser shows; undefined for anything else. */
function wikiEntry(place: string): RootEntry | undefined {
  const url = /^https?:\/\//i.test(place) ? URL.parse(place) : null;
  if (url?.username !== '') return undefined;
  const id = notionId(place);
  if (/(?:^|\.)notion\.(?:so|site|com)$/.test(url.hostname) && id !== '') return { notion: [id] };
  const [, base, space, tree] =
    /^(.*\/wiki|.*?)\/(?:spaces|display)\/(~?[\w.:-]+)(?:\/pages\/(\d+))?(?:\/|$)/.exec(url.pathname) ?? [];
  const isGit = /(?:^|\.)(?:github|gitlab|bitbucket)\./.test(url.hostname);
  const isConfluence =
    url.hostname.endsWith('.atlassian.net') || (url.pathname.includes('/display/') && !isGit);
  if (!isConfluence || base === undefined || space === undefined) return undefined;
  const confluence = `${url.origin}${base}`;
  if (!SERVICE_ADDRESS.test(confluence)) return undefined;
  return { confluence, spaces: [space], tree };
}

function placeOf(entry: RootEntry, beside: string): PageRoot['from'] {
  if (entry.export !== undefined) {
    return { type: 'export', archive: resolve(beside, atHome(entry.export)) };
  }
  if (entry.confluence !== undefined) return confluenceOf(entry, entry.confluence);
  if (entry.notion !== undefined) {
    return { type: 'notion', base: NOTION, pages: entry.notion, tokenSetting: entry.token };
  }
  if (entry.git === undefined) return { type: 'folder', folder: resolve(beside, atHome(entry.folder ?? '')) };
  const copied = fromBrowser(entry.git);
  return {
    type: 'git',
    url: copied.url,
    branch: entry.branch ?? copied.branch,
    tokenSetting: entry.token,
  };
}

/** Where Notion's API is. */
const NOTION = 'https://api.notion.com/';

function confluenceOf(entry: RootEntry, given: string): PageRoot['from'] {
  const { origin, hostname, pathname } = new URL(given);
  const isCloud = /\.(?:atlassian\.net|atlassian-us-gov\.net)$|^api\.atlassian\.com$/.test(hostname);
  const edition = entry.edition ?? (isCloud ? 'cloud' : 'data-center');
  const path = pathname.replace(/\/+$/, '');
  return {
    type: 'confluence',
    // All of Confluence Cloud is below /wiki.
    base: `${origin}${edition === 'cloud' ? `${path.replace(/\/wiki(?:\/.*)?$/, '')}/wiki` : path}/`,
    edition,
    spaces: entry.spaces ?? [],
    labels: entry.labels ?? [],
    tree: entry.tree,
    authors: entry.authors ?? false,
    tokenSetting: entry.token,
  };
}

function rootsOfPlaces(places: readonly string[], cwd: string): { roots: Unnamed[]; faults: string[] } {
  const faults: string[] = [];
  const roots = places.flatMap((place) => {
    const wiki = wikiEntry(place);
    if (wiki) return [rootOf(wiki, cwd)];
    if (!isGitAddress(place)) {
      return [rootOf(/\.zip$/i.test(place) ? { export: place } : { folder: place }, cwd)];
    }
    const fault = addressFault(place);
    if (!fault) return [rootOf({ git: place }, cwd)];
    faults.push(`An address of pages (DOCS_DIR) ${fault.what}. ${fault.fix}`);
    return [];
  });
  return { roots, faults };
}

function atHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}

/** Gives each root the id and the name that it lacks: of its folder, or of its repository; with the one above where two are alike. */
function withIds(roots: readonly Unnamed[]): PageRoot[] {
  const own = roots.map((root) => root.id ?? idFrom(root, 1));
  return roots.map((root, index) => {
    const alike = own.filter((id) => id === own[index]).length > 1;
    const id = root.id ?? (alike ? idFrom(root, 2) : (own[index] ?? ''));
    return { ...root, id, name: root.name ?? nameFrom(root) };
  });
}

function partsOf({ from, within }: Unnamed): string[] {
  const parts = textOfPlace(from)
    .split(/[/\\:]/)
    .filter((part) => part !== '');
  const folder = within === '' ? [] : within.split('/');
  // “docs” says nothing that the repository's name does not say better.
  return [...parts, ...folder].map((part) => part.replace(/\.git$/, ''));
}

function textOfPlace(from: PageRoot['from']): string {
  switch (from.type) {
    case 'folder':
      return from.folder;
    case 'export':
      return from.archive.replace(/\.zip$/i, '');
    case 'git':
      return from.url.replace(/^[a-z]+:\/\/|^[^@/]*@/i, '');
    case 'confluence':
      return `confluence/${[...from.spaces, from.tree ?? ''].filter((part) => part !== '').join('-')}`;
    case 'notion':
      return `${from.pages[0]?.slice(0, 8)}/notion`;
  }
}

function idFrom(root: Unnamed, parts: number): string {
  const slug = partsOf(root)
    .slice(-parts)
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug || 'pages';
}

function nameFrom(root: Unnamed): string {
  return basename(partsOf(root).at(-1) ?? '') || 'Pages';
}

/** All tokens of the settings, by their names. */
export function tokensOf({ gitTokens, wikiTokens }: PageSettings): Readonly<Record<string, string>> {
  return { ...gitTokens, ...wikiTokens };
}

/**
 * Which token each root of one kind uses. GIT_TOKEN is for all of them if they are on one host and none names its own, and so are
 * the tokens of services; a token must not go to a host that it isn't meant for.
 */
function withTokens(
  service: (typeof SERVICES)[number],
  roots: readonly PageRoot[],
  tokens: Readonly<Record<string, string>>,
): { roots: PageRoot[]; faults: string[] } {
  const { setting, places } = TOKENS[service];
  const faults: string[] = [];
  const chosen = roots.some(({ from }) => from.type === service && from.tokenSetting !== undefined);
  const hosts = new Set<string>();
  const complete = roots.map((root): PageRoot => {
    const { id, from } = root;
    if (from.type !== service) return root;
    const host = from.type === 'git' ? tokenHost(from.url) : new URL(from.base).host;
    if (host !== undefined) hosts.add(host);
    if (
      chosen &&
      from.tokenSetting &&
      from.tokenSetting !== 'none' &&
      tokens[from.tokenSetting] === undefined
    ) {
      faults.push(
        `The root “${id}” needs the token ${from.tokenSetting}, which is not set. Set it, or remove “token” from the root.`,
      );
    }
    const shared = !chosen && tokens[setting] !== undefined ? setting : undefined;
    const tokenSetting = from.tokenSetting === 'none' ? undefined : (from.tokenSetting ?? shared);
    return { ...root, from: { ...from, tokenSetting } };
  });
  if (!chosen && hosts.size > 1 && tokens[setting] !== undefined) {
    faults.push(
      `${setting} is set, and ${places} are on several hosts (${[...hosts].join(', ')}). It must not go to all of them: say in guidepost.yaml with “token: ${setting}” which roots it is for.`,
    );
  }
  return { roots: complete, faults };
}

/** What a service needs besides its address. */
function loginFaults(id: string, from: PageRoot['from'], tokens: Readonly<Record<string, string>>): string[] {
  if (from.type === 'notion') {
    const name = from.tokenSetting ?? TOKENS.notion.setting;
    if (tokens[name] !== undefined) return [];
    return [
      `The root “${id}” is in Notion and needs ${name}. Create an internal integration that may read content, set ${name} to its secret, and add it to the pages under “…”, “Connections”.`,
    ];
  }
  if (from.type !== 'confluence' || from.edition !== 'cloud') return [];
  const setting = from.tokenSetting ?? TOKENS.confluence.setting;
  const user = setting.replace('_TOKEN', '_USER');
  const missing = [setting, user].filter((name) => tokens[name] === undefined);
  if (missing.length === 0) return [];
  return [
    `The root “${id}” is in Confluence Cloud and needs ${missing.join(' and ')}. Set ${setting} to an API token, and ${user} to the email address of its account.`,
  ];
}
