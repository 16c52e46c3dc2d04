import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { readNavigation } from '../../src/pages/navigation/navigation.ts';
import { readPage } from '../../src/pages/reading/read-page.ts';
import { growsTooFast } from './cost.ts';
import { anyHostileText, anyRepeated } from './hostile-text.ts';

const { seed, forMs } = inject('fuzz');
const runs = (few: number) =>
  forMs > 0 ? { seed, numRuns: 1e6, interruptAfterTimeLimit: forMs / 20 } : { seed, numRuns: few };

/** What pages are made of, besides what people send. */
const MARKUP = [
  ...[
    '!!! note "x"\n    ',
    '=== "Tab"\n    ',
    ':::tip\n',
    '> [!NOTE]\n> ',
    '{{< x >}}',
    '{% if %}',
    '<%= x %>',
    '$CTA\n',
  ],
  ...[
    '<table><tr><td>',
    '<details><summary>',
    '<Tabs>',
    '{#id}',
    '[^1]',
    '[^1]: ',
    '--8<-- "a.md"\n',
    'include::a.adoc[]\n',
  ],
  ...[
    'term\n: ',
    '+++\n',
    '---\ntitle: [\n---\n',
    '|===\n',
    '[[x|',
    '*[',
    '{/*',
    '```sh\n',
    '    ',
    '\t',
    '\n\n',
  ],
];
const anyMarkup = fc
  .array(fc.oneof(fc.constantFrom(...MARKUP), anyHostileText), { maxLength: 12 })
  .map((pieces) => pieces.join(''));
const ENDINGS = ['md', 'mdx', 'html.md.erb', 'adoc', 'html'];

function read(text: string, ending: string) {
  const include = () => text.slice(0, 200);
  return readPage({ root: 'r', path: `a/b.${ending}`, bytes: new TextEncoder().encode(text), include });
}

it.each(ENDINGS)(
  'A page of any text that ends with .%s is read or left out with a reason',
  async (ending) => {
    const property = fc.asyncProperty(anyMarkup, async (text) => {
      const result = await read(text, ending);
      if (!result.ok) {
        expect(result.why).not.toContain('failed');
        return;
      }
      expect(result.page.passages.length).toBeGreaterThan(0);
      for (const { markdown, text: shown } of result.page.passages) {
        expect(markdown.trim()).not.toBe('');
        expect(shown.trim()).not.toBe('');
        expect(markdown.length).toBeLessThan(4000);
      }
    });
    await fc.assert(property, runs(60));
  },
);

it('A page of any bytes is read or left out with a reason', async () => {
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
    expect(await readPage({ root: 'r', path: 'a.md', bytes })).toMatchObject({ ok: expect.any(Boolean) });
  });
  await fc.assert(property, runs(100));
});

it.each(ENDINGS)('A page that ends with .%s costs no more than its length', async (ending) => {
  const property = fc.asyncProperty(anyRepeated, async ({ textOf }) => {
    expect(await growsTooFast((length) => read(textOf(length), ending))).toBeUndefined();
  });
  await fc.assert(property, { ...runs(3), endOnFailure: true });
});

it('A navigation of any text is read, or somebody is told', () => {
  const names = ['mkdocs.yml', 'SUMMARY.md', '_category_.json', '.pages', 'sidebars.js'];
  const property = fc.property(anyMarkup, fc.constantFrom(...names), (text, name) => {
    expect(readNavigation(new Map([[name, text]]), ['a.md']).entries.size).toBe(1);
  });
  fc.assert(property, runs(100));
});
