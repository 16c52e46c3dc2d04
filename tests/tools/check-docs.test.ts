import { expect, it } from 'vitest';
import { startTool } from '../support/process.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

async function check(args: string[], settings: Record<string, string>, files: Record<string, string>) {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, files);
  const { code, output } = await startTool('check-docs', args, settings, cwd).ends();
  return { code, output: output.replaceAll(`${cwd}/`, '') };
}

it('check:docs counts the pages of each root, and names up to three files for each reason', async () => {
  const empty = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`handbook/${name}.md`, '']));
  const { code, output } = await check(
    [],
    { DOCS_DIR: 'handbook' },
    { ...empty, 'handbook/deploy.md': '# Deploy\n\nPush.\n' },
  );
  expect(output).toContain('handbook: 1 page and 1 passage\n');
  expect(output).toContain('  left out: 5 × It is empty. (a.md, b.md, c.md, and 2 more)\n');
  expect(code).toBe(0);
});

it('check:docs fails where a root gives nothing, and still shows the others', async () => {
  const files = {
    'guidepost.yaml': 'roots: [{ folder: handbook }]',
    'one/a.md': '# A\n\nText.\n',
    'two/a.png': 'x',
  };
  const { code, output } = await check(['one', 'two'], {}, files);
  expect(output).toContain('one: 1 page and 1 passage\n');
  expect(output).toMatch(
    /two: 0 pages and 0 passages\n {2}left out: The folder two has 1 file, which is not \.md/,
  );
  expect(code).toBe(1);
});

it('check:docs says what is wrong with the settings, or that there are none', async () => {
  expect(await check([], {}, { 'guidepost.yaml': 'roots: [{ name: X }]' })).toEqual({
    code: 2,
    output:
      'guidepost.yaml:1  roots 1 has none of “folder”, “git”, “export”, “confluence”, and “notion”.  Say where its pages are with one of them.\n',
  });
  expect(await check([], {}, {})).toMatchObject({
    code: 2,
    output: expect.stringMatching(/^No pages are set up\. Set DOCS_DIR/),
  });
});
