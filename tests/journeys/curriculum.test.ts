import type { Json, Message, Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { packLearner } from '../../src/nudges/rules/learner.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { type Actor, ADA, person, said, startJourney } from './journey.ts';
import { adas, startNudgeJourney, TEAM } from './nudge-journey.ts';

const { library } = (await builtInCatalog()).current();
const titleOf = (id: string) => library.card(id)?.title ?? id;
/** Monday, ten past nine in Stockholm, where Ada lives. */
const MONDAY = new Date('2026-11-02T08:10:00Z');

const chosen = (value: string) => ({
  type: 'static_select',
  selected_option: { text: { type: 'plain_text', text: value }, value },
});

/** Opens the form that starts nudges. */
async function startForm(ada: Actor): Promise<Modal> {
  const { id } = await ada.pressesAndOpens('Start nudges', await ada.command('nudges'));
  return ada.sees((now) => now.modals.find((modal) => modal.id === id && modal.submit !== undefined));
}

/** Chooses in the menu of the status that says where somebody stands. */
async function choosesWhereSheStands(ada: Actor, status: Message, value: string): Promise<void> {
  const block = status.blocks?.find(
    (one) => (one.accessory as Record<string, Json> | undefined)?.action_id === 'nudges_learner',
  );
  await ada.act({
    do: 'press',
    container: { type: 'message', channel: status.channel, ts: status.ts },
    blockId: String(block?.block_id),
    actionId: 'nudges_learner',
    payload: chosen(value),
    values: {},
  });
}

/** The titles of cards that nudges brought, in order. */
const cardsOf = (journey: Awaited<ReturnType<typeof startNudgeJourney>>) =>
  journey.nudgesIn(ADA).map((one) => library.cards.find(({ title }) => said(one).includes(title))?.id);

describe('Somebody who starts nudges', () => {
  it('says in one question where they stand and what they want more of, and changes it with one choice', async () => {
    const { ada } = await startJourney({ now: () => MONDAY });
    const form = await startForm(ada);
    expect(said(form)).toContain('Where you stand, and what you want more of');
    const learner = packLearner({ level: 'lead', interest: 'security' });
    await ada.act({ do: 'submit', viewId: form.id, values: { learner: { learner: chosen(learner) } } });
    await ada.sees((now) => now.modals.find((one) => said(one).includes('are set up.')));
    const status = await ada.command('nudges');
    expect(JSON.stringify(status.blocks)).toContain('"text":"Lead: security and rules"');
    await choosesWhereSheStands(ada, status, packLearner({ level: 'new', interest: null }));
    const changed = await ada.sees((now) =>
      now.messages.find((one) => said(one).includes('new cards come in that order from now on')),
    );
    expect(JSON.stringify(changed.blocks)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"New: a bit of everything"',
    );
  });
});

describe('New cards', () => {
  it('come to a lead in the order of the curriculum, and say where they belong', async () => {
    const learner = { level: 'lead' as const, interest: null };
    const journey = await startNudgeJourney({ subscriptions: [adas({ learner })] });
    const ada = person(journey.playground, ADA);
    for (const day of ['02', '03', '04']) {
      await journey.at(`2026-11-${day}T08:30:00Z`);
      const nudge = journey.nudgesIn(ADA).at(-1);
      if (!nudge) throw new Error('no nudge came');
      expect(said(nudge)).toContain('Next for you, in “Start small, with good data”.');
      await ada.presses('Got it', nudge);
      await ada.sees((now) =>
        now.messages.find((one) => one.ts === nudge.ts && said(one).includes('I’ll ask you about it')),
      );
    }
    expect(cardsOf(journey)).toEqual([
      'practices/phased-adoption',
      'challenges/data-quality',
      'practices/manage-data-robustly',
    ]);
  });

  it('are not about pay, market or career because of an answer that missed', async () => {
    const journey = await startNudgeJourney();
    await journey.asks(ADA, 'it’s my first day');
    await journey.at('2026-11-02T08:30:00Z');
    const [nudge] = journey.nudgesIn(ADA).slice(-1);
    expect(nudge && said(nudge)).toContain('Next for you, in “Models you can trust”.');
    expect(nudge && said(nudge)).toContain(titleOf('practices/version-models-and-data'));
  });

  it('build on a card that somebody saved', async () => {
    const journey = await startNudgeJourney();
    const store = await journey.openStore();
    const saved = 'practices/test-models-in-ci';
    await store.saved.save({ team: TEAM, userId: ADA }, saved, MONDAY);
    await journey.at('2026-11-02T08:30:00Z');
    const [nudge] = journey.nudgesIn(ADA);
    expect(nudge && said(nudge)).toContain(`It builds on “${titleOf(saved)}”, which you looked up recently.`);
  });
});

describe('A promised question', () => {
  it('comes on the day that was named', async () => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    await journey.at('2026-11-02T08:30:00Z');
    const [first] = journey.nudgesIn(ADA);
    if (!first) throw new Error('no nudge came');
    await ada.presses('Got it', first);
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes('I’ll ask you about it on or after Friday, November 6.')),
    );
    for (const day of ['03', '04', '05', '06']) await journey.at(`2026-11-${day}T08:30:00Z`);
    const friday = journey.nudgesIn(ADA).at(-1);
    expect(friday && said(friday)).toContain('A question for Friday, November 6');
    expect(friday && said(friday)).toContain('Model v13 behaves badly');
  });

  it('that comes late says so', async () => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    await journey.at('2026-11-02T08:30:00Z');
    const [first] = journey.nudgesIn(ADA);
    if (!first) throw new Error('no nudge came');
    await ada.presses('Got it', first);
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes('on or after Friday, November 6.')),
    );
    await ada.asks('pause my nudges until 2026-11-30', ada.dm());
    await journey.at('2026-11-30T08:30:00Z');
    const late = journey.nudgesIn(ADA).at(-1);
    expect(late && said(late)).toContain('I meant to ask you about this on or after Friday, November 6.');
  });
});

describe('A team that leaves kinds out of nudges', () => {
  it('does not offer them, and refuses them', async () => {
    const { ada } = await startJourney({
      now: () => MONDAY,
      config: { nudgeWithoutKinds: ['salary', 'trends'] },
    });
    const form = await startForm(ada);
    const kinds = JSON.stringify(form.blocks.find((one) => one.block_id === 'kinds'));
    expect(kinds).not.toContain('"salary"');
    expect(kinds).toContain('Career and Market come only if you choose them.');
    const forged = { text: { type: 'plain_text', text: 'Salary' }, value: 'salary' };
    await ada.act({
      do: 'submit',
      viewId: form.id,
      values: { kinds: { kinds: { type: 'multi_static_select', selected_options: [forged] } } },
    });
    const refused = await ada.sees((now) => now.modals.find((one) => one.errors.kinds !== undefined));
    expect(refused.errors.kinds).toContain('There are no cards of the kind “salary”.');
  });
});
