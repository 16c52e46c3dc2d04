import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { StoredView } from './views.ts';
import type { WorkspaceData } from './workspace.ts';

/** What a workspace keeps between runs. */
export interface SavedWorkspace extends WorkspaceData {
  format: 1;
  homes: StoredView[];
  /** How far the workspace's time was moved. */
  clockAheadMs?: number;
}

const block = z.looseObject({ type: z.string() });

/** More than anybody can move the clock: about 300 years. */
const MAX_AHEAD_MS = 1e13;

const savedSchema = z.looseObject({
  format: z.literal(1),
  id: z.string().optional(),
  people: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      realName: z.string(),
      title: z.string(),
      isBot: z.boolean(),
      color: z.string(),
      tz: z.string(),
      guest: z.enum(['multi', 'single']).optional(),
      teamId: z.string().optional(),
      deactivated: z.boolean().optional(),
      away: z.boolean().optional(),
      snooze: z.strictObject({ from: z.number(), until: z.number() }).optional(),
    }),
  ),
  channels: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['public', 'private', 'dm']),
      topic: z.string(),
      memberIds: z.array(z.string()),
      archived: z.boolean().optional(),
      sharedWith: z.string().optional(),
    }),
  ),
  messages: z.array(
    z.looseObject({
      channel: z.string(),
      ts: z.string(),
      userId: z.string(),
      text: z.string(),
      fromApp: z.boolean(),
      blocks: z.array(block).optional(),
      reactions: z.array(z.strictObject({ name: z.string(), userIds: z.array(z.string()) })),
    }),
  ),
  homes: z.array(z.looseObject({ id: z.string(), userId: z.string(), blocks: z.array(block) })),
  clockAheadMs: z.int().min(-MAX_AHEAD_MS).max(MAX_AHEAD_MS).optional(),
});

/** Changes come in bursts, so the file is written this long after the first one. A killed process loses that much. */
const burstMs = 50;

/** Keeps the workspace in a file. It is only test data, so problems are reported, never thrown. */
export class SaveFile {
  readonly #path: string;
  readonly #collect: () => SavedWorkspace;
  readonly #warn: (text: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, collect: () => SavedWorkspace, warn: (text: string) => void) {
    this.#path = path;
    this.#collect = collect;
    this.#warn = warn;
  }

  /** Writes the file in a moment. */
  schedule(): void {
    this.#timer ??= setTimeout(() => {
      void this.flush();
    }, burstMs);
    this.#timer.unref();
  }

  /**
   * Writes pending changes now, to a temporary file first, so that nobody ever reads half a file. Without changes it
   * writes nothing: a second process that was refused the same folder must not touch its file.
   */
  async flush(): Promise<void> {
    if (this.#timer === undefined) return this.#writing;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  async #write(): Promise<void> {
    const beside = `${this.#path}.new`;
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFile(beside, JSON.stringify(this.#collect()));
      await rename(beside, this.#path);
    } catch (error) {
      this.#warn(`The workspace could not be saved to ${this.#path}: ${String(error)}`);
    }
  }
}

/**
 * Reads a saved workspace; undefined if there is none. A file that can't be understood is moved aside, and a warning
 * says where to.
 */
export async function readSaved(
  path: string,
  warn: (text: string) => void,
): Promise<SavedWorkspace | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    warn(`The saved workspace ${path} can't be read, so you get a new one: ${String(error)}`);
    return undefined;
  }
  try {
    return savedSchema.parse(JSON.parse(text)) as unknown as SavedWorkspace;
  } catch (error) {
    const aside = `${path}.broken`;
    await rename(path, aside).catch(() => {});
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    warn(`The saved workspace could not be understood and was moved to ${aside}: ${reason}`);
    return undefined;
  }
}
