import { readFile, stat } from 'node:fs/promises';
import { type Navigation, readNavigation } from '../../navigation/navigation.ts';
import { cantBeRead } from '../list-files.ts';
import type { NavigationRequest } from './page-job.ts';

/** A longer one was made by a program, and its parser would take minutes. */
const MOST_BYTES = 1_000_000;

/** Reads the navigation of a root from its files; what can't be read is named in its advice. */
export async function readNavigationFiles({ sources, pages }: NavigationRequest): Promise<Navigation> {
  const texts = new Map<string, string>();
  const unread: Navigation['advice'] = [];
  for (const { path, file } of sources) {
    try {
      const { size } = await stat(file);
      if (size > MOST_BYTES) unread.push({ path, what: 'It is too long for a navigation, and is not used.' });
      else texts.set(path, await readFile(file, 'utf8'));
    } catch (error) {
      unread.push({ path, what: cantBeRead(error) });
    }
  }
  const navigation = readNavigation(texts, pages);
  return { ...navigation, advice: [...navigation.advice, ...unread] };
}
