import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardJsonSchema } from '../cards/card-json-schema.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Writes knowledge/card.schema.json. Run it after the format of the cards has changed.

  npm run schema:card`;

readOptions(USAGE, { options: { help: { type: 'boolean', short: 'h', default: false } } });
const path = join(BUILT_IN_KNOWLEDGE, 'card.schema.json');
await writeFile(path, `${JSON.stringify(cardJsonSchema(), null, 2)}\n`);
console.log(`Wrote ${path}. Now run npm run format.`);
