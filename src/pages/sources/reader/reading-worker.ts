import { parentPort, workerData } from 'node:worker_threads';
import { createPageCache } from './page-cache.ts';
import type { Answer, Request } from './page-job.ts';
import { readBatch } from './read-batch.ts';
import { readNavigationFiles } from './read-navigation-files.ts';

// Reads pages apart from the thread that answers people: a long page takes the parser of Markdown a second.

/** What the thread is started with. */
interface Setup {
  cacheFolder: string | undefined;
  version: string;
}

if (parentPort) {
  const port = parentPort;
  const { cacheFolder, version }: Setup = workerData;
  const cache = cacheFolder === undefined ? undefined : createPageCache(cacheFolder, version);
  port.on('message', async (request: Request) => {
    const answer: Answer =
      request.type === 'pages'
        ? { type: 'pages', results: await readBatch(request, cache) }
        : { type: 'navigation', navigation: await readNavigationFiles(request) };
    port.postMessage(answer);
  });
}
