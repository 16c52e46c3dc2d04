import { digestOfSources } from '../../source-digest.ts';

/** The code that makes pages of files, besides the packages that it uses. */
const SOURCES = ['src/pages', 'src/cards'];

let version: string | undefined;

/** Names the code that reads pages, as this process has it; what another version has read is read again. */
export function readingVersion(): string {
  version ??= digestOfSources(SOURCES).toString('hex').slice(0, 16);
  return version;
}
