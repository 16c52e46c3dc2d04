import { spawn } from 'node:child_process';

/** Why git did not do what it was asked to, in a sentence that holds no secret. */
export class GitError extends Error {
  /** `missing`: there is no git on this machine. */
  readonly kind: 'missing' | 'failed' | 'timeout' | 'stopped';
  constructor(kind: GitError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface GitSetup {
  /** The process's environment. */
  env: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal | undefined;
}

export interface GitCall extends GitSetup {
  /** A repository's work tree; undefined for a command that needs none. */
  folder?: string | undefined;
  /** The repository that the command speaks to, if it does; the token goes there and nowhere else. */
  remote?: { url: string; token: string | undefined };
  timeoutMs: number;
  /** Given the output as it comes; returns false to end the command early. Without it, the output is returned. */
  onOutput?: (text: string) => boolean;
}

/** What git may know of the environment besides what is not its own: a variable such as GIT_DIR would make it work elsewhere. */
const KEPT =
  /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|PROXY_\w+|EXEC_PATH|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM))$/;
const MOST_OUTPUT = 16 * 1024 * 1024;
const MOST_ERRORS = 20_000;

/**
 * Runs git without a shell, without asking anybody for a password, and without any protocol but https, ssh and file.
 * @returns its output
 * @throws GitError
 */
export async function runGit(args: readonly string[], call: GitCall): Promise<string> {
  const { folder, onOutput, signal, timeoutMs } = call;
  if (signal?.aborted) throw new GitError('stopped', 'Fetching was stopped.');
  // Always named: inside of another repository, git would otherwise work on that one.
  const where =
    folder === undefined ? [] : ['-C', folder, '--git-dir', `${folder}/.git`, '--work-tree', folder];
  const child = spawn('git', [...where, ...args], {
    env: environmentOf(call),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let output = '';
  let errors = '';
  let ended: 'timeout' | 'stopped' | 'enough' | undefined;
  const end = (why: typeof ended) => {
    ended ??= why;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 2000).unref();
  };
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  const stop = () => end('stopped');
  signal?.addEventListener('abort', stop, { once: true });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (ended) return;
    if (onOutput) {
      if (!onOutput(text)) end('enough');
    } else if (output.length < MOST_OUTPUT) output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-MOST_ERRORS);
  });
  try {
    const code = await new Promise<number | string>((resolve, reject) => {
      child.on('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'ENOENT'
            ? new GitError(
                'missing',
                'There is no git on this machine. Install it, or name a folder instead of an address.',
              )
            : new GitError('failed', `Git can't be started (${error.code ?? 'unknown'}).`),
        ),
      );
      child.on('close', (exit, killed) => resolve(exit ?? killed ?? 'unknown'));
    });
    if (ended === 'timeout')
      throw new GitError(
        'timeout',
        `Git took longer than ${Math.round(timeoutMs / 1000)} seconds and was ended.`,
      );
    if (ended === 'stopped') throw new GitError('stopped', 'Fetching was stopped.');
    if (code !== 0 && ended !== 'enough') throw new GitError('failed', explain(errors, call.remote?.token));
    return output;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function environmentOf({ env, remote }: GitCall): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (!entry[0].startsWith('GIT_') || KEPT.test(entry[0])),
  );
  const config: [string, string][] = [
    // What a person has set up for their own work is not for files that nobody works on.
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['core.autocrlf', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
  ];
  // Plain http is for a host on this machine; nobody else may lead there.
  const isPlain = remote?.url.startsWith('http:');
  if (remote?.token !== undefined) {
    const { origin, host, username } = new URL(remote.url);
    const user = username || userFor(host);
    const login = Buffer.from(`${decodeURIComponent(user)}:${remote.token}`).toString('base64');
    // In the environment it is neither in the list of processes nor on the disk; and it goes to this host alone.
    config.push([`http.${origin}/.extraHeader`, `Authorization: Basic ${login}`]);
  }
  const numbered = config.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key] as const,
    [`GIT_CONFIG_VALUE_${index}`, value] as const,
  ]);
  return {
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes -oConnectTimeout=20',
    ...Object.fromEntries(kept),
    // Its messages are read below.
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_ALLOW_PROTOCOL: isPlain ? 'http' : 'https:ssh:file',
    GIT_CONFIG_COUNT: String(config.length),
    ...Object.fromEntries(numbered),
  };
}

/** The user name that goes with a token where a host insists on a certain one. */
function userFor(host: string): string {
  if (host === 'bitbucket.org') return 'x-token-auth';
  return host.includes('gitlab') ? 'oauth2' : 'x-access-token';
}

/** The causes that somebody can do something about, and what to do; the first that matches is named. */
const CAUSES: readonly [RegExp, string][] = [
  [
    /terminal prompts disabled|Authentication failed|could not read (?:Username|Password)|HTTP Basic: Access denied|returned error: 40[13]/i,
    'The host asks for a login. Set GIT_TOKEN to a token that may read the repository, or correct the address.',
  ],
  [
    /Permission denied \(|Host key verification failed/,
    'The login by SSH failed. Give the bot’s account a key that may read the repository, and add the host to its known_hosts.',
  ],
  [
    /Remote branch .* not found|couldn't find remote ref/i,
    'The branch is not there. Correct “branch”, or remove it to use the default branch.',
  ],
  [
    /Repository not found|returned error: 404|does not appear to be a git repository|does not exist|not found/i,
    'There is no such repository, or the token may not read it. Correct the address or the token.',
  ],
  [
    /Could not resolve host|Connection (?:refused|timed out|reset)|Failed to connect|Network is unreachable|Could not resolve hostname/i,
    'The host can’t be reached. Check the address, the network and HTTPS_PROXY.',
  ],
  [/No space left on device/i, 'The disk is full. Free some space.'],
  [
    /SSL certificate problem|certificate verify failed/i,
    'The host’s certificate is not trusted. Set GIT_SSL_CAINFO to your company’s certificates.',
  ],
];

function explain(errors: string, token: string | undefined): string {
  const known = CAUSES.find(([pattern]) => pattern.test(errors))?.[1];
  const lines = errors.split('\n').map((line) => line.trim());
  const line =
    lines.find((one) => /^(?:fatal|error|ERROR|ssh):/.test(one)) ?? lines.findLast((one) => one !== '') ?? '';
  let said = line
    .replaceAll(/\/\/[^\s/@]*@/g, '//')
    .slice(0, 300)
    .replace(/\.$/, '');
  if (token) said = said.replaceAll(token, '[redacted]');
  return [said && `Git says “${said}”.`, known].filter(Boolean).join(' ') || 'Git failed and said nothing.';
}
