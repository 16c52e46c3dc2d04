import type { BuildOptions, OutputFile } from 'esbuild';

/** The three files that the browser loads. */
export interface PageFiles {
  html: string;
  js: string;
  css: string;
}

/** Where the page's sources are and where its bundles go. By default, both are folders in the package. */
export interface PagePlaces {
  source: string;
  built: string;
}

/**
 * The bundle of the page's current sources; undefined if it has not been built. Does not load esbuild.
 * Rejects if a file can't be read.
 */
export function readBuiltPage(places?: PagePlaces): Promise<PageFiles | undefined>;

/**
 * Builds the page and keeps the bundle under a hash of its sources; safe in several processes at once.
 * `notStored` says why the bundle could not be saved, for example because the folder is read-only.
 * Rejects if esbuild is not installed (ERR_MODULE_NOT_FOUND), or with its BuildFailure if the sources have errors.
 */
export function buildPage(places?: PagePlaces): Promise<{ files: PageFiles; notStored?: string }>;

/** Options for esbuild. For development: readable code, source maps, and React's development checks. */
export function buildOptions(options: {
  source?: string;
  development: boolean;
}): BuildOptions & { write: false };

/** The page's files from esbuild's output. */
export function pageFilesOf(source: string, outputFiles: readonly OutputFile[]): Promise<PageFiles>;
