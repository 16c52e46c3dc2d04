import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CardChoice,
  type ChoiceInput,
  chooseCard,
  type LearnableCard,
  type LearnedItem,
  PULL,
} from '../../../src/nudges/rules/choose-card.ts';
import { isDue, newItem, review } from '../../../src/nudges/rules/memory.ts';
import { at } from './subscription-of.ts';

const NOW = at('2026-11-23T09:30');
const ago = (days: number) => NOW.subtract({ hours: days * 24 });
const EVERYTHING = { kinds: [], tags: [], onlyUnseen: false };

const card = (id: string, changes: Partial<LearnableCard> = {}): LearnableCard => ({
  id,
  kind: 'practices',
  tags: [],
  related: [],
  stage: 'First steps',
  ...changes,
});
const item = (cardId: string, changes: Partial<LearnedItem> = {}): LearnedItem => ({
  cardId,
  memory: null,
  notForMe: false,
  snoozedUntil: null,
  seenAt: null,
  ...changes,
});
/** A card that was rated good once, so many days ago. Its question is due after four days. */
const known = (cardId: string, days: number, changes: Partial<LearnedItem> = {}) =>
  item(cardId, { memory: review(newItem(ago(days)), 'good', ago(days)), seenAt: ago(days), ...changes });

const choose = (changes: Partial<ChoiceInput>): CardChoice =>
  chooseCard({
    cards: [],
    items: [],
    cameAcross: [],
    sent: [],
    topics: EVERYTHING,
    interest: [],
    now: NOW,
    ...changes,
  });

const cardOf = (choice: CardChoice) => ('cardId' in choice ? choice.cardId : undefined);
const sent = (form: 'tell' | 'ask', days: number, cardId = 'x', answered = false) => ({
  cardId,
  form,
  at: ago(days),
  answered,
});
const letters = (count: number) => Array.from({ length: count }, (_, index) => card(`card-${index}`));

describe('new cards', () => {
  it('the day after “not for me” are not related to that card, unless there are no others', () => {
    const cards = [card('refused', { related: ['relative'] }), card('relative'), card('other')];
    const items = [item('refused', { notForMe: true, seenAt: ago(1) })];
    const lastly = (...last: string[]) => ({ items, sent: last.map((id) => sent('tell', 1, id)) });
    expect(cardOf(choose({ cards, ...lastly('refused') }))).toBe('other');
    expect(cardOf(choose({ cards, ...lastly('something', 'refused') }))).toBe('relative');
    expect(cardOf(choose({ cards: cards.slice(0, 2), ...lastly('refused') }))).toBe('relative');
  });

  it('come in the order of the curriculum, and name its part', () => {
    expect(choose({ cards: [card('b'), card('a')] })).toEqual({
      cardId: 'b',
      form: 'tell',
      why: { type: 'next', stage: 'First steps' },
    });
  });

  it('come only on the chosen topics: a kind or a tag is enough', () => {
    const cards = [card('a'), card('b', { kind: 'trends' }), card('c', { tags: ['security'] })];
    const topics = { kinds: ['trends'], tags: ['security'], onlyUnseen: false };
    expect(cardOf(choose({ cards, topics }))).toBe('b');
    expect(cardOf(choose({ cards, topics, items: [item('b', { seenAt: ago(1) })] }))).toBe('c');
  });

  it('come a few places earlier if they are what the person wants more of', () => {
    const cards = [...letters(PULL.interest - 1), card('wanted', { tags: ['security'] }), card('z')];
    expect(cardOf(choose({ cards, interest: ['security'] }))).toBe('wanted');
    const far = [...letters(PULL.interest + 1), card('wanted', { tags: ['security'] })];
    expect(cardOf(choose({ cards: far, interest: ['security'] }))).toBe('card-0');
  });

  it('come a few places earlier if they build on what the person looked up in the last two weeks', () => {
    const cards = [...letters(3), card('linked'), card('asked', { related: ['linked'] })];
    const looked = (days: number) => choose({ cards, cameAcross: [{ cardId: 'asked', at: ago(days) }] });
    expect(looked(1)).toEqual({ cardId: 'linked', form: 'tell', why: { type: 'linked', to: 'asked' } });
    expect(cardOf(looked(15))).toBe('card-0');
  });

  it('are those that the person has not looked up by themselves', () => {
    const cameAcross = [{ cardId: 'a', at: ago(1) }];
    const items = [item('a', { seenAt: ago(1) })];
    expect(cardOf(choose({ cards: [card('a'), card('b')], cameAcross, items }))).toBe('b');
  });

  it('may be ones that the person saw a month ago as an answer that missed', () => {
    const cards = [card('missed'), card('b')];
    const seen = (days: number) => choose({ cards, items: [item('missed', { seenAt: ago(days) })] });
    expect(cardOf(seen(10))).toBe('b');
    expect(seen(31)).toEqual({ cardId: 'missed', form: 'tell', why: { type: 'long-ago' } });
    const topics = { ...EVERYTHING, onlyUnseen: true };
    expect(cardOf(choose({ cards, topics, items: [item('missed', { seenAt: ago(31) })] }))).toBe('b');
  });

  it('wait while several are put off', () => {
    const items = Array.from({ length: 5 }, (_, index) =>
      item(`card-${index}`, { seenAt: ago(1), snoozedUntil: NOW.add({ hours: 48 }) }),
    );
    expect(choose({ cards: letters(9), items })).toEqual({
      none: 'Several cards are waiting that you put off, so no new one came.',
    });
    expect(cardOf(choose({ cards: letters(9), items: items.slice(1) }))).toBe('card-0');
  });
});

