import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/cards/load.ts';
import { formatProblem } from '../../../src/cards/problem.ts';
import { nudgeFiles } from '../../../src/cards/rules/nudge-files.ts';
import { KINDS_FILE, nudgeFile } from '../../support/cards.ts';
import { temporaryFolder, writeFiles } from '../../support/write-files.ts';
import { bodyWith, cardNamed } from './card-set.ts';

const WHOLE = nudgeFile('word for word');
const BODY = bodyWith('It **stands** word\nfor word, and code (`like it`) counts.');

/** What the rule says of one card with this nudge file, or of many, below `knowledge/practices/`. */
async function faults(nudges: string | string[] | undefined, own: Record<string, string> = {}) {
  const folder = await temporaryFolder();
  await writeFiles(join(folder, 'knowledge'), { 'kinds.yaml': KINDS_FILE });
  for (const [index, text] of [nudges].flat().entries()) {
    await writeFiles(join(folder, 'knowledge/practices'), {
      [`c${index}.md`]: cardNamed(`c${index}`, {}, BODY),
      ...(text !== undefined && { [`c${index}.nudge.yaml`]: text }),
    });
  }
  await writeFiles(join(folder, 'ours'), { 'README.md': '# ours', ...own });
  const { set } = await loadKnowledge(join(folder, 'knowledge'), {
    shownAs: 'knowledge',
    own: join(folder, 'ours'),
  });
  return nudgeFiles(set).map((problem) => formatProblem(problem).replace(`${folder}/`, ''));
}

describe('the rule on nudge files', () => {
  it('finds nothing where all is well', async () => {
    expect(await faults(WHOLE)).toEqual([]);
  });

  it('misses a whole file, but not with a card of a team’s own', async () => {
    expect(await faults(undefined, { 'practices/ours.md': cardNamed('ours', {}, BODY) })).toEqual([
      expect.stringContaining('knowledge/practices/c0.md:1  the card has no nudge file.'),
    ]);
  });

  it('wants an idea in plain text that fits below the summary', async () => {
    expect(await faults(`idea: Small steps show what helped.\n${WHOLE}`)).toEqual([]);
    expect(await faults(`idea: ${'so '.repeat(108)}on.\n${WHOLE}`)).toEqual([
      expect.stringMatching(/c0\.nudge\.yaml:1 {2}the idea has 327 characters, and the summary leaves/),
    ]);
    expect(await faults(`idea: Small **steps** help.\n${WHOLE}`)).toEqual([
      expect.stringContaining('the text contains markup'),
    ]);
  });

  it('misses what the kind needs', async () => {
    const file = WHOLE.replace(/^try.*\n/, '').replace(', What comes last?', '');
    expect(await faults(file.slice(0, file.lastIndexOf('\n  - situation')))).toEqual([
      expect.stringMatching(/c0\.nudge\.yaml:1 {2}there is no "try"\./),
      expect.stringMatching(/c0\.nudge\.yaml:1 {2}"discuss" has 1 entry\. {2}Write at least 2\./),
      expect.stringMatching(/c0\.nudge\.yaml:2 {2}"situations" has 1 entry\./),
    ]);
  });

  it('only advises where the file is a team’s own', async () => {
    expect(
      await faults(WHOLE, {
        'practices/ours.md': cardNamed('ours', {}, BODY),
        'practices/ours.nudge.yaml': 'try: Look around.',
      }),
    ).toEqual([
      expect.stringMatching(/^ours\/practices\/ours\.nudge\.yaml:1 {2}advice: there is no "discuss"\./),
      expect.stringMatching(/advice: there is no "situations"\./),
    ]);
  });

  it('compares what supports the answer with the card, word for word', async () => {
    expect(await faults(nudgeFile('code (like it) counts'))).toEqual([]);
    expect(await faults(nudgeFile('word by word'))).toEqual([
      expect.stringMatching(/nudge\.yaml:8 {2}the card's text does not have the words "word by word"/),
      expect.stringMatching(/nudge\.yaml:13 {2}the card's text/),
    ]);
  });

  it('finds a right choice that stands out by its length', async () => {
    const long = WHOLE.replace('choices: [Take it all,', 'choices: [Take all of it but the last,');
    expect(await faults(long)).toEqual([
      expect.stringMatching(
        /nudge\.yaml:5 {2}the right choice has 27 characters, and the longest wrong one 11\./,
      ),
    ]);
  });

  it('finds questions that are none, and markup', async () => {
    const file = WHOLE.replace('What comes first?', 'Say it.').replace(
      'Write down one step.',
      'Run `top` on **one** node.',
    );
    expect(await faults(file)).toEqual([
      expect.stringMatching(/nudge\.yaml:2 {2}the text does not end with a question/),
      expect.stringMatching(/nudge\.yaml:1 {2}the text contains markup/),
    ]);
  });

  it('finds a number that is right too often over all files, once there are enough', async () => {
    const first = WHOLE.replace('right: 2', 'right: 1');
    expect(await faults(Array.from({ length: 10 }, () => first))).toEqual([]);
    expect(await faults(Array.from({ length: 15 }, () => first))).toEqual([
      expect.stringMatching(
        /c0\.nudge\.yaml:6 {2}of all situations, 100% have choice 1 as the right one\. {2}Put the right choice elsewhere/,
      ),
    ]);
    expect(
      await faults(
        Array.from({ length: 15 }, (_, index) =>
          index % 2 ? first : WHOLE.replaceAll(/right: \d/g, 'right: 3'),
        ),
      ),
    ).toHaveLength(2);
  });
});
