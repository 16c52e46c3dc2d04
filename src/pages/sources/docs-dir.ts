import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { isGitAddress } from './git/git-address.ts';

/** The file that says more about roots; read if it is there and GUIDEPOST_CONFIG names no other one. */
export const ROOTS_FILE = 'guidepost.yaml';

/**
 * Takes DOCS_DIR apart: folders and addresses of repositories, separated by commas or line breaks, and where nothing else can
 * be meant, by the separator of PATH.
 */
export function placesIn(docsDir: string): string[] {
  return docsDir
    .split(/[,\n]/)
    .flatMap(splitLikePath)
    .map((place) => place.trim())
    .filter((place) => place !== '');
}

function splitLikePath(text: string): string[] {
  const pieces = text.split(delimiter).map((piece) => piece.trim());
  const unambiguous = delimiter === ';' || pieces.every((piece) => /^(?:\/|~\/|\.\.?(?:\/|$))/.test(piece));
  // A colon is a part of addresses, and may be one of a folder's name.
  if (pieces.length < 2 || isGitAddress(text.trim()) || !unambiguous || existsSync(text.trim()))
    return [text];
  return pieces;
}
