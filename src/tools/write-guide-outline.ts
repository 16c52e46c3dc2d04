import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { OUTLINE_PAGE, readOutline } from '../authoring/guide-outline.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Writes docs/guide-outline.md. Run it after a title or a summary has changed, or what a card covers.

  npm run outline`;

readOptions(USAGE, { options: { help: { type: 'boolean', short: 'h', default: false } } });
const path = fileURLToPath(new URL(`../../${OUTLINE_PAGE}`, import.meta.url));
await writeFile(path, await readOutline(BUILT_IN_KNOWLEDGE));
console.log(`Wrote ${path}.`);
