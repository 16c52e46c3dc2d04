import { describe, expect, it } from 'vitest';
import { cardNamed } from '../cards/rules/card-set.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { buttons, said, startJourney } from './journey.ts';

/** Eleven cards, nine of them on a topic: two pages. */
async function startWithTopic() {
  const folder = await temporaryFolder();
  const names = Array.from({ length: 11 }, (_, nth) => `card-${String.fromCharCode(97 + nth)}`);
  await writeFiles(folder, {
    'kinds.yaml': KINDS_FILE,
    'topics.yaml':
      'format: 1\ntopics:\n  - { id: agents-and-llms, name: Agents and LLMs, words: [agents], emoji: ":robot_face:", about: "Agents & models." }\n  - { id: empty, name: Nothing yet, emoji: ":ghost:", about: Empty. }\n',
    ...Object.fromEntries(
      names.map((name, nth) => [
        `practices/${name}.md`,
        cardNamed(name, {
          related: `[practices/${names[(nth + 1) % names.length]}]`,
          ...(nth < 9 && { topics: '[agents-and-llms]' }),
        }),
      ]),
    ),
  });
  return startJourney({ knowledgeDir: folder });
}

const labels = (blocks: Parameters<typeof buttons>[0]) => buttons(blocks).map((button) => button.text);

describe('a topic across kinds', () => {
  it.each(['agents and llms', 'Agents & LLMs', 'agents'])(
    'is listed by “%s”, page by page',
    async (typed) => {
      const { ada } = await startWithTopic();
      const list = await ada.command(typed);
      expect(said(list)).toContain(':robot_face: Agents &amp; models.');
      expect(said(list)).toContain('1–8 of 9');
      expect(said(list)).toContain(':bulb: Best practice');
      await ada.presses('Next', list);
      await ada.sees((now) => now.messages.find((message) => said(message).includes('9–9 of 9')));
    },
  );

  it('is among the buttons and in the menu on the Home tab, and one without cards is not', async () => {
    const { ada } = await startWithTopic();
    await ada.openHome();
    const home = await ada.sees((now) =>
      now.home && said(now.home).includes('Browse') && labels(now.home.blocks).includes('Start nudges')
        ? now.home
        : undefined,
    );
    expect(labels(home.blocks)).toContain('Agents and LLMs');
    expect(JSON.stringify(home.blocks)).toContain('Agents and LLMs (9)');
    expect(JSON.stringify(home.blocks)).not.toContain('Nothing yet');
    const list = await ada.pressesAndOpens('Agents and LLMs', 'home');
    expect(list.title).toBe('Agents and LLMs');
    await ada.presses('Next', list);
    await ada.sees((now) => now.modals.find((modal) => said(modal).includes('9–9 of 9')));
  });

  it('limits the search to its cards', async () => {
    const { ada } = await startWithTopic();
    await ada.openHome();
    await ada.sees((now) => (now.home && labels(now.home.blocks).includes('Search') ? now.home : undefined));
    const search = await ada.pressesAndOpens('Search', 'home');
    const menu = search.blocks.find((block) => JSON.stringify(block).includes('"search_kind"'));
    const [select] = (menu?.elements ?? []) as { options: { value: string; text: { text: string } }[] }[];
    const option = select?.options.find(({ text }) => text.text.includes('Agents and LLMs'));
    const values = {
      search_text: { search_text: { type: 'plain_text_input' as const, value: 'card' } },
      search_kind: { search_kind: { type: 'static_select' as const, selected_option: option ?? null } },
    };
    await ada.act({
      do: 'press',
      container: { type: 'modal', viewId: search.id },
      blockId: menu?.block_id ?? '',
      actionId: 'search_kind',
      payload: { type: 'static_select', selected_option: option ?? null },
      values,
    });
    const found = await ada.sees((now) =>
      now.modals.find((modal) => said(modal).includes('among agents and LLMs')),
    );
    expect(said(found)).not.toContain('card-k');
  });
});
