import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageFindings } from '../../src/operations/doctor/page-findings.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

const settingsFor = (docsDir: string | undefined) => ({ docsDir, configFile: undefined, gitTokens: {} });

it('The check of the setup names the pages that are set up', async () => {
  const folder = await temporaryFolder();
  await writeFiles(join(folder, 'handbook'), { 'a.md': '# A\n\nText.\n' });
  expect(await pageFindings(settingsFor('handbook'), folder)).toEqual([
    { check: 'Pages', status: 'ok', says: expect.stringMatching(/^Set up: handbook\. To see what is read/i) },
  ]);
});

it('The check of the setup says which folder of pages can’t be read, and what to do', async () => {
  const folder = await temporaryFolder();
  const [finding] = await pageFindings(settingsFor('gone'), folder);
  expect(finding).toMatchObject({ status: 'failing', fix: expect.stringContaining('Create it') });
  expect(finding?.says).toContain(`${join(folder, 'gone')}, which can’t be read (ENOENT)`);
});

it('The check of the setup says nothing of pages where none are set up', async () => {
  expect(await pageFindings(settingsFor(undefined), await temporaryFolder())).toEqual([]);
});
