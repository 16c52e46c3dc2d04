import { beforeAll, describe, expect, it } from 'vitest';
import { createLibrary, type Library } from '../../src/guidance/library.ts';
import { loadKnowledge } from '../../src/guidance/load.ts';
import { BUILT_IN_KNOWLEDGE } from '../../src/knowledge.ts';
import { nudgePiece } from '../../src/learning/nudge-piece.ts';
import { recallQuestion } from '../../src/learning/recall-question.ts';
import type { Nudge } from '../../src/nudging/compose-nudge.ts';
import { checkBlocks } from '../../src/playground/blocks/check-blocks.ts';
import type { Reply } from '../../src/slack/views/blocks.ts';
import { nudgeView, pausedBySilenceView, revealedBlocks } from '../../src/slack/views/nudge.ts';
import { card, PRACTICES } from '../support/cards.ts';

const longest = card({
  id: 'practices/longest',
  title: '&'.repeat(60),
  summary: '<'.repeat(200),
  sections: PRACTICES.sections.map(({ heading }) => ({
    heading,
    body: Array.from({ length: 24 }, () => `- ${'& <'.repeat(32)}`).join('\n'),
    line: 1,
  })),
});
let real: Library;

beforeAll(async () => {
  const { library } = await loadKnowledge(BUILT_IN_KNOWLEDGE);
  if (!library) throw new Error('the knowledge base can not be read');
  real = library;
});

/** All that can be sent about each card of a library. */
function nudges(library: Library): Nudge[] {
  return library.cards.flatMap((one) => {
    const kind = library.kind(one.kind);
    const nudge = {
      deliveryId: crypto.randomUUID(),
      card: one,
      why: 'Because <it> is new.',
      day: 'Monday 2 November',
    };
    const piece = nudgePiece(one, kind);
    const question = recallQuestion(one, kind, 0);
    if (!question) throw new Error(`there is nothing to ask about ${one.id}`);
    return [
      { ...nudge, to: 'person', form: 'tell', weekly: false, piece },
      { ...nudge, to: 'person', form: 'ask', weekly: true, question },
      {
        ...nudge,
        to: 'channel',
        form: 'tell',
        channel: 'C1',
        piece,
        question: 'How far are we with this?',
        whoLeads: 'U1',
        setUpBy: 'U2',
      },
    ];
  });
}

function expectMessage({ text, blocks, plain }: Reply): void {
  expect(checkBlocks(blocks, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
  expect(checkBlocks(plain, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(4000);
}

describe('a nudge', () => {
  it('fits Slack with every card, real and as long as can be, told, asked and in a channel', () => {
    for (const library of [real, createLibrary([longest], [PRACTICES])]) {
      for (const nudge of nudges(library)) {
        const view = nudgeView(nudge, library);
        expectMessage(view);
        expect(JSON.stringify(view)).not.toContain('Because <it>');
        if (nudge.form === 'ask') {
          const answer = revealedBlocks(nudge.card, nudge.deliveryId, nudge.question.answer);
          expect(checkBlocks(answer, 'message', '/blocks')).toEqual(expect.objectContaining({ ok: true }));
        }
      }
    }
  });

  it('that asks keeps the answer to itself', () => {
    for (const nudge of nudges(real)) {
      if (nudge.form !== 'ask') continue;
      const answer = nudge.question.answer.markdown.slice(0, 60);
      expect(JSON.stringify(nudgeView(nudge, real))).not.toContain(answer);
    }
  });

  it('has its answers, why it came and the way out; in a channel who leads and who set it up', () => {
    const [told, , inChannel] = nudges(createLibrary([card()], [PRACTICES])).map((nudge) =>
      JSON.stringify(nudgeView(nudge, real).blocks),
    );
    for (const words of [
      'Got it',
      'Show me more',
      'Again later',
      'Not for me',
      'Because &lt;it&gt; is new.',
      'Pause for a week',
      'Change or stop',
      'Pick one task &amp; write down its number.',
    ]) {
      expect(told).toContain(words);
    }
    expect(inChannel).toContain('<@U1> leads the talk.');
    expect(inChannel).toContain('Set up by <@U2>');
    expect(inChannel).not.toContain('Got it');
  });

  it('says once that it stops when nobody answers, with one button to go on', () => {
    expectMessage(pausedBySilenceView());
    expect(JSON.stringify(pausedBySilenceView().blocks).match(/"button"/g)).toHaveLength(1);
  });
});
