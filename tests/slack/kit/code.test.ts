import { describe, expect, it } from 'vitest';
import { createLibrary } from '../../../src/cards/library.ts';
import { cardModal } from '../../../src/slack/cards/card-modal-view.ts';
import { shortenMarkup } from '../../../src/slack/kit/escape.ts';
import { textOf } from '../../../src/slack/kit/message-content.ts';
import { exportMessages } from '../../../src/slack/privacy/privacy-view.ts';
import { card, PRACTICES } from '../../support/cards.ts';

const fences = (text: string) => text.split('```').length - 1;

describe('code ends where it ends', () => {
  it('in an export of somebody who asked about code', () => {
    const data = { question: 'why does ```rm -rf``` fail? `x`' };
    const counts = [{ table: 'answers', records: 1 }];
    const [, message] = exportMessages({ counts, json: JSON.stringify(data, null, 2) });
    expect(fences(message?.text ?? '')).toBe(2);
    expect(JSON.parse((message?.text ?? '').split('```')[1] ?? '')).toEqual(data);
  });

  it('in a rich text that shows how to write code', () => {
    const code = { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a ```b``` c' }] };
    expect(fences(textOf({ blocks: [{ type: 'rich_text', elements: [code] }] }))).toBe(2);
  });

  it('where it is cut', () => {
    const cut = shortenMarkup(`Run this:\n\`\`\`\n${'make all '.repeat(100)}\n\`\`\``, 300);
    expect(cut.length).toBeLessThanOrEqual(300);
    expect(fences(cut)).toBe(2);
    expect(shortenMarkup('```\nx\n```', 300)).toBe('```\nx\n```');
  });

  it('in each block of a card with much of it', () => {
    const body = `Copy this:\n\n\`\`\`\n${'kubectl get pods --all-namespaces\n'.repeat(200)}\`\`\``;
    const long = card({ sections: [{ heading: 'How to do it', body, line: 1 }] });
    const texts = cardModal(
      long,
      {
        library: createLibrary([long], [PRACTICES]),
        now: new Date('2026-11-30T09:00:00Z'),
        guideUrl: undefined,
      },
      { answerId: '', state: { channel: '' } },
    ).blocks.flatMap((block) =>
      'text' in block && block.type === 'section' ? (block.text?.text ?? '') : '',
    );
    expect(texts.filter((text) => text.includes('kubectl')).length).toBeGreaterThan(1);
    for (const text of texts) {
      expect(fences(text) % 2).toBe(0);
      expect(text.length).toBeLessThanOrEqual(3000);
    }
  });
});
