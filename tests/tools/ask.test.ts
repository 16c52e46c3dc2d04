import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadIntentModels } from '../../src/answers/intent/intent-models.ts';
import { process as processMessage } from '../../src/answers/pipeline/pipeline.ts';
import { nearestTitles, whyInWords } from '../../src/api/reasons.ts';
import { roundedSignals, shownReply } from '../../src/tools/ask-text.ts';
import { readAskedLine } from '../../src/tools/asked-line.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { RUN } from '../support/process.ts';

const catalog = (await builtInCatalog()).current();
const models = await loadIntentModels();
const { library } = catalog;

async function ask(line: string | object) {
  const asked = readAskedLine(typeof line === 'string' ? line : JSON.stringify(line));
  if ('problem' in asked) throw new Error(asked.problem);
  const processed = await processMessage(asked.text, asked.thread, catalog, models);
  return { asked, processed, shown: shownReply(asked, processed.decision, library) };
}

describe('a line for the terminal', () => {
  it('is a text, or JSON with a thread whose messages may have blocks and attachments', () => {
    expect(readAskedLine('@Guidepost how?')).toEqual({
      written: '@Guidepost how?',
      text: 'how?',
      thread: [],
    });
    const line = {
      thread: [
        { who: 'Grafana', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Drift' } }] },
        { who: 'Datadog', attachments: [{ title: 'p95', text: 'is high' }] },
        { who: 'guidepost', text: 'Set up a steering committee' },
        { who: 'ana', text: 'thoughts?' },
      ],
      text: 'thoughts?',
    };
    expect(readAskedLine(JSON.stringify(line))).toEqual({
      written: 'thoughts?',
      text: 'thoughts?',
      thread: ['Drift', 'p95\nis high'],
    });
  });

  it('is a text where it is no JSON', () => {
    for (const line of ['{oops', '{ return 3; }', '', '3'])
      expect(readAskedLine(line)).toMatchObject({ text: line });
  });

  it.each([
    ['{"bad":1}', 'Found only "bad" in the object. Expected an object like {"text":"thoughts?"}'],
    ['{}', 'Found nothing in the object. Expected'],
    ['{"text": 3}', '"text" is wrong: invalid input: expected string, received number. Expected'],
    ['{"text":"why?","thread":["x"]}', '"thread.0" is wrong'],
    ['{"text": "cut', 'This is not valid JSON: {"text": "cut Expected'],
  ])('says what was expected instead of %s', (line, problem) => {
    expect(readAskedLine(line)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('that can not be read is a line with an error, and the others are answered', () => {
    const { stdout, status } = spawnSync(process.execPath, [RUN, 'src/tools/ask.ts', '--json'], {
      input: '{"bad":1}\nwhat is drift?\n',
      encoding: 'utf8',
    });
    const [bad, good] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(bad).toEqual({ query: '{"bad":1}', error: expect.stringContaining('Expected an object like') });
    expect(good.answered).toBe(true);
    expect(status).toBe(1);
  });

  it('is answered by what the message forwards', async () => {
    const { processed } = await ask({
      text: 'thoughts?',
      attachments: [
        { is_share: true, text: 'Two teams refuse to use the AI reviewer, they fear it replaces them' },
      ],
    });
    expect(processed.retrieved.read.hits[0]?.card.id).toBe('challenges/cultural-resistance');
  });
});

describe('what is printed', () => {
  it('of an answer says why this card, in the words of “why this one?”', async () => {
    const { processed } = await ask('how do we vesrion datasets?');
    const why = whyInWords(processed, library);
    expect(why).toContain('I read “vesrion” as version, which is on this card.');
    expect(why?.join(' ')).toContain('datasets');
    expect(nearestTitles(processed.decision)).toEqual([]);
    expect(roundedSignals(processed.retrieved.read)).toHaveProperty('covered');
  });

  it('of a no are the cards that it names as the closest', async () => {
    const { processed } = await ask('is there a template for the quarterly supplier review?');
    expect(whyInWords(processed, library) === null).toBe(processed.decision.type !== 'answer');
    const { decision } = processed;
    const named = decision.type === 'no-card' ? decision.nearest.map(({ card }) => card.id) : [];
    expect(nearestTitles(decision).map(({ id }) => id)).toEqual(named);
  });

  it('of a message that nobody can read is the one line about it', async () => {
    const hidden = { who: 'Pager', text: '[no preview available]' };
    const sorry = 'I couldn’t read the message above; paste its text and I’ll look.';
    expect((await ask({ thread: [hidden], text: '' })).shown).toBe(sorry);
    const versions = {
      who: 'ana',
      text: 'Our datasets have no versions, nobody knows which data a model saw',
    };
    expect((await ask({ thread: [versions, hidden], text: '@Guidepost' })).shown).toMatch(
      /^Version models[\s\S]*\nI couldn’t read/,
    );
    expect((await ask({ thread: [hidden], text: 'how do we version datasets?' })).shown).not.toContain(
      'couldn’t read',
    );
  });
});

it('A program reads what is asked of the bot itself, a line each, and questions stay questions', () => {
  const asked = [
    ['stop', 'stop'],
    ['pleas no more mesages', 'stop'],
    ['pause until Friday', 'pause'],
    ['resume', 'resume'],
    ['nudges at 8', 'settings'],
    ['did it', 'done'],
    ['not now', 'not-now'],
    ['how do we stop a bad rollout', 'guidance'],
    ['thanks', 'smalltalk'],
    [JSON.stringify({ text: 'not today', where: 'nudge-thread' }), 'not-now'],
  ];
  const tool = fileURLToPath(new URL('../../src/tools/ask.ts', import.meta.url));
  const input = asked.map(([line]) => line).join('\n');
  const { stdout } = spawnSync(process.execPath, [RUN, tool, '--json'], { input, encoding: 'utf8' });
  const printed = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(printed.map(({ intent }) => intent)).toEqual(asked.map(([, intent]) => intent));
  expect(printed.every(({ text }) => text.length > 0)).toBe(true);
});
