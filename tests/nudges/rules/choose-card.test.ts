import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CardChoice,
  type ChoiceInput,
  chooseCard,
  type LearnableCard,
  type LearnedItem,
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
/** A card that was rated good once, so many days ago. */
const known = (cardId: string, days: number, changes: Partial<LearnedItem> = {}) =>
  item(cardId, { memory: review(newItem(ago(days)), 'good', ago(days)), seenAt: ago(days), ...changes });

/** Numbers that look random and are the same each time (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const choose = (changes: Partial<ChoiceInput>): CardChoice =>
  chooseCard({
    cards: [],
    items: [],
    cameAcross: [],
    lastNudges: [],
    topics: EVERYTHING,
    now: NOW,
    random: () => 0.5,
    ...changes,
  });

const cardOf = (choice: CardChoice) => ('cardId' in choice ? choice.cardId : undefined);
const told = (count: number) => Array.from({ length: count }, () => ({ cardId: 'x', form: 'tell' as const }));

describe('a person who is new', () => {
  it('is told a card that they have not seen', () => {
    expect(choose({ cards: [card('a')] })).toEqual({ cardId: 'a', form: 'tell', why: { type: 'new' } });
  });

  it('gets only cards of their topics: a kind or a tag is enough', () => {
    const cards = [card('a'), card('b', { kind: 'trends' }), card('c', { tags: ['security'] })];
    const topics = { kinds: ['trends'], tags: ['security'], onlyUnseen: false };
    const random = numbers(1);
    const got = new Set(Array.from({ length: 40 }, () => cardOf(choose({ cards, topics, random }))));
    expect(got).toEqual(new Set(['b', 'c']));
  });

  it('gets another kind than the last time more often than not', () => {
    const cards = [card('a'), card('b', { kind: 'trends' }), card('last')];
    const lastNudges = [{ cardId: 'last', form: 'tell' as const }];
    const items = [item('last', { seenAt: ago(1) })];
    const random = numbers(2);
    const got = Array.from({ length: 300 }, () => cardOf(choose({ cards, items, lastNudges, random })));
    expect(got.filter((id) => id === 'b').length).toBeGreaterThan(160);
  });
});

describe('what a person came across lately', () => {
  const cards = [
    ...Array.from({ length: 20 }, (_, index) => card(`other-${index}`)),
    card('asked', { related: ['linked'] }),
    card('linked'),
    card('names-it', { related: ['asked'] }),
  ];
  const share = (days: number) => {
    const random = numbers(3);
    const got = Array.from({ length: 300 }, () =>
      choose({
        cards,
        items: [item('asked', { seenAt: ago(1) })],
        cameAcross: [{ cardId: 'asked', at: ago(days) }],
        random,
      }),
    );
    return got.filter((choice) => ['linked', 'names-it'].includes(cardOf(choice) ?? '')).length / got.length;
  };

  it('brings cards that are linked to it two times out of three, in either direction', () => {
    expect(share(1)).toBeGreaterThan(0.6);
    expect(share(1)).toBeLessThan(0.8);
  });

  it('does so no more after two weeks', () => {
    expect(share(15)).toBeLessThan(0.2);
  });

  it('makes cards with the same tags likelier', () => {
    const tagged = [
      card('met', { tags: ['gpu', 'cost'] }),
      card('same', { tags: ['gpu', 'cost'] }),
      card('none'),
    ];
    const random = numbers(5);
    const got = Array.from({ length: 300 }, () =>
      cardOf(
        choose({
          cards: tagged,
          items: [item('met', { seenAt: ago(1) })],
          cameAcross: [{ cardId: 'met', at: ago(1) }],
          random,
        }),
      ),
    );
    expect(got.filter((id) => id === 'same').length).toBeGreaterThan(200);
  });

  it('is given as the reason', () => {
    expect(
      choose({
        cards: [card('b', { related: ['asked'] }), card('asked')],
        items: [item('asked', { seenAt: ago(1) })],
        cameAcross: [{ cardId: 'asked', at: ago(2) }],
      }),
    ).toEqual({ cardId: 'b', form: 'tell', why: { type: 'linked', to: 'asked' } });
  });
});

describe('questions', () => {
  const cards = [card('new'), card('due')];
  const items = [known('due', 10)];

  it('come every third or fourth nudge when a card is due', () => {
    const lastForms = (count: number, random: () => number) => {
      const choice = choose({
        cards,
        items,
        lastNudges: [...told(count), { cardId: 'x', form: 'ask' }],
        random,
      });
      return 'form' in choice ? choice.form : choice;
    };
    expect([0, 1].map((count) => lastForms(count, () => 0))).toEqual(['tell', 'tell']);
    expect(lastForms(2, () => 0.1)).toBe('ask');
    expect(lastForms(2, () => 0.9)).toBe('tell');
    expect(lastForms(3, () => 0.9)).toBe('ask');
  });

  it('come instead of nothing when there is nothing new to tell', () => {
    const choice = choose({ cards: [card('due')], items, lastNudges: [{ cardId: 'x', form: 'ask' }] });
    expect(choice).toMatchObject({ cardId: 'due', form: 'ask', why: { type: 'due' } });
  });

  it('are about the card that is least remembered', () => {
    const choice = choose({
      cards: [card('a'), card('b'), card('c')],
      items: [known('a', 5), known('b', 40), known('c', 20)],
      lastNudges: told(3),
    });
    expect(choice).toMatchObject({ cardId: 'b', form: 'ask' });
  });

  it('are about cards that were seen a week ago and never rated, when none is due', () => {
    const seen = [
      item('a', { seenAt: ago(8) }),
      item('b', { seenAt: ago(9) }),
      item('c', { seenAt: ago(3) }),
    ];
    expect(choose({ cards: ['a', 'b', 'c'].map((id) => card(id)), items: seen })).toEqual({
      cardId: 'b',
      form: 'ask',
      why: { type: 'seen' },
    });
  });

  it('wait a week after a card was seen for the first time', () => {
    const seen = (days: number) => choose({ cards: [card('a')], items: [item('a', { seenAt: ago(days) })] });
    expect(seen(6)).toHaveProperty('none');
    expect(seen(7)).toMatchObject({ cardId: 'a', form: 'ask' });
  });

  it('are not repeated the day after they stayed unanswered', () => {
    expect(choose({ cards: [card('due')], items: [known('due', 10, { seenAt: ago(1) })] })).toHaveProperty(
      'none',
    );
    expect(cardOf(choose({ cards: [card('due')], items: [known('due', 10, { seenAt: ago(2) })] }))).toBe(
      'due',
    );
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
    const random = numbers(4);
    const before = Array.from({ length: 50 }, () => cardOf(choose({ cards, items: put(2), random })));
    expect(before).not.toContain('later');
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

  it('saw a month ago is told again, unless they want only what is unseen', () => {
    const input = {
      cards: [card('a')],
      items: [item('a', { seenAt: ago(31) })],
      lastNudges: [{ cardId: 'x', form: 'ask' as const }],
    };
    expect(choose(input)).toEqual({ cardId: 'a', form: 'tell', why: { type: 'long-ago' } });
    expect(choose({ ...input, topics: { ...EVERYTHING, onlyUnseen: true } })).toMatchObject({ form: 'ask' });
  });
});

it('topics without a card give a reason and no card', () => {
  expect(choose({ cards: [card('a')], topics: { kinds: ['gone'], tags: [], onlyUnseen: false } })).toEqual({
    none: 'No card is about the chosen topics.',
  });
});

it('whatever is kept about a person, the rules hold, and the same numbers give the same card', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const days = fc.integer({ min: 0, max: 60 });
  const anyItem = fc.record({
    seen: fc.option(days),
    rated: fc.option(days),
    snoozed: fc.option(fc.integer({ min: -9, max: 9 })),
    notForMe: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(anyItem, { minLength: 6, maxLength: 6 }),
      fc.array(fc.constantFrom('tell', 'ask'), { maxLength: 5 }),
      fc.boolean(),
      fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
      fc.nat(),
      (kept, forms, onlyUnseen, tagged, seed) => {
        const cards = ids.map((id) =>
          card(id, { tags: tagged.includes(id) ? ['t'] : [], related: [ids[seed % 6] ?? 'a'] }),
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
          lastNudges: forms.map((form) => ({ cardId: 'a', form })),
          topics: { kinds: [], tags: tagged.length > 0 ? ['t'] : [], onlyUnseen },
        };
        const choice = choose({ ...input, random: numbers(seed) });
        expect(choose({ ...input, random: numbers(seed) })).toEqual(choice);
        if ('none' in choice) return;
        const kept1 = items[ids.indexOf(choice.cardId)];
        if (!kept1) throw new Error('no such card');
        if (tagged.length > 0) expect(tagged).toContain(choice.cardId);
        expect(kept1.notForMe).toBe(false);
        if (kept1.seenAt) expect(Temporal.Instant.compare(kept1.seenAt, ago(2))).toBeLessThanOrEqual(0);
        if (kept1.snoozedUntil)
          expect(Temporal.Instant.compare(kept1.snoozedUntil, NOW)).toBeLessThanOrEqual(0);
        if (kept1.memory) {
          expect(choice.form).toBe('ask');
          expect(isDue(kept1.memory, NOW)).toBe(true);
        }
        if (choice.form === 'ask') expect(kept1.memory ?? kept1.seenAt).not.toBeNull();
        if (choice.form === 'tell' && onlyUnseen && !kept1.snoozedUntil) expect(kept1.seenAt).toBeNull();
      },
    ),
    { numRuns: 1_000 },
  );
});
