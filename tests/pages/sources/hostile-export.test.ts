import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExportError, unpackExport } from '../../../src/pages/sources/exports/unpack-export.ts';
import { createNotes } from '../../../src/pages/sources/notes.ts';
import { temporaryFolder } from '../../support/write-files.ts';
import { zipOf } from './zip-file.ts';

it('an archive with any bytes wrong, or cut off anywhere, gives what is whole or a reason', async () => {
  const folder = await temporaryFolder();
  const whole = zipOf({
    'a/b.md': '# A\n\nText.',
    'c.html': '<p>x</p>'.repeat(200),
    'x-Part-1.zip': { content: zipOf({ 'd.md': 'hello' }) },
  });
  const places = fc.nat({ max: whole.length - 1 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(places, fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
      fc.option(places, { nil: whole.length }),
      async (wrong, length) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of wrong) bytes[at] = byte;
        const archive = join(folder, 'wiki.zip');
        await writeFile(archive, bytes.subarray(0, length));
        const files = join(folder, 'out', 'files');
        await rm(join(folder, 'out'), { recursive: true, force: true });
        await mkdir(files, { recursive: true });
        const unpacked = unpackExport({
          archive,
          folder: files,
          wanted: () => true,
          notes: createNotes('wiki'),
        });
        await unpacked.catch((error: unknown) => expect(error).toBeInstanceOf(ExportError));
      },
    ),
    { numRuns: 300 },
  );
});
