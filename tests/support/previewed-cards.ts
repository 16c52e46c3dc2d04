import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from '@guidepost/local-slack';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openCardPreviews } from '../../src/authoring/card-previews.ts';
import { openCatalog } from '../../src/catalog/catalog.ts';
import { cardsAsMessages } from '../../src/playground/message-previews.ts';
import { bodyWith, cardNamed } from '../cards/rules/card-set.ts';
import { KINDS_FILE, nudgeFile } from './cards.ts';
import { temporaryFolder, writeFiles } from './write-files.ts';

export const MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

/** A card file with this title and this text in its first section. The other card leads to it. */
export function cardText(name: string, title: string, text = 'Because it does.'): string {
  const related = name === 'one' ? '[practices/two]' : '[practices/one]';
  return cardNamed(name, { title, related }, bodyWith(text));
}

/** Two cards, and everything the check looks at, without a fault. */
export const TWO_CARDS = {
  'kinds.yaml': KINDS_FILE,
  'vocabulary.yaml': 'format: 1\nconcepts:\n  - { name: model drift, terms: [stale model] }\n',
  'names.yaml': 'format: 1\nnames: { GitHub: [] }\n',
  'coverage.yaml':
    'format: 1\nguide:\n  - section: Best Practices\n    item: Change Management\n    cards:\n      practices/one: []\n',
  'practices/one.md': cardText('one', 'Take the first step'),
  'practices/two.md': cardText('two', 'Take the second step'),
  'practices/one.nudge.yaml': nudgeFile('Because it does'),
  'practices/two.nudge.yaml': nudgeFile('Because it does'),
};

/** A playground with previews of real files in two folders that are watched; gone when the test is over. */
export async function previewedCards({
  builtIn = TWO_CARDS,
  own = {},
}: {
  builtIn?: Record<string, string>;
  own?: Record<string, string>;
} = {}) {
  const root = await temporaryFolder();
  const [folder, ownFolder] = [join(root, 'knowledge'), join(root, 'ours')];
  await Promise.all([writeFiles(folder, builtIn), mkdir(ownFolder)]);
  await writeFiles(ownFolder, own);
  const knowledge = await openCatalog({
    directory: folder,
    own: ownFolder,
    log: pino({ level: 'silent' }),
    watching: true,
    onReload: () => previews.changed(),
  });
  onTestFinished(() => knowledge.close());
  const previews = openCardPreviews({
    directory: folder,
    own: ownFolder,
    now: () => new Date('2026-11-23T12:00:00Z'),
    inUse: () => knowledge.current().library,
  });
  const playground = await startLocalSlack({
    port: 0,
    manifestPath: MANIFEST,
    previews: cardsAsMessages(() => previews),
  });
  onTestFinished(() => playground.close());
  return { playground, folder, ownFolder };
}
