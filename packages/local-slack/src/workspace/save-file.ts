import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { StoredView } from './views.ts';
import type { WorkspaceData } from './workspace.ts';

/** What is kept from one start to the next. */
export interface SavedWorkspace extends WorkspaceData {
  format: 1;
  homes: StoredView[];
  /** How far the playground's time was moved. */
  clockAheadMs?: number;
}

const block = z.looseObject({ type: z.string() });

/** Further than anybody can move the clock: some 300 years. */
const MAX_AHEAD_MS = 1e13;

const savedSchema = z.looseObject({
  format: z.literal(1),
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

/** Changes come in bursts; the file is written once things have been still for this long. */
const quietMs = 200;

/** Keeps the workspace in a file. It is only a playground's: a fault is told, never thrown. */
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

  /** Writes the file a moment from now. */
  schedule(): void {
    this.#timer ??= setTimeout(() => {
      void this.flush();
    }, quietMs);
    this.#timer.unref();
  }

  /**
   * Writes what is to be written, now: beside the file first, so that no one ever reads a half. Where nothing has
   * changed it writes nothing: a second playground on the same folder, refused by the bot, must leave it alone.
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
      this.#warn(`The playground's workspace could not be saved to ${this.#path}: ${String(error)}`);
    }
  }
}

/**
 * Reads a workspace that was saved; undefined when there is none. A file that cannot be understood is moved
 * aside, and the warning says where to.
 */
export async function readSaved(
  path: string,
  warn: (text: string) => void,
): Promise<SavedWorkspace | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    warn(`The playground's saved workspace ${path} cannot be read, so it starts afresh: ${String(error)}`);
    return undefined;
  }
  try {
    return savedSchema.parse(JSON.parse(text)) as unknown as SavedWorkspace;
  } catch (error) {
    const aside = `${path}.broken`;
    await rename(path, aside).catch(() => {});
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    warn(`The playground's saved workspace could not be understood and was moved to ${aside}: ${reason}`);
    return undefined;
  }
}
