/** The ways to reach a repository. Git has more, such as `ext::`, which would run any command. */
const SCHEMES = ['https', 'ssh', 'file'];

/** `user@host:path`, which Git takes for SSH. */
const LIKE_SCP = /^[\w.-]+@[\w.-]+:(?!\/\/).+/;

/** Whether a place in the settings is meant as a repository's address and not as a folder. */
export function isGitAddress(place: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?:\/\/|:)/i.test(place) || LIKE_SCP.test(place);
}

/** What is wrong with the address of a repository, and what to write instead; undefined if nothing is. Never repeats a password. */
export function addressFault(address: string): { what: string; fix: string } | undefined {
  if (/[\s\p{Cc}]/u.test(address) || address.startsWith('-')) {
    return { what: 'has a space or a dash where no address has one', fix: 'Copy the address again.' };
  }
  if (LIKE_SCP.test(address)) return undefined;
  const copied = copiedParts(address);
  if (copied?.parts.some((part) => part === undefined)) {
    return {
      what: 'has a “%” that stands for no character',
      fix: 'Write “%25” for a “%” in a name, or copy the address again.',
    };
  }
  const [branch = '', within = ''] = copied?.parts ?? [];
  if (branch.startsWith('-') || /\p{Cc}/u.test(branch + within) || within.split(/[/\\]/).includes('..')) {
    return {
      what: 'has a branch or a folder that no repository has',
      fix: 'Copy the address again, or leave it out from “/tree/” on and write “branch” and “path” in guidepost.yaml.',
    };
  }
  const url = URL.parse(address);
  const scheme = url?.protocol.slice(0, -1) ?? '';
  if (!url || !(SCHEMES.includes(scheme) || (scheme === 'http' && isThisMachine(url.hostname)))) {
    const found = /^([\w+.-]{1,20}):/.exec(address)?.[1];
    return {
      what: `is no address of a repository that can be fetched${found ? ` (found “${found}:”)` : ''}; expected https://, ssh://, git@host:path or file://`,
      fix: 'Write it like https://github.com/your-org/handbook.',
    };
  }
  if (url.password !== '') {
    return {
      what: 'has a password or a token in it',
      fix: 'Leave it out, and set GIT_TOKEN to the token: an address is written to logs and to the disk.',
    };
  }
  return undefined;
}

/** The host that a token for this address goes to; undefined where no token is sent. */
export function tokenHost(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url.hostname))
    ? url.host
    : undefined;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}

/**
 * Takes apart what people copy from their browser: `https://github.com/org/repo/tree/main/docs`, also of GitLab. The branch is
 * taken to have no slash. An address with a fault (`addressFault`) is left whole.
 */
export function fromBrowser(address: string): { url: string; branch?: string; within?: string } {
  const copied = copiedParts(address);
  const [branch, within] = copied?.parts ?? [];
  if (!copied || branch === undefined || within === undefined) return { url: address };
  return { url: copied.url, branch, within: within.replace(/\/+$/, '') };
}

/** The branch and the folder of an address from the browser, each undefined if it can't be decoded. */
function copiedParts(address: string): { url: string; parts: (string | undefined)[] } | undefined {
  const found = /^(https:\/\/[^/]+(?:\/[^/]+){2,}?)(?:\/-)?\/(?:tree|blob)\/([^/?#]+)(?:\/([^?#]*))?$/.exec(
    address,
  );
  if (!found) return undefined;
  const [, url = '', branch = '', within = ''] = found;
  return { url, parts: [decoded(branch), decoded(within)] };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Where the files of a branch can be read on the web, for the hosts where that is known; ends in a slash. */
export function blobAddress(remote: string, branch: string, folder: string): string | undefined {
  const [, host = '', path = ''] =
    /^(?:https?:\/\/(?:[^@/]*@)?|ssh:\/\/(?:[^@/]*@)?|[\w.-]+@)([\w.-]+)(?::\d+)?[/:](.+?)(?:\.git)?\/?$/.exec(
      remote,
    ) ?? [];
  const view = viewOf(host);
  if (!view || !path.includes('/')) return undefined;
  const segments = [...branch.split('/'), ...folder.split('/')].filter((segment) => segment !== '');
  return `https://${host}/${path}/${view}/${segments.map(encodeURIComponent).join('/')}/`;
}

function viewOf(host: string): string | undefined {
  if (/(^|\.)github\./.test(host)) return 'blob';
  if (/(^|\.)gitlab\./.test(host)) return '-/blob';
  if (host === 'bitbucket.org') return 'src';
  return undefined;
}
