import { type Navigation, readNavigation } from '../../navigation/navigation.ts';
import { cantBeRead } from '../list-files.ts';
import { readBounded } from '../read-bounded.ts';
import type { NavigationRequest } from './page-job.ts';

/** A longer one was made by a program, and its parser would take minutes. */
const MOST_BYTES = 1_000_000;

/** Reads the navigation of a root from its files; what can't be read is named in its advice. */
export async function readNavigationFiles({ sources, pages }: NavigationRequest): Promise<Navigation> {
  const texts = new Map<string, string>();
  const unread: Navigation['advice'] = [];
  for (const { path, file } of sources) {
    try {
      texts.set(path, (await readBounded(file, MOST_BYTES)).toString('utf8'));
    } catch (error) {
      unread.push({ path, what: `${cantBeRead(error)} It is not used as the navigation.` });
    }
  }
  const navigation = readNavigation(texts, pages);
  return { ...navigation, advice: [...navigation.advice, ...unread] };
}
