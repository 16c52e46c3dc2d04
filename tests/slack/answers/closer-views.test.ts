import { checkBlocks } from '@guidepost/local-slack/check-blocks';
import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../../src/cards/passages.ts';
import { exampleView, shorterView, simplyView, stepsView } from '../../../src/slack/answers/closer-view.ts';
import type { Reply } from '../../../src/slack/kit/blocks.ts';
import { card } from '../../support/cards.ts';

const HOSTILE = '<!channel> ``` `code` *bold* & <@U1> <https://x.example|click> _x_ ';
const hostile = card({
  title: HOSTILE.trim(),
  summary: HOSTILE.repeat(3).slice(0, 200),
  sections: [{ heading: HOSTILE, body: HOSTILE.repeat(60), line: 1 }],
});
const shown = { card: hostile, answerId: '5f0f3c1e-7d0f-4f5e-9f0a-000000000000' };
const term = (name: string) => ({ term: name, names: [], is: HOSTILE.repeat(4), cards: [], differsFrom: [] });

const VIEWS: [string, Reply][] = [
  ['one sentence', shorterView(shown, { text: HOSTILE.repeat(5), passage: 0 })],
  ['three steps', stepsView(shown, { steps: Array(3).fill(HOSTILE.repeat(5)), more: 17, listed: true })],
  ['how to begin', stepsView(shown, { steps: [HOSTILE], more: 0, listed: false })],
  ['no steps', stepsView(shown, undefined)],
  ['an example', exampleView(shown, passagesOf(hostile)[0])],
  ['no example', exampleView(shown, undefined)],
  ['plain words', simplyView(shown, ['a', 'b', HOSTILE].map(term))],
  ['plain words without terms', simplyView({ ...shown, answerId: '' }, [])],
];

describe('a closer look at a card', () => {
  it.each(VIEWS)('as %s fits Slack, calls nobody and has two controls at most', (_name, view) => {
    for (const blocks of [view.blocks, view.plain]) {
      expect(checkBlocks(blocks, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
      const texts = blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : []));
      expect(texts.join('\n')).not.toMatch(/<!|<@/);
      const controls = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
      expect(controls.length).toBeLessThanOrEqual(2);
      expect(controls.every((one) => 'accessibility_label' in one)).toBe(true);
    }
    expect(view.text).not.toMatch(/<!|<@/);
    expect(view.text.trim()).not.toBe('');
    expect(view.text.length).toBeLessThanOrEqual(4000);
    expect(view.cardId).toBe(hostile.id);
  });

  it('says in the notification what the message says', () => {
    const plain = { card: card(), answerId: '' };
    expect(shorterView(plain, { text: 'Pick one task.' }).text).toBe('Take small steps: Pick one task.');
    expect(stepsView(plain, { steps: ['Pick.', 'Do.', 'Look.'], more: 1, listed: true }).text).toBe(
      'Take small steps, step by step\n1. Pick.\n2. Do.\n3. Look.\nOne more step is on the card.',
    );
    expect(exampleView(plain, undefined).text).toBe(
      'Take small steps gives no example. The whole card may still help.',
    );
  });
});
