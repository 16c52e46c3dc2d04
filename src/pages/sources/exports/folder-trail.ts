import { withoutExportId } from '../../reading/file-title.ts';

/** The folder that Notion puts around an export, and what says nothing about a page. */
const AROUND = /^(?:export(?:block)?-[0-9a-f-]{36}(?:-part-\d+)?)$/i;

/** The folders of an export that lead to a page, by the names that their pages have. */
export function folderTrail(path: string): string[] {
  return path
    .split('/')
    .slice(0, -1)
    .filter((name) => !AROUND.test(name))
    .map(withoutExportId);
}
