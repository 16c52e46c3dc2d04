import type { FrontMatter } from './front-matter.ts';

/** How a site makes the address of a page from its path. */
export type SiteStyle =
  /** `guide/setup.md` is at `guide/setup/`. MkDocs, TechDocs, Hugo, Jekyll with pretty addresses. */
  | 'mkdocs'
  /** `01-guide/02-setup.md` is at `guide/setup`; the front matter may say otherwise. */
  | 'docusaurus'
  /** `guide/setup.md` is at `guide/setup.md`. Files on GitHub, GitLab or the like, as they are. */
  | 'github'
  /** `guide/setup.md` is at `guide/setup.html`. Middleman, mdBook, Sphinx, Asciidoctor. */
  | 'html'
  /** `guide/setup.md` is at `guide/setup`. Wikis of GitHub, GitBook, VitePress. */
  | 'plain';

/** Where the pages of a root are read. */
export interface PageSite {
  style: SiteStyle;
  /** Where the folder of the root is, such as `https://docs.example.com/` or `https://github.com/a/b/blob/main/docs`. */
  baseUrl: string;
}

/** The endings of pages, longest first. */
const ENDING = /\.(?:html\.md\.erb|html\.md|md\.erb|markdown|mdx|md|adoc|asciidoc|html|htm)$/i;

/** Whether a file is a page by the ending of its name. */
export function isPagePath(path: string): boolean {
  return ENDING.test(path);
}

/** The path of a page without its ending. */
export function withoutEnding(path: string): string {
  return path.replace(ENDING, '');
}

/**
 * Where people read a page.
 * @param path below the root, with forward slashes
 * @param frontMatter of the page, as far as it is known
 * @returns null if the root has no site, and the front matter no whole address
 */
export function pageUrl(
  site: PageSite | undefined,
  path: string,
  frontMatter: Pick<FrontMatter, 'slug' | 'id' | 'permalink'> = {},
): string | null {
  // Where nothing else says so, a page may say itself where it is.
  if (!site) return webAddress(frontMatter.permalink);
  const base = site.baseUrl.endsWith('/') ? site.baseUrl : `${site.baseUrl}/`;
  if (!URL.canParse(base)) return null;
  return `${base}${encodedPath(PATHS[site.style](path, frontMatter))}`;
}

function webAddress(address: string | undefined): string | null {
  return address !== undefined && /^https?:\/\/[^\s"<>]+$/i.test(address) && URL.canParse(address)
    ? address
    : null;
}

const PATHS: Record<
  SiteStyle,
  (path: string, frontMatter: Pick<FrontMatter, 'slug' | 'id' | 'permalink'>) => string
> = {
  github: (path) => path,
  mkdocs: (path, { permalink, slug }) => {
    const given = permalink ?? slug;
    if (given?.startsWith('/')) return given.slice(1);
    const [folder, name] = folderAndName(withoutEnding(path));
    if (given) return `${folder}${given}/`;
    return isIndex(name) ? folder : `${folder}${name}/`;
  },
  docusaurus: (path, { slug, id }) => {
    const [numbered, numberedName] = folderAndName(withoutEnding(path));
    const folder = numbered.split('/').map(withoutNumber).join('/');
    if (slug?.startsWith('/')) return slug.slice(1);
    if (slug) return `${folder}${slug.replace(/^\.\//, '')}`;
    const name = withoutNumber(numberedName);
    const [parent] = folder.split('/').slice(-2);
    // A page that is named after its folder is the page of the folder.
    if (!id && (isIndex(name) || (parent !== undefined && parent !== '' && name === parent))) {
      return folder.replace(/\/$/, '');
    }
    return `${folder}${id ?? name}`;
  },
  html: (path, { permalink }) => {
    if (permalink?.startsWith('/')) return permalink.slice(1);
    const [folder, name] = folderAndName(withoutEnding(path));
    return `${folder}${isIndex(name) ? '' : `${name}.html`}`;
  },
  plain: (path, { permalink, slug }) => {
    const given = permalink ?? slug;
    if (given?.startsWith('/')) return given.slice(1);
    const [folder, name] = folderAndName(withoutEnding(path));
    return isIndex(name) ? folder.replace(/\/$/, '') : `${folder}${name}`;
  },
};

function isIndex(name: string): boolean {
  return /^(?:_?index|readme|home)$/i.test(name);
}

/** The folder with its last slash, and the name. */
function folderAndName(path: string): [folder: string, name: string] {
  const at = path.lastIndexOf('/') + 1;
  return [path.slice(0, at), path.slice(at)];
}

/** A name without the number that sorts it. A date or a version is no such number. */
export function withoutNumber(name: string): string {
  if (/^\d+[-_.]\d+/.test(name)) return name;
  return name.replace(/^\d+\s*[-_.]+\s*(?=[^-_.\s])/, '');
}

function encodedPath(path: string): string {
  return path
    .split('/')
    .map((part) =>
      encodeURIComponent(decoded(part)).replaceAll(/%(?:40|3A|2C|2B|24|3D)/g, decodeURIComponent),
    )
    .join('/');
}

/** A part of a path as it is named; a permalink may be encoded already. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
