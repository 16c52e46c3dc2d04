import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildContext } from 'esbuild';

export interface PageFiles {
  html: string;
  js: string;
  css: string;
}

/** The page's three files, built from its source at the first request. */
export class PageBundle {
  readonly #dir: string;
  /** For whoever works on the page: a change is one reload away. */
  readonly #rebuild: boolean;
  #files: Promise<PageFiles> | undefined;
  #context: BuildContext | undefined;

  constructor(dir: string, { rebuild }: { rebuild: boolean }) {
    this.#dir = dir;
    this.#rebuild = rebuild;
  }

  /**
   * @param fresh the page is being loaded, and not one of its parts
   * Rejects when the source cannot be read or has errors; the next call tries again.
   */
  async files({ fresh }: { fresh: boolean }): Promise<PageFiles> {
    if (!this.#files || (fresh && this.#rebuild)) this.#files = this.#build();
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

  async #build(): Promise<PageFiles> {
    const html = await readFile(join(this.#dir, 'index.html'), 'utf8');
    this.#context ??= await this.#newContext();
    const { outputFiles = [] } = await this.#context.rebuild();
    const text = (end: string) => outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
    return { html, js: text('.js'), css: text('.css') };
  }

  /** esbuild is only loaded when somebody looks at the page: tests of the wire do without it. */
  async #newContext(): Promise<BuildContext> {
    const { context } = await import('esbuild');
    return await context({
      entryPoints: [join(this.#dir, 'main.tsx')],
      outdir: 'page',
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      // This also tells React whether to be its development self.
      minify: !this.#rebuild,
      sourcemap: this.#rebuild ? 'inline' : false,
      logLevel: 'silent',
      // The page makes no requests elsewhere; fonts and pictures become part of its files.
      loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl' },
    });
  }
}
