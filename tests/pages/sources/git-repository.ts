import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryFolder, writeFiles } from '../../support/write-files.ts';

/** Whether tests that need git can run. */
export const HAS_GIT = spawnSync('git', ['--version']).status === 0;

const ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

export interface TestRepository {
  /** Its work tree. */
  folder: string;
  /** As a root's `git`. */
  url: string;
  git(...args: string[]): string;
  /** Writes files and commits all that has changed, on a day. */
  commit(files: Record<string, string>, day?: string): Promise<void>;
}

/** A repository for one test, with the branch `main`. */
export async function makeRepository(files: Record<string, string>, day?: string): Promise<TestRepository> {
  const folder = join(await temporaryFolder(), 'handbook');
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder], { env: ENV });
  const run = (args: string[], date?: string) =>
    execFileSync('git', ['-C', folder, ...args], {
      env: {
        ...ENV,
        ...(date && { GIT_AUTHOR_DATE: `${date}T12:00:00Z`, GIT_COMMITTER_DATE: `${date}T12:00:00Z` }),
      },
      encoding: 'utf8',
    }).trim();
  const repository: TestRepository = {
    folder,
    url: pathToFileURL(folder).href,
    git: (...args) => run(args),
    async commit(changes, date) {
      await writeFiles(folder, changes);
      run(['add', '--all']);
      run(['commit', '--quiet', '--message=change'], date);
    },
  };
  run(['config', 'uploadpack.allowFilter', 'true']);
  await repository.commit(files, day);
  return repository;
}

/** Serves a repository over HTTP, to those alone who have the token. */
export async function serveWithToken(
  { folder }: TestRepository,
  token: string,
): Promise<{ url: string; logins: string[] }> {
  const logins: string[] = [];
  const server = createServer((request, response) => {
    const login = Buffer.from(
      request.headers.authorization?.replace('Basic ', '') ?? '',
      'base64',
    ).toString();
    logins.push(login);
    if (!login.endsWith(`:${token}`)) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const backend = spawn('git', ['http-backend'], {
      env: {
        ...ENV,
        GIT_PROJECT_ROOT: join(folder, '..'),
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        CONTENT_LENGTH: request.headers['content-length'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'bot',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.on('close', () => {
      const answer = Buffer.concat(chunks);
      const end = answer.indexOf('\r\n\r\n');
      for (const line of answer.subarray(0, end).toString().split('\r\n')) {
        const [name = '', value = ''] = line.split(': ');
        if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
        else response.setHeader(name, value);
      }
      response.end(answer.subarray(end + 4));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/handbook`, logins };
}
