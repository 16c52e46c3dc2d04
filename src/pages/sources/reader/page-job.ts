import type { Navigation } from '../../navigation/navigation.ts';
import type { Page } from '../../page.ts';
import type { PageFile } from '../../reading/read-options.ts';
import type { PageAddress } from '../page-root.ts';
import type { NavigationSource } from '../root-navigation.ts';

/** What is known about the files of a root besides their content. */
export interface RootContext {
  root: string;
  /** Where the files are; includes are read from below it. */
  folder: string;
  addresses: readonly PageAddress[];
  language: string | undefined;
  owner: string | undefined;
  /** Whether the folders above a page lead to it, unless it or the navigation says what does. */
  trailFromFolders: boolean;
}

/** One file to read. */
export interface PageJob {
  path: string;
  file: string;
  navigation: PageFile['navigation'] | undefined;
}

export type ReadFile =
  | { ok: true; page: Page; advice: readonly string[] }
  | {
      ok: false;
      why: string;
      /** Whether the system failed for a moment: what was read before still holds. */
      passing?: true;
    };

export interface FileResult {
  /** Names the content and all that its reading depends on. */
  key: string;
  read: ReadFile;
}

export interface BatchRequest {
  type: 'pages';
  context: RootContext;
  jobs: readonly PageJob[];
}

export interface NavigationRequest {
  type: 'navigation';
  sources: readonly NavigationSource[];
  /** The paths of all pages of the root. */
  pages: readonly string[];
}

export type Request = BatchRequest | NavigationRequest;
export type Answer =
  | { type: 'pages'; results: FileResult[] }
  | { type: 'navigation'; navigation: Navigation };
