// Plain JavaScript, because run.mjs needs it in any Node.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 1000;
const SHELLS = /(^|[\\/-])(sh|ash|bash|dash|ksh|zsh|busybox|cmd|pwsh|powershell)(\.exe)?$/i;

/**
 * npm passes a signal only to the shell that it runs a script in, and that shell does not pass it on: a script that is
 * told nothing would outlive `npm start`, with its port and its data folder. So look whether npm is still there, and the
 * shell.
 * @param {() => void} onGone called once
 */
export function watchStarter(onGone) {
  const isThere = [hasParent(process.ppid), ...shellHasParent(process.ppid)];
  const timer = setInterval(() => {
    if (isThere.every((look) => look())) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** Elsewhere than on Windows, an orphan gets another parent. */
function hasParent(pid) {
  return () => (process.platform === 'win32' ? isRunning(pid) : process.ppid === pid);
}

/** If a shell is the parent: whether the process that runs the shell is there. */
function shellHasParent(shell) {
  const found = nameAndParentOf(shell);
  if (!found || !SHELLS.test(found.name)) return [];
  if (process.platform !== 'linux') return [() => isRunning(found.parent)];
  // A process that has ended and that nobody has asked about yet still counts as running, but it has no children.
  return [() => nameAndParentOf(shell)?.parent === found.parent];
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and it is somebody else's.
    return error.code === 'EPERM';
  }
}

function nameAndParentOf(pid) {
  try {
    const text = read[process.platform]?.(pid) ?? read.others(pid);
    const [, parent, name] = /^\s*(\d+)\s+(.+?)\s*$/.exec(text) ?? [];
    return parent && name ? { name, parent: Number(parent) } : undefined;
  } catch {
    return undefined;
  }
}

/** The id of its parent and its name, as text. */
const read = {
  // “pid (name) state parent …”, and a name may hold anything.
  linux: (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^\d+ \((.*)\) \S (\d+) .*$/s, '$2 $1'),
  win32: (pid) =>
    spawnSync('powershell', [
      '-NoProfile',
      '-Command',
      `Get-CimInstance Win32_Process -Filter "ProcessId=${pid}" | ForEach-Object { "$($_.ParentProcessId) $($_.Name)" }`,
    ]).stdout.toString(),
  others: (pid) => spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)]).stdout.toString(),
};
