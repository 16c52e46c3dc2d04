import { basename, dirname, join, posix } from 'node:path';
import { parseDocument } from 'yaml';
import { blobAddress } from './git/git-address.ts';
import type { PageAddress, PageRoot } from './page-root.ts';
import { readBounded } from './read-bounded.ts';
import { type SiteFiles, siteFile } from './site-file.ts';

/** What a site generator's settings say about where its pages are; `under` is the folder of the pages below the root. */
interface Site {
  base: string | undefined;
  style: PageAddress['style'];
  under: string;
}

/** The most bytes of a generator's settings. They have a few thousand, and they are parsed while people wait for answers. */
const MOST_BYTES = 256 * 1024;

export interface RootOrigin {
  remote: string | undefined;
  branch: string | undefined;
  /** The path of the root's folder in its repository. */
  prefix: string;
}

/**
 * Finds out where the pages of a root are on the web: as the settings say, else as its MkDocs or Docusaurus says, else at the host of
 * its repository. The settings of the generators are read as data, never run.
 */
export async function guessAddresses(
  root: Pick<PageRoot, 'url'>,
  files: SiteFiles,
  origin: RootOrigin | undefined,
): Promise<PageAddress[]> {
  const site = (await mkdocsSite(files)) ?? (await docusaurusSite(files));
  if (root.url) {
    const { base } = root.url;
    const style =
      root.url.style ?? site?.style ?? (/\/(?:blob|-\/blob|src)\//.test(base) ? 'github' : 'plain');
    return [{ base, style, under: site?.style === style ? site.under : '' }];
  }
  const addresses: PageAddress[] = [];
  if (site?.base) addresses.push({ base: site.base, style: site.style, under: site.under });
  const blob =
    origin?.remote && origin.branch ? blobAddress(origin.remote, origin.branch, origin.prefix) : undefined;
  if (blob && !addresses.some(({ under }) => under === ''))
    addresses.push({ base: blob, style: 'github', under: '' });
  return addresses;
}

async function mkdocsSite(files: SiteFiles): Promise<Site | undefined> {
  const { folder } = files;
  for (const place of [folder, dirname(folder)]) {
    for (const name of ['mkdocs.yml', 'mkdocs.yaml']) {
      const text = await textOf(files, join(place, name));
      const settings = text === undefined ? undefined : mapIn(text);
      if (!settings) continue;
      const docs = textIn(settings.docs_dir) ?? 'docs';
      const under =
        place === folder ? folderBelow(docs) : posix.normalize(docs) === basename(folder) ? '' : undefined;
      if (under === undefined) continue;
      const style = settings.use_directory_urls === false ? 'html' : 'mkdocs';
      return { base: webAddress(textIn(settings.site_url)), style, under };
    }
  }
  return undefined;
}

async function docusaurusSite(files: SiteFiles): Promise<Site | undefined> {
  const { folder } = files;
  for (const place of [folder, join(folder, 'website'), dirname(folder)]) {
    for (const ending of ['js', 'ts', 'mjs', 'cjs']) {
      const text = await textOf(files, join(place, `docusaurus.config.${ending}`));
      if (text === undefined) continue;
      const docs = settingIn(text, 'path') ?? 'docs';
      const at = place === dirname(folder) ? '..' : posix.relative(folder, place);
      const path = posix.normalize(posix.join(at, docs));
      const under = path === `../${basename(folder)}` ? '' : folderBelow(path);
      if (under === undefined) continue;
      const url = webAddress(settingIn(text, 'url'));
      const route = [settingIn(text, 'baseUrl') ?? '', settingIn(text, 'routeBasePath') ?? 'docs'];
      const segments = route.flatMap((part) => part.split('/')).filter((part) => part !== '');
      const base = url && [url.replace(/\/$/, ''), ...segments, ''].join('/');
      return { base, style: 'docusaurus', under };
    }
  }
  return undefined;
}

/** The first value of a key in the text of a script, if it is written there as a text. */
function settingIn(script: string, key: string): string | undefined {
  return new RegExp(`^[^/\\n]*?(?<![\\w.])${key}\\s*[:=]\\s*['"\`]([^'"\`$\\n]*)['"\`]`, 'm').exec(
    script,
  )?.[1];
}

/** The settings of MkDocs that say where pages are. */
const SETTINGS = /^(['"]?)(?:docs_dir|site_url|use_directory_urls)\1[ \t]*:[^\r\n]{0,2000}$/gm;

/** Only the lines with these settings are parsed: the navigation of a large site would take seconds, while people wait for answers. */
function mapIn(yaml: string): Record<string, unknown> | undefined {
  try {
    const lines = (yaml.replaceAll('\r', '').match(SETTINGS) ?? []).slice(0, 10);
    // It may have tags that only Python knows.
    const value: unknown = parseDocument(lines.join('\n'), { logLevel: 'silent' }).toJS();
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return undefined;
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s?#@]+$/.test(url) ? url.replace(/\/*$/, '/') : undefined;
}

/** Undefined for a folder that is not below. */
function folderBelow(path: string): string | undefined {
  const normal = posix.normalize(path).replace(/\/$/, '');
  if (normal === '.') return '';
  return normal.startsWith('..') || normal.startsWith('/') ? undefined : normal;
}

async function textOf(files: SiteFiles, path: string): Promise<string | undefined> {
  try {
    const file = await siteFile(files, path);
    return file === undefined ? undefined : (await readBounded(file, MOST_BYTES)).toString('utf8');
  } catch {
    return undefined;
  }
}