describe('promised questions', () => {
  const cards = [card('new'), card('due'), card('late')];

  it('come on their day, before anything new and right after another question', () => {
    const choice = choose({ cards, items: [known('due', 4)], sent: [sent('ask', 1)] });
    expect(choice).toMatchObject({ cardId: 'due', form: 'ask', why: { type: 'due' } });
  });

  it('do not come before it', () => {
    expect(cardOf(choose({ cards, items: [known('due', 3)] }))).toBe('new');
  });

  it('come before those that are late already', () => {
    const items = [known('late', 30), known('due', 5)];
    expect(cardOf(choose({ cards, items }))).toBe('due');
    expect(choose({ cards, items: items.slice(0, 1) })).toMatchObject({
      cardId: 'late',
      why: { type: 'late', promised: ago(26), others: 0 },
    });
  });

  it('that are late let a new card come after three questions in a row', () => {
    const asked = [1, 4, 5].map((days) => sent('ask', days));
    expect(cardOf(choose({ cards, items: [known('late', 30)], sent: asked.slice(1) }))).toBe('late');
    expect(cardOf(choose({ cards, items: [known('late', 30)], sent: asked }))).toBe('new');
  });

  it('that stay unanswered come again after two days, and then after four', () => {
    const due = known('due', 12);
    const again = (...days: number[]) =>
      choose({ cards, items: [due], sent: days.map((day) => sent('ask', day, 'due')) });
    expect(cardOf(again(1))).toBe('new');
    expect(again(2)).toMatchObject({ cardId: 'due', why: { type: 'unanswered' } });
    expect(cardOf(again(2, 4))).toBe('new');
    expect(cardOf(again(4, 6))).toBe('due');
  });

  it('are not said to have stayed unanswered where they were answered, or never came as a question', () => {
    const since = (last: ReturnType<typeof sent>) =>
      choose({ cards, items: [known('due', 12)], sent: [last] });
    expect(since(sent('ask', 3, 'due', true))).toMatchObject({ cardId: 'due', why: { type: 'late' } });
    expect(since(sent('tell', 3, 'due'))).toMatchObject({ cardId: 'due', why: { type: 'late' } });
  });
});

describe('questions that nobody was promised', () => {
  const seen = [item('a', { seenAt: ago(8) }), item('b', { seenAt: ago(9) }), item('c', { seenAt: ago(3) })];
  const met = [sent('tell', 8, 'a'), sent('tell', 9, 'b'), sent('tell', 3, 'c')];
  const cards = [card('a'), card('b'), card('c'), card('new')];

  it('are about cards that were met a week ago and never rated, after three nudges without one', () => {
    expect(choose({ cards, items: seen, sent: met })).toEqual({
      cardId: 'b',
      form: 'ask',
      why: { type: 'seen' },
    });
    expect(cardOf(choose({ cards, items: seen, sent: [sent('ask', 1), ...met] }))).toBe('new');
  });

  it('are not said to be the first about their card when another one came before', () => {
    const asked = (answered: boolean) =>
      choose({ cards, items: seen, sent: [...met, sent('ask', 20, 'b', answered)] });
    expect(asked(false)).toMatchObject({ cardId: 'b', why: { type: 'unanswered' } });
    expect(asked(true)).toMatchObject({ cardId: 'b', why: { type: 'due' } });
  });

  it('are not about a card that was only an answer that missed', () => {
    expect(cardOf(choose({ cards: [card('a')], items: [item('a', { seenAt: ago(8) })] }))).toBeUndefined();
  });

  it('come only while there is room under review', () => {
    const full = Array.from({ length: 12 }, (_, index) => known(`known-${index}`, 1));
    expect(cardOf(choose({ cards, items: [...seen, ...full], sent: met }))).toBe('new');
  });

  it('are about what the person once knew for months, too', () => {
    const once = review(newItem(ago(900)), 'good', ago(900));
    const mastered = review(review(once, 'easy', ago(890)), 'easy', ago(850));
    const long = item('a', { memory: { ...mastered, due: ago(10).toString() }, seenAt: ago(850) });
    expect(choose({ cards: [card('a')], items: [long] })).toMatchObject({ cardId: 'a', form: 'ask' });
  });
});

