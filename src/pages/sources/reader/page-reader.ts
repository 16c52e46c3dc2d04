import { Worker } from 'node:worker_threads';
import { createPauses } from '../../../pauses.ts';
import type { Navigation } from '../../navigation/navigation.ts';
import type { Answer, FileResult, NavigationRequest, PageJob, Request, RootContext } from './page-job.ts';

export interface PageReader {
  /**
   * Reads files in another thread.
   * @returns what came of each, in their order
   */
  read(context: RootContext, jobs: readonly (PageJob & { bytes: number })[]): Promise<FileResult[]>;
  /** Reads the navigation of a root in another thread. @returns undefined if that took too long */
  navigation(request: Omit<NavigationRequest, 'type'>): Promise<Navigation | undefined>;
  close(): Promise<void>;
}

/** How much goes to the thread at a time: what comes back must not keep this one busy for long. */
const BATCH_BYTES = 200_000;
const BATCH_FILES = 24;
/** How long a batch may take, in ms; a page that takes longer alone is no page that somebody wrote. */
const PATIENCE_MS = 30_000;
/** How long a thread without work is kept, in ms. */
const IDLE_MS = 10_000;
const MOST_MEMORY_MB = 1024;

/** @param cacheFolder where pages are kept that were read; undefined for nowhere */
export function createPageReader(cacheFolder: string | undefined, version: string): PageReader {
  let worker: Worker | undefined;
  /** Takes the answer of the thread; undefined if it broke down. */
  let take: (answer: Answer | undefined) => void = () => {};
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const end = async () => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const endWhenIdle = () => {
    clearTimeout(idle);
    idle = setTimeout(() => void end(), IDLE_MS);
    idle.unref();
  };
  const start = (): Worker => {
    const thread = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      workerData: { cacheFolder, version },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const answered = (answer: Answer | undefined) => {
      if (thread === worker) take(answer);
    };
    thread.on('message', answered);
    for (const event of ['error', 'messageerror', 'exit']) thread.on(event, () => answered(undefined));
    return thread;
  };
  /** Undefined if the thread broke down or took too long over it. */
  const ask = async (request: Request): Promise<Answer | undefined> => {
    worker ??= start();
    const thread = worker;
    let timer: NodeJS.Timeout | undefined;
    const answer = await new Promise<Answer | undefined>((resolve) => {
      take = resolve;
      timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
      thread.postMessage(request);
    });
    clearTimeout(timer);
    if (!answer) await end();
    return answer;
  };
  const askForPages = async (context: RootContext, jobs: readonly PageJob[]) => {
    const sent = jobs.map(({ path, file, navigation }) => ({ path, file, navigation }));
    const answer = await ask({ type: 'pages', context, jobs: sent });
    return answer?.type === 'pages' ? answer.results : undefined;
  };
  const readAlone = async (context: RootContext, job: PageJob): Promise<FileResult> => {
    const [result] = (closed ? undefined : await askForPages(context, [job])) ?? [];
    const why = 'Reading it takes too long or too much memory. Split it.';
    return result ?? { key: '', read: { ok: false, why } };
  };
  const readAll = async (context: RootContext, jobs: readonly (PageJob & { bytes: number })[]) => {
    const pause = createPauses();
    const results: FileResult[] = [];
    clearTimeout(idle);
    for (const batch of batchesOf(jobs)) {
      if (closed) break;
      const answer = await askForPages(context, batch);
      if (answer) results.push(...answer);
      else if (closed) break;
      // One of them is to blame, and the others must not suffer for it.
      else for (const job of batch) results.push(await readAlone(context, job));
      await pause();
    }
    if (closed) throw new Error('The reading of pages was ended.');
    endWhenIdle();
    return results;
  };
  /** One after the other, since answers come in the order of the requests. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const working = last.then(work);
    last = working.catch(() => {});
    return working;
  };
  return {
    read: (context, jobs) => (jobs.length === 0 ? Promise.resolve([]) : inTurn(() => readAll(context, jobs))),
    navigation: (request) =>
      inTurn(async () => {
        if (closed) return undefined;
        clearTimeout(idle);
        const answer = await ask({ type: 'navigation', ...request });
        endWhenIdle();
        return answer?.type === 'navigation' ? answer.navigation : undefined;
      }),
    async close() {
      closed = true;
      take(undefined);
      await end();
    },
  };
}

function* batchesOf<Job extends { bytes: number }>(jobs: readonly Job[]): Generator<Job[]> {
  let batch: Job[] = [];
  let bytes = 0;
  for (const job of jobs) {
    if (batch.length >= BATCH_FILES || (batch.length > 0 && bytes + job.bytes > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(job);
    bytes += job.bytes;
  }
  if (batch.length > 0) yield batch;
}
