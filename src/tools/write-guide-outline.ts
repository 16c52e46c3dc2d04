import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { OUTLINE_PAGE, readOutline } from '../authoring/guide-outline.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';

const path = fileURLToPath(new URL(`../../${OUTLINE_PAGE}`, import.meta.url));
await writeFile(path, await readOutline(BUILT_IN_KNOWLEDGE));
console.log(`Wrote ${path}.`);
