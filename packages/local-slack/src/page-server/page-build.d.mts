import type { BuildOptions, OutputFile } from 'esbuild';

/** The three files that the browser loads. */
export interface PageFiles {
  html: string;
  js: string;
  css: string;
}

/** Where the page's sources are, and where its bundles are kept. Both are folders of the package unless given. */
export interface PagePlaces {
  source: string;
  built: string;
}

/**
 * The bundle of the page's present sources; undefined when it has not been built. Does not load esbuild.
 * Rejects when a file can't be read.
 */
export function readBuiltPage(places?: PagePlaces): Promise<PageFiles | undefined>;

/**
 * Builds the page and keeps the bundle under a hash of its sources; safe in several processes at once.
 * `notStored` says why the bundle could not be kept, for example in a folder that is read-only.
 * Rejects when esbuild is not installed (ERR_MODULE_NOT_FOUND), or with its BuildFailure when the sources have errors.
 */
export function buildPage(places?: PagePlaces): Promise<{ files: PageFiles; notStored?: string }>;

/** What esbuild is told. For development: readable, with source maps, and with React's own checks. */
export function buildOptions(options: {
  source?: string;
  development: boolean;
}): BuildOptions & { write: false };

/** The page's files from what esbuild made of them. */
export function pageFilesOf(source: string, outputFiles: readonly OutputFile[]): Promise<PageFiles>;
