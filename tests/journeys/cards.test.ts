import type { Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { buttons, PLATFORM, RANDOM, said, startJourney } from './journey.ts';

/** The buttons of a whole card that open others. */
function relatedIn(modal: Modal) {
  return buttons(modal.blocks).filter(({ actionId }) => actionId.startsWith('open_card'));
}

type Journey = Awaited<ReturnType<typeof startJourney>>;

describe('the whole card', () => {
  it('opens as a modal with every section, and leads on to related cards, deeper than Slack stacks modals', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('card practices/phased-adoption');
    let modal = await ada.pressesAndOpens('Read the whole card', answer);
    expect(modal.title).toBe('Adopt AI in phases');
    for (const text of [
      'Adopt AI in phases',
      '*Why it matters*',
      '*Pitfalls*',
      '*Related cards*',
      '*Read on*',
      'From the guide',
    ]) {
      expect(said(modal)).toContain(text);
    }
    for (let depth = 1; depth <= 4; depth += 1) {
      const before = said(modal);
      const [related] = relatedIn(modal);
      await ada.presses(related?.text ?? '', modal);
      modal = await ada.sees((state) => {
        const top = state.modals.at(-1);
        return top && said(top) !== before ? top : undefined;
      });
    }
    expect(ada.state().modals.length).toBe(3);
  });

  it('names its related cards by their titles alone, in one row', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('card practices/phased-adoption');
    const modal = await ada.pressesAndOpens('Read the whole card', answer);
    const related = relatedIn(modal);
    expect(related.length).toBeGreaterThan(2);
    expect(new Set(related.map(({ blockId }) => blockId)).size).toBe(1);
  });

  it('says right below a button what came of it', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('card practices/phased-adoption');
    const modal = await ada.pressesAndOpens('Read the whole card', answer);
    for (const [button, outcome] of [
      ['Post a checklist in #platform', 'Posted in'],
      ['Share in #platform', 'Shared in'],
      ['Helpful', 'Thank you'],
    ] as const) {
      await ada.presses(button, modal);
      const noted = await ada.sees((now) =>
        now.modals.find((one) => one.id === modal.id && said(one).includes(outcome)),
      );
      const at = noted.blocks.findIndex((block) => said({ blocks: [block] }).includes(outcome));
      const above = noted.blocks[at - 1];
      expect(buttons(above ? [above] : []).map(({ text }) => text)).toContain(button);
    }
  });

  it('can be shared from the modal, and rated there, and stays on the screen', async () => {
    const { ada, marco } = await startJourney();
    const modal = await ada.pressesAndOpens(
      'Read the whole card',
      await ada.command('card practices/phased-adoption'),
    );
    const says = (text: string) =>
      ada.sees((state) => state.modals.find((one) => one.id === modal.id && said(one).includes(text)));
    await ada.presses('Share in #platform', modal);
    const noted = await says(`Shared in <#${PLATFORM}>`);
    const shared = await marco.sees((state) =>
      state.messages.find((message) => said(message).includes('shared a guidance card')),
    );
    expect(shared.channel).toBe(PLATFORM);
    await ada.presses('Helpful', noted);
    const thanked = await says('helped');
    expect(said(thanked)).not.toContain('Shared in');
    expect(said(thanked)).toContain('*Pitfalls*');
  });

  it('says what to do where the bot may not post', async () => {
    const { ada } = await startJourney();
    const modal = await ada.pressesAndOpens(
      'Read the whole card',
      await ada.command('card practices/phased-adoption', RANDOM),
    );
    await ada.presses('Share in #random', modal);
    await ada.sees((state) => state.modals.find((one) => said(one).includes('/invite @guidepost')));
  });

  it('has its related cards in the menu under the answer', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('card practices/phased-adoption');
    const inMenu = buttons(answer.blocks ?? []).filter(({ option }) => option);
    expect(inMenu.map(({ text }) => text)).toEqual(['Share elsewhere…', 'Related cards']);
    const modal = await ada.pressesAndOpens('Related cards', answer);
    expect(said(modal)).toContain('Cards that lead on from *Adopt AI in phases*');
    const card = await ada.pressesAndOpens('Open', modal);
    expect(card.callbackId).toBe('card');
  });
});

describe('where Slack refuses the newest blocks', () => {
  it('a command is answered in plain ones', async () => {
    const { ada, playground } = await startJourney();
    playground.faults.refuseBlocks({ blockTypes: ['carousel', 'card', 'context_actions'] });
    const answer = await ada.command('data quality');
    expect(answer.blocks?.map((block) => block.type)).not.toContain('carousel');
    expect(said(answer)).toContain('Also: Robust data management · ');
    expect(said(await ada.pressesAndHears('Helpful', answer))).toContain('helped');
  });

  it('a mention is answered in plain ones', async () => {
    const { ada, playground } = await startJourney();
    playground.faults.refuseBlocks({ blockTypes: ['carousel', 'card', 'context_actions'] });
    const answer = await ada.asks('@Guidepost data quality');
    expect(answer.blocks?.map((block) => block.type)).not.toContain('context_actions');
    expect(said(answer)).toMatch(/data/i);
  });
});

describe('an old button', () => {
  /** A message of the bot with a button for each of these; the button's text is its value, or its action. */
  async function withOldButtons(
    { ada, playground }: Journey,
    old: readonly { action: string; text: string; value: string }[],
  ) {
    const posted = await fetch(`${playground.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${playground.botToken}` },
      body: JSON.stringify({
        channel: PLATFORM,
        text: 'from last year',
        blocks: old.map(({ action, text, value }) => ({
          type: 'actions',
          elements: [{ type: 'button', text: { type: 'plain_text', text }, action_id: action, value }],
        })),
      }),
    });
    expect(await posted.json()).toMatchObject({ ok: true });
    return ada.sees((state) => state.messages.find((one) => one.text === 'from last year'));
  }

  it('of a card that is gone, or of another version, gets a friendly word', async () => {
    const journey = await startJourney();
    const old = ['- practices/gone', 'nonsense', '{"v":0}'];
    const message = await withOldButtons(
      journey,
      old.map((value) => ({ action: 'open_card', text: value, value })),
    );
    for (const text of old)
      expect(said(await journey.ada.pressesAndHears(text, message))).toContain('There is no card');
  });

  it('that stands in a menu today does what it did', async () => {
    const journey = await startJourney();
    const value = '- practices/phased-adoption';
    const message = await withOldButtons(journey, [
      { action: 'share_elsewhere', text: 'Share elsewhere…', value },
      { action: 'show_related', text: 'Related cards', value },
    ]);
    const { ada } = journey;
    const form = await ada.pressesAndOpens('Share elsewhere…', message);
    expect(form.title).toBe('Share a card');
    await ada.act({ do: 'close', viewId: form.id });
    expect((await ada.pressesAndOpens('Related cards', message)).title).toBe('Related cards');
  });
});
