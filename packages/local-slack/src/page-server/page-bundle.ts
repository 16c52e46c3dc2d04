import { fileURLToPath } from 'node:url';
import type { BuildContext } from 'esbuild';
import { buildOptions, buildPage, type PageFiles, pageFilesOf, readBuiltPage } from './page-build.mjs';

const SOURCE = fileURLToPath(new URL('../page', import.meta.url));

/** The page's three files, read at the first request. */
export class PageBundle {
  /** For people who work on the page: each reload shows their latest change. */
  readonly #rebuild: boolean;
  readonly #warn: (text: string) => void;
  #files: Promise<PageFiles> | undefined;
  #context: BuildContext | undefined;

  constructor({ rebuild, warn }: { rebuild: boolean; warn: (text: string) => void }) {
    this.#rebuild = rebuild;
    this.#warn = warn;
  }

  /**
   * @param fresh the page itself is being loaded, not one of its parts
   * Rejects if the sources can't be read or have errors; the next call tries again.
   */
  async files({ fresh }: { fresh: boolean }): Promise<PageFiles> {
    if (!this.#files || (fresh && this.#rebuild)) {
      this.#files = this.#rebuild ? this.#buildForDevelopment() : this.#readOrBuild();
    }
    try {
      return await this.#files;
    } catch (error) {
      this.#files = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#context?.dispose();
  }

  /** `npm ci` builds the page. If it couldn't, or if the sources have changed since, this builds it now. */
  async #readOrBuild(): Promise<PageFiles> {
    const built = await readBuiltPage();
    if (built) return built;
    this.#warn('The page has changed since it was last built. Building it now, which takes about a second.');
    const { files, notStored } = await buildPage();
    if (notStored) this.#warn(`The page was built, but the result could not be saved: ${notStored}`);
    return files;
  }

  async #buildForDevelopment(): Promise<PageFiles> {
    // Only people who work on the page need esbuild.
    const { context } = await import('esbuild');
    this.#context ??= await context(buildOptions({ development: true }));
    const { outputFiles = [] } = await this.#context.rebuild();
    return await pageFilesOf(SOURCE, outputFiles);
  }
}
