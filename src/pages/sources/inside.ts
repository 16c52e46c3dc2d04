import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path lies in a folder, or is it; both as they really are, without links. */
export function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

/** Whether the way from a folder to what is in it goes through something hidden; both as they really are. */
export function isHiddenIn(folder: string, path: string): boolean {
  return relative(folder, path).split(sep).some(isHidden);
}

/**
 * Where a file really is, with all links followed.
 * @returns undefined if there is none, or if it doesn't really lie in the folder
 */
export async function realInside(folder: string, file: string): Promise<string | undefined> {
  try {
    const [outer, real] = await Promise.all([realpath(folder), realpath(file)]);
    return isInside(outer, real) && !isHiddenIn(outer, real) ? real : undefined;
  } catch {
    return undefined;
  }
}

/** Kubernetes mounts files as links into a folder whose name begins with two dots. */
function isHidden(name: string): boolean {
  return name.startsWith('.') && !name.startsWith('..');
}
