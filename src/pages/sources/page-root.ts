import type { SiteStyle } from '../reading/page-url.ts';
import type { ShownRoot } from '../shown-root.ts';

/** How the address of a page follows from the path of its file. */
export const ADDRESS_STYLES = [
  'mkdocs',
  'docusaurus',
  'github',
  'html',
  'plain',
] as const satisfies readonly SiteStyle[];

/** Where the pages of a folder are on the web. */
export interface PageAddress {
  /** An http(s) address that ends in a slash. */
  base: string;
  style: SiteStyle;
  /** The folder below the root that the base stands for; empty for the root itself. */
  under: string;
}

/** A place with pages, as the settings describe it. */
export interface PageRoot extends ShownRoot {
  from:
    | { type: 'folder'; folder: string }
    /** A zip file that Confluence or Notion has made. */
    | { type: 'export'; archive: string }
    | {
        type: 'confluence';
        /** The address of Confluence itself, such as `https://your-org.atlassian.net/wiki/`. */
        base: string;
        edition: 'cloud' | 'data-center';
        /** The keys of the spaces. */
        spaces: readonly string[];
        /** Only pages with one of these labels; all of them if there are none. */
        labels: readonly string[];
        /** The id of a page: only it and those below it. */
        tree: string | undefined;
        /** Whether who has changed a page last is its owner. */
        authors: boolean;
        tokenSetting: string | undefined;
      }
    | {
        type: 'notion';
        /** Where its API is; ends in a slash. */
        base: string;
        /** The ids of pages and databases, without dashes. */
        pages: readonly string[];
        tokenSetting: string | undefined;
      }
    | {
        type: 'git';
        url: string;
        /** Undefined for the repository's default branch. */
        branch: string | undefined;
        /** The name of the setting that holds its token; undefined for no token. */
        tokenSetting: string | undefined;
      };
  /** The folder within `from` whose pages are read; empty for all of it. */
  within: string;
  /** As the settings say; undefined where it is to be guessed. */
  url: { base: string; style: SiteStyle | undefined } | undefined;
  /** Globs of paths below the root. Without any, all that can be read. */
  include: readonly string[];
  exclude: readonly string[];
  /** A BCP 47 tag such as `de`; undefined if the pages say it or it is to be guessed. */
  language: string | undefined;
  owner: string | undefined;
  /** How often a repository or a service is asked, in minutes. */
  fetchEvery: number;
}
