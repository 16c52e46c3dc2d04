import { readFileSync } from 'node:fs';

/** The version of this Guidepost. */
export const VERSION: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version;
