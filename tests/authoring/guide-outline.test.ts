import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTLINE_PAGE, readOutline } from '../../src/authoring/guide-outline.ts';
import { sectionSlug } from '../../src/cards/section-slug.ts';
import { BUILT_IN_KNOWLEDGE } from '../../src/catalog/catalog.ts';
import { cardNamed } from '../cards/rules/card-set.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

const page = () => readFile(join(resolve(import.meta.dirname, '../..'), OUTLINE_PAGE), 'utf8');

describe('the outline of the guide', () => {
  it('is up to date; npm run outline renews it', async () => {
    expect(await page()).toBe(await readOutline(BUILT_IN_KNOWLEDGE));
  });

  it('has each built-in card that comes from the guide, and a heading for each section that cards link to', async () => {
    const text = await page();
    const { library } = (await builtInCatalog()).current();
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => sectionSlug(heading));
    for (const { id, guide } of library.cards) {
      if (!guide) continue;
      expect(text).toContain(`(../knowledge/${id}.md)`);
      expect(headings).toContain(sectionSlug(guide.section));
    }
  });

  it('leaves out what goes beyond the guide, and shows titles and summaries literally', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'kinds.yaml': KINDS_FILE,
      'coverage.yaml':
        'format: 1\nguide:\n  - section: Best Practices\n    item: Change\n    cards: { practices/one: [] }\n',
      'practices/one.md': cardNamed('one', { title: '"One *big* [step]"', related: '[practices/two]' }),
      'practices/two.md': cardNamed('two', { guide: '', source: 'beyond the guide' }),
    });
    const text = await readOutline(folder);
    expect(text).toContain(
      '## Best Practices\n\n- **Change**\n  - [One \\*big\\* \\[step\\]](../knowledge/practices/one.md): Change one thing',
    );
    expect(text).not.toContain('practices/two');
  });
});