describe('a card that a person', () => {
  it('put off comes first when its days are over, and not before', () => {
    const cards = [card('a'), card('b'), card('later')];
    const put = (days: number) => [
      item('later', { seenAt: ago(3), snoozedUntil: NOW.add({ hours: days * 24 }) }),
    ];
    expect(choose({ cards, items: put(0) })).toEqual({
      cardId: 'later',
      form: 'tell',
      why: { type: 'again-later' },
    });
    expect(cardOf(choose({ cards, items: put(2) }))).toBe('a');
  });

  it('put off, and that was shown since, is put off no more', () => {
    const shown = item('a', { snoozedUntil: ago(4), seenAt: ago(4) });
    expect(choose({ cards: [card('a'), card('b')], items: [shown] })).toMatchObject({ cardId: 'b' });
  });

  it('rated and put off is asked about when its days are over', () => {
    const put = (snoozedUntil: Temporal.Instant) => [known('a', 10, { snoozedUntil, seenAt: ago(3) })];
    expect(choose({ cards: [card('a')], items: put(NOW.add({ hours: 24 })) })).toHaveProperty('none');
    expect(choose({ cards: [card('a')], items: put(NOW) })).toMatchObject({ cardId: 'a', form: 'ask' });
  });

  it('called not for them never comes', () => {
    const items = [known('a', 100, { notForMe: true }), item('b', { notForMe: true })];
    expect(choose({ cards: [card('a'), card('b')], items })).toEqual({
      none: 'Every card on the chosen topics was marked “Not for me”.',
    });
  });

  it('knows and that is not due does not come', () => {
    expect(choose({ cards: [card('a')], items: [known('a', 2)] })).toEqual({
      none: 'Every card on the chosen topics has been seen, and none is due for review yet.',
    });
  });

  it('got a month ago and never rated is shown again, unless they want only what is unseen', () => {
    const full = Array.from({ length: 12 }, (_, index) => known(`known-${index}`, 1));
    const input = {
      cards: [card('a')],
      items: [item('a', { seenAt: ago(31) }), ...full],
      sent: [sent('tell', 31, 'a')],
    };
    expect(choose(input)).toEqual({ cardId: 'a', form: 'tell', why: { type: 'long-ago' } });
    expect(choose({ ...input, topics: { ...EVERYTHING, onlyUnseen: true } })).toHaveProperty('none');
  });
});

it('topics without a card give a reason and no card', () => {
  expect(choose({ cards: [card('a')], topics: { kinds: ['gone'], tags: [], onlyUnseen: false } })).toEqual({
    none: 'No card is about the chosen topics.',
  });
});

it('whatever is kept about a person, the rules hold, and the same input gives the same card', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const days = fc.integer({ min: 0, max: 60 });
  const anyItem = fc.record({
    seen: fc.option(days),
    rated: fc.option(days),
    snoozed: fc.option(fc.integer({ min: -9, max: 9 })),
    notForMe: fc.boolean(),
  });
  const anySent = fc.record({ cardId: fc.constantFrom(...ids), form: fc.constantFrom('tell', 'ask'), days });
  fc.assert(
    fc.property(
      fc.array(anyItem, { minLength: 6, maxLength: 6 }),
      fc.array(anySent, { maxLength: 5 }),
      fc.boolean(),
      fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
      fc.constantFrom(...ids),
      (kept, sentBefore, onlyUnseen, tagged, related) => {
        const cards = ids.map((id) =>
          card(id, { tags: tagged.includes(id) ? ['t'] : [], related: [related] }),
        );
        const items = kept.map(({ seen, rated, snoozed, notForMe }, index) =>
          item(ids[index] ?? 'a', {
            notForMe,
            seenAt: seen === null ? null : ago(seen),
            memory: rated === null ? null : review(newItem(ago(rated)), 'good', ago(rated)),
            snoozedUntil: snoozed === null ? null : NOW.add({ hours: snoozed * 24 }),
          }),
        );
        const input = {
          cards,
          items,
          cameAcross: [{ cardId: 'a', at: ago(1) }],
          sent: sentBefore
            .toSorted((one, other) => one.days - other.days)
            .map((one) => sent(one.form, one.days, one.cardId)),
          topics: { kinds: [], tags: tagged.length > 0 ? ['t'] : [], onlyUnseen },
        };
        const choice = choose(input);
        expect(choose(input)).toEqual(choice);
        if ('none' in choice) return;
        const chosen = items[ids.indexOf(choice.cardId)];
        if (!chosen) throw new Error('no such card');
        if (tagged.length > 0) expect(tagged).toContain(choice.cardId);
        expect(chosen.notForMe).toBe(false);
        if (chosen.snoozedUntil)
          expect(Temporal.Instant.compare(chosen.snoozedUntil, NOW)).toBeLessThanOrEqual(0);
        if (chosen.memory) {
          expect(choice.form).toBe('ask');
          expect(isDue(chosen.memory, NOW)).toBe(true);
        }
        if (choice.form === 'ask') expect(chosen.memory ?? chosen.seenAt).not.toBeNull();
        if (choice.form === 'tell' && onlyUnseen && !chosen.snoozedUntil) expect(chosen.seenAt).toBeNull();
      },
    ),
    { numRuns: 1_000 },
  );
});
